import { heightText, shapeText, timeText } from '../../areas/area-words';
import { h, setText } from '../../dom';
import { inLanguage } from '../../text/language';
import { messageLine } from '../../users/fields';
import { AreaFields } from '../area-fields';
import type { AreaSetting, Configuration } from '../configuration';
import { removeButton, table, tell } from '../forms';
import type { Section } from '../section';

const texts = inLanguage({
  title: ['Areas', 'Zonas'],
  note: [
    'Areas that rules speak of: a polygon of up to 1,000 corners, a circle, or a line that tracks cross; with limits of height, days and times (UTC) if wanted.',
    'Zonas a las que se refieren las reglas: un polígono de hasta 1.000 vértices, un círculo o una línea que las pistas cruzan; con límites de altura, días y horas (UTC) si se desea.',
  ],
  draw: ['Draw on the map, GeoJSON in and out', 'Dibujar en el mapa, GeoJSON de entrada y salida'],
  name: ['Name', 'Nombre'],
  shape: ['Shape', 'Forma'],
  heights: ['Heights', 'Alturas'],
  times: ['Times (UTC)', 'Horas (UTC)'],
  add: ['Add area', 'Agregar zona'],
  save: ['Save area', 'Guardar zona'],
  edit: ['Edit', 'Editar'],
  cancel: ['Cancel', 'Cancelar'],
  none: ['No area yet.', 'Todavía no hay zonas.'],
});

/** The areas of the configuration. */
export class AreasSection implements Section {
  readonly name = 'areas';
  readonly title = texts.title;
  readonly element: HTMLElement;
  readonly #configuration: Configuration;
  readonly #rows = h('tbody', { 'data-testid': 'admin-areas' });
  readonly #message = messageLine('areas-message');
  readonly #fields = new AreaFields();
  readonly #submit = h('button', { type: 'submit', class: 'primary', 'data-testid': 'area-save' }, texts.add);
  readonly #cancel = h('button', { type: 'button', hidden: true, onclick: () => this.#edit(null) }, texts.cancel);
  #editing: string | null = null;

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    this.element = h(
      'section',
      { class: 'admin-section' },
      h('h2', {}, texts.title),
      h('p', { class: 'note' }, texts.note),
      h('p', {}, h('a', { href: './#panels=areas' }, texts.draw)),
      table([texts.name, texts.shape, texts.heights, texts.times, ''], this.#rows),
      h(
        'form',
        { onsubmit: (event) => void this.#save(event) },
        ...this.#fields.elements,
        h('div', { class: 'actions' }, this.#submit, this.#cancel),
      ),
      this.#message.element,
    );
    configuration.onChange(() => this.#show());
  }

  refresh(): Promise<void> {
    this.#show();
    return Promise.resolve();
  }

  #show(): void {
    const areas = this.#configuration.model?.areas ?? [];
    this.#rows.replaceChildren(
      ...(areas.length > 0
        ? areas.map((area) => this.#row(area))
        : [h('tr', {}, h('td', { colspan: 5, class: 'note' }, texts.none))]),
    );
  }

  #row(area: AreaSetting): HTMLElement {
    return h(
      'tr',
      { 'data-area': area.name },
      h('th', { scope: 'row' }, area.name),
      h('td', {}, shapeText(area)),
      h('td', {}, heightText(area)),
      h('td', {}, timeText(area)),
      h(
        'td',
        { class: 'does' },
        h('button', { type: 'button', onclick: () => this.#edit(area) }, texts.edit),
        removeButton(area.name, () => void this.#remove(area.name)),
      ),
    );
  }

  #edit(area: AreaSetting | null): void {
    this.#editing = area?.name ?? null;
    this.#fields.set(area);
    setText(this.#submit, area ? texts.save : texts.add);
    this.#cancel.hidden = area === null;
    if (area) this.#fields.name.input.focus();
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const item = this.#fields.item();
    const change = this.#editing
      ? this.#configuration.change('PUT', `/areas?name=${encodeURIComponent(this.#editing)}`, item)
      : this.#configuration.change('POST', '/areas', item);
    if (await tell(this.#message, this.#configuration, change)) this.#edit(null);
  }

  async #remove(name: string): Promise<void> {
    await tell(
      this.#message,
      this.#configuration,
      this.#configuration.change('DELETE', `/areas?name=${encodeURIComponent(name)}`),
    );
  }
}
