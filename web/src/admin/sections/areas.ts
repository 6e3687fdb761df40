import { h, setText, show } from '../../dom';
import { fill, inLanguage } from '../../text/language';
import { messageLine, textField } from '../../users/fields';
import type { AreaSetting, Configuration } from '../configuration';
import { choice, numberField, numberOf, optionalField, removeButton, showNumber, table, tell } from '../forms';
import type { Section } from '../section';

const texts = inLanguage({
  title: ['Areas', 'Zonas'],
  note: [
    'Areas that rules speak of: a polygon of up to 1,000 corners, a circle, or a line that tracks cross; with limits of height, days and times (UTC) if wanted.',
    'Zonas a las que se refieren las reglas: un polígono de hasta 1.000 vértices, un círculo o una línea que las pistas cruzan; con límites de altura, días y horas (UTC) si se desea.',
  ],
  name: ['Name', 'Nombre'],
  shape: ['Shape', 'Forma'],
  polygon: ['polygon', 'polígono'],
  circle: ['circle', 'círculo'],
  line: ['line', 'línea'],
  corners: ['Corners, one a line: latitude, longitude', 'Vértices, uno por línea: latitud, longitud'],
  center: ['Centre: latitude, longitude', 'Centro: latitud, longitud'],
  radius: ['Radius, m', 'Radio, m'],
  floor: ['Floor, m', 'Piso, m'],
  ceiling: ['Ceiling, m', 'Techo, m'],
  heights: ['Heights', 'Alturas'],
  cornerCount: ['polygon, {n} corners', 'polígono, {n} vértices'],
  lineCount: ['line, {n} corners', 'línea, {n} vértices'],
  times: ['Times (UTC)', 'Horas (UTC)'],
  days: ['Days', 'Días'],
  fromUtc: ['From, HH:MM UTC', 'Desde, HH:MM UTC'],
  toUtc: ['To, HH:MM UTC', 'Hasta, HH:MM UTC'],
  always: ['always', 'siempre'],
  mon: ['Mon', 'lun'],
  tue: ['Tue', 'mar'],
  wed: ['Wed', 'mié'],
  thu: ['Thu', 'jue'],
  fri: ['Fri', 'vie'],
  sat: ['Sat', 'sáb'],
  sun: ['Sun', 'dom'],
  circleOf: ['circle, {r} m around {lat}, {lon}', 'círculo, {r} m alrededor de {lat}, {lon}'],
  all: ['all', 'todas'],
  upTo: ['up to {c} m', 'hasta {c} m'],
  from: ['from {f} m', 'desde {f} m'],
  between: ['{f} to {c} m', '{f} a {c} m'],
  add: ['Add area', 'Agregar zona'],
  save: ['Save area', 'Guardar zona'],
  edit: ['Edit', 'Editar'],
  cancel: ['Cancel', 'Cancelar'],
  none: ['No area yet.', 'Todavía no hay zonas.'],
});

