import { h } from '../dom';
import { SEEN_NAMES, type Filter, type Range } from '../picture/filter';
import { DOMAIN_NAMES, LIFE_NAMES } from '../picture/vocabulary';
import type { Screen } from '../screen';
import { SEEN_TEXTS } from '../text/filter-words';
import { inLanguage } from '../text/language';
import { categoryKey, categoryKeyText, domainText, lifeText } from '../text/words';
import { METERS_PER_FOOT, MPS_PER, SPEED_UNIT_TEXT } from '../text/units';

const PERIOD_MS = 2000;

const texts = inLanguage({
  filter: ['Filter', 'Filtro'],
  button: ['Filter (Shift+F)', 'Filtro (Shift+F)'],
  help: ['filter panel', 'panel del filtro'],
  radarOnly: ['only what no transponder reports, on / off', 'solo lo que ningún transpondedor informa, sí / no'],
  close: ['Close', 'Cerrar'],
  body: ['Conditions of the filter', 'Condiciones del filtro'],
  domain: ['Domain', 'Dominio'],
  seen: ['Seen by', 'Visto por'],
  source: ['Source', 'Fuente'],
  life: ['Status', 'Estado'],
  category: ['Category', 'Categoría'],
  altitude: ['Altitude of what flies', 'Altitud de lo que vuela'],
  speed: ['Speed', 'Velocidad'],
  name: ['Name or number', 'Nombre o número'],
  min: ['from', 'desde'],
  max: ['to', 'hasta'],
  emergencies: ['Emergencies only', 'Solo emergencias'],
  unknown: [
    'A track whose altitude or speed is not known stays in sight.',
    'Una pista cuya altitud o velocidad no se conoce sigue a la vista.',
  ],
  noCategory: ['No category in view', 'Ninguna categoría a la vista'],
});

type ListName = 'domains' | 'lives' | 'seen' | 'sources' | 'categories';

/** Where the filter is set; what is set already is read back from it. */
export function addFilterPanel(screen: Screen): void {
  const { docks, filters, settings } = screen;
  const toggle = () => docks.toggle('filter');
  const panel = new FilterPanel(screen, toggle);
  const button = screen.statusBar.addButton('filter-button', texts.filter, texts.button, toggle);
  docks.add('filter', panel.element, 'left', button);
  screen.commands.add({ keys: ['Shift+f'], help: texts.help, run: toggle });
  const radarOnly = () => filters.change({ seen: filters.filter.seen.includes('radar_only') ? [] : ['radar_only'] });
  screen.commands.add({ keys: ['Shift+g'], help: texts.radarOnly, run: radarOnly });
  const update = () => docks.isOpen('filter') && panel.update();
  filters.changed.on(update);
  docks.changed.on(update);
  settings.changed.on(update);
  setInterval(update, PERIOD_MS);
}

class FilterPanel {
  readonly element: HTMLElement;
  readonly #screen: Screen;
  readonly #sources: CheckList;
  readonly #categories: CheckList;
  readonly #lists: readonly CheckList[];
  readonly #altitude: RangeField;
  readonly #speed: RangeField;
  readonly #name: HTMLInputElement;
  readonly #emergencies: HTMLInputElement;

  constructor(screen: Screen, close: () => void) {
    this.#screen = screen;
    const { filters } = screen;
    const list = (name: ListName, title: string) =>
      new CheckList(title, name, (values) => filters.change({ [name]: values } as Partial<Filter>));
    const domains = list('domains', texts.domain).offer(DOMAIN_NAMES.map((name) => [name, domainText(name)]));
    const seen = list('seen', texts.seen).offer(SEEN_NAMES.map((name) => [name, SEEN_TEXTS[name]]));
    const lives = list('lives', texts.life).offer(LIFE_NAMES.map((name) => [name, lifeText(name)]));
    this.#sources = list('sources', texts.source);
    this.#categories = list('categories', texts.category);
    this.#lists = [domains, seen, lives, this.#sources, this.#categories];
    this.#altitude = new RangeField(texts.altitude, 'altitude', (altitudeFeet) => filters.change({ altitudeFeet }));
    this.#speed = new RangeField(texts.speed, 'speed', (speedKnots) => filters.change({ speedKnots }));
    this.#name = h('input', { type: 'text', id: 'filter-name', autocomplete: 'off', spellcheck: 'false' });
    this.#name.addEventListener('input', () => filters.change({ name: this.#name.value }));
    this.#emergencies = h('input', { type: 'checkbox' });
    this.#emergencies.addEventListener('change', () => filters.change({ emergencies: this.#emergencies.checked }));
    this.element = h(
      'section',
      { class: 'panel form-panel', 'data-testid': 'filter-panel', 'aria-label': texts.filter, hidden: true },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', {}, texts.filter),
        h('button', { type: 'button', class: 'close', title: texts.close, 'aria-label': texts.close, onclick: close }, '×'),
      ),
      h(
        'div',
        { class: 'panel-body', tabindex: '0', role: 'group', 'aria-label': texts.body },
        h('label', { class: 'check' }, this.#emergencies, texts.emergencies),
        h('label', { class: 'choice', for: 'filter-name' }, h('span', {}, texts.name), this.#name),
        domains.element,
        seen.element,
        this.#altitude.element,
        this.#speed.element,
        h('p', { class: 'note' }, texts.unknown),
        this.#sources.element,
        lives.element,
        this.#categories.element,
      ),
    );
  }

  update(): void {
    const { filters, picture, settings, sources } = this.#screen;
    const { filter } = filters;
    const known = (sources ?? []).filter(({ id }) => id <= 32).map(({ name }) => name);
    this.#sources.offer([...new Set([...known, ...filter.sources])].map((name) => [name, name]));
    const keys = new Set(filter.categories);
    for (const track of picture.tracks()) keys.add(categoryKey(track.category) ?? '');
    keys.delete('');
    this.#categories.offer([...keys].sort().map((key) => [key, categoryKeyText(key)]));
    for (const list of this.#lists) list.show(filter[list.name]);
    const inMeters = settings.get('air_altitude') === 'm';
    this.#altitude.show(filter.altitudeFeet, inMeters ? 'm' : 'ft', inMeters ? METERS_PER_FOOT : 1);
    const unit = settings.get('air_speed');
    this.#speed.show(filter.speedKnots, SPEED_UNIT_TEXT[unit], MPS_PER.kt / MPS_PER[unit]);
    if (document.activeElement !== this.#name) this.#name.value = filter.name;
    this.#emergencies.checked = filter.emergencies;
  }
}

/** Boxes of which none or several are ticked. */
class CheckList {
  readonly element: HTMLFieldSetElement;
  readonly name: ListName;
  readonly #boxes = h('div', { class: 'checks' });
  readonly #change: (values: readonly string[]) => void;
  #offered = '';

  constructor(title: string, name: ListName, change: (values: readonly string[]) => void) {
    this.name = name;
    this.#change = change;
    this.element = h('fieldset', { 'data-testid': `filter-${name}` }, h('legend', {}, title), this.#boxes);
    this.#boxes.addEventListener('change', () => this.#change(this.#inputs.filter((box) => box.checked).map((box) => box.value)));
  }

  /** Values with their words; written again only when they change, so that a box keeps its focus. */
  offer(choices: readonly (readonly [value: string, text: string])[]): this {
    const offered = JSON.stringify(choices);
    if (offered === this.#offered) return this;
    this.#offered = offered;
    const empty = h('span', { class: 'note' }, texts.noCategory);
    const boxes = choices.map(([value, text]) => h('label', { class: 'check' }, h('input', { type: 'checkbox', value }), text));
    this.#boxes.replaceChildren(...(boxes.length > 0 ? boxes : [empty]));
    return this;
  }

  show(values: readonly string[]): void {
    for (const box of this.#inputs) box.checked = values.includes(box.value);
  }

  get #inputs(): readonly HTMLInputElement[] {
    return [...this.#boxes.querySelectorAll('input')];
  }
}

/** Two numbers, each of which may be left empty; shown in the user's unit, kept in the filter's. */
class RangeField {
  readonly element: HTMLFieldSetElement;
  readonly #min: HTMLInputElement;
  readonly #max: HTMLInputElement;
  readonly #unit = h('span', { class: 'note' });
  #scale = 1;

  constructor(title: string, name: string, change: (range: Range) => void) {
    const end = (text: string) =>
      h('input', { type: 'number', inputmode: 'numeric', placeholder: text, 'aria-label': `${title}, ${text}` });
    this.#min = end(texts.min);
    this.#max = end(texts.max);
    for (const input of [this.#min, this.#max])
      input.addEventListener('input', () => change({ min: this.#value(this.#min), max: this.#value(this.#max) }));
    this.element = h(
      'fieldset',
      { 'data-testid': `filter-${name}` },
      h('legend', {}, title),
      h('div', { class: 'range' }, this.#min, '–', this.#max, this.#unit),
    );
  }

  /** `scale` is the user's units to one of the filter's. */
  show({ min, max }: Range, unit: string, scale: number): void {
    this.#scale = scale;
    this.#unit.textContent = unit;
    for (const [input, value] of [[this.#min, min] as const, [this.#max, max] as const])
      if (document.activeElement !== input) input.value = value === null ? '' : String(Math.round(value * scale));
  }

  #value(input: HTMLInputElement): number | null {
    return input.value.trim() === '' || Number.isNaN(input.valueAsNumber) ? null : Math.round(input.valueAsNumber / this.#scale);
  }
}