const TIME = { size: 6, pattern: '\\s*([01][0-9]|2[0-3]):[0-5][0-9]\\s*|24:00', placeholder: '00:00' };
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The areas of the configuration. */
export class AreasSection implements Section {
  readonly name = 'areas';
  readonly title = texts.title;
  readonly element: HTMLElement;
  readonly #configuration: Configuration;
  readonly #rows = h('tbody', { 'data-testid': 'admin-areas' });
  readonly #message = messageLine('areas-message');
  readonly #name = textField('area-name', texts.name, { autocomplete: 'off', maxlength: 64 });
  readonly #shape = choice('area-shape', texts.shape, {
    polygon: texts.polygon,
    circle: texts.circle,
    line: texts.line,
  });
  readonly #corners = h('textarea', {
    id: 'area-corners',
    'data-testid': 'area-corners',
    rows: 6,
    cols: 34,
    spellcheck: 'false',
  });
  readonly #cornersField = h('div', { class: 'field' }, h('label', { for: 'area-corners' }, texts.corners), this.#corners);
  readonly #center = optionalField('area-center', texts.center, { placeholder: '10.65, -61.5', size: 24 });
  readonly #radius = numberField('area-radius', texts.radius);
  readonly #floor = numberField('area-floor', texts.floor);
  readonly #ceiling = numberField('area-ceiling', texts.ceiling);
  readonly #from = optionalField('area-from', texts.fromUtc, TIME);
  readonly #to = optionalField('area-to', texts.toUtc, TIME);
  readonly #days = DAYS.map((day) =>
    h('input', { type: 'checkbox', id: `area-${day}`, 'data-testid': `area-${day}`, value: day, checked: true }),
  );
  readonly #submit = h('button', { type: 'submit', class: 'primary', 'data-testid': 'area-save' }, texts.add);
  readonly #cancel = h('button', { type: 'button', hidden: true, onclick: () => this.#edit(null) }, texts.cancel);
  #editing: string | null = null;

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    this.#shape.input.addEventListener('change', () => this.#showShape());
    this.element = h(
      'section',
      { class: 'admin-section' },
      h('h2', {}, texts.title),
      h('p', { class: 'note' }, texts.note),
      table([texts.name, texts.shape, texts.heights, texts.times, ''], this.#rows),
      h(
        'form',
        { onsubmit: (event) => void this.#save(event) },
        this.#name.element,
        this.#shape.element,
        this.#cornersField,
        this.#center.element,
        this.#radius.element,
        this.#floor.element,
        this.#ceiling.element,
        h(
          'fieldset',
          { class: 'field days' },
          h('legend', {}, texts.days),
          ...this.#days.map((box) => h('label', {}, box, texts[box.value as (typeof DAYS)[number]])),
        ),
        this.#from.element,
        this.#to.element,
        this.#submit,
        this.#cancel,
      ),
      this.#message.element,
    );
    this.#showShape();
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

  #showShape(): void {
    const isCircle = this.#shape.input.value === 'circle';
    show(this.#cornersField, !isCircle);
    show(this.#center.element, isCircle);
    show(this.#radius.element, isCircle);
  }

  #edit(area: AreaSetting | null): void {
    this.#editing = area?.name ?? null;
    this.#name.input.value = area?.name ?? '';
    this.#shape.input.value = area?.center ? 'circle' : area?.line ? 'line' : 'polygon';
    this.#corners.value = (area?.polygon ?? area?.line ?? []).map((corner) => corner.join(', ')).join('\n');
    this.#center.input.value = area?.center?.join(', ') ?? '';
    this.#radius.input.value = showNumber(area?.radius_m);
    this.#floor.input.value = showNumber(area?.floor_m);
    this.#ceiling.input.value = showNumber(area?.ceiling_m);
    this.#from.input.value = area?.from_utc ?? '';
    this.#to.input.value = area?.to_utc ?? '';
    for (const box of this.#days) box.checked = area?.days?.includes(box.value) ?? true;
    setText(this.#submit, area ? texts.save : texts.add);
    this.#cancel.hidden = area === null;
    this.#showShape();
    if (area) this.#name.input.focus();
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const shape = this.#shape.input.value;
    const days = this.#days.filter((box) => box.checked).map((box) => box.value);
    const corners = this.#corners.value.split('\n').filter((line) => line.trim() !== '');
    const item = withoutEmpty({
      name: this.#name.input.value.trim(),
      polygon: shape === 'polygon' ? corners.map(placeOf) : null,
      line: shape === 'line' ? corners.map(placeOf) : null,
      center: shape === 'circle' ? placeOf(this.#center.input.value) : null,
      radius_m: shape === 'circle' ? numberOf(this.#radius) : null,
      days: days.length === DAYS.length ? null : days,
      from_utc: this.#from.input.value.trim(),
      to_utc: this.#to.input.value.trim(),
      floor_m: numberOf(this.#floor),
      ceiling_m: numberOf(this.#ceiling),
    });
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

/** Two plain numbers as such; whatever else is written is for the server to read. */
function placeOf(text: string): [number, number] | string {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : text.trim();
}

export function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
}

function shapeText(area: AreaSetting): string {
  if (area.line) return fill(texts.lineCount, { n: area.line.length });
  if (area.polygon) return fill(texts.cornerCount, { n: area.polygon.length });
  const [lat = 0, lon = 0] = area.center ?? [];
  return fill(texts.circleOf, { r: area.radius_m ?? 0, lat: lat.toFixed(4), lon: lon.toFixed(4) });
}

function heightText({ floor_m: f, ceiling_m: c }: AreaSetting): string {
  if (f === undefined) return c === undefined ? texts.all : fill(texts.upTo, { c });
  return c === undefined ? fill(texts.from, { f }) : fill(texts.between, { f, c });
}

function timeText({ days, from_utc: from, to_utc: to }: AreaSetting): string {
  const parts = days ? [days.map((day) => texts[day as (typeof DAYS)[number]]).join(' ')] : [];
  if (from !== undefined || to !== undefined) parts.push(`${from ?? '00:00'}–${to ?? '24:00'}`);
  return parts.length > 0 ? parts.join(', ') : texts.always;
}
