import { h, setText, show } from '../dom';
import { poll } from '../link/poll';
import type { MapClick } from '../map/map-view';
import type { Screen } from '../screen';
import { fill, inLanguage } from '../text/language';
import { age, number } from '../text/units';
import { cellAt, cellFeatures, NO_CELLS } from './cells';
import { readCoverage, type CoverageAnswer } from './coverage-rest';
import { QUANTITIES, QUANTITY_NAMES, quantitiesOf, stepTexts, type QuantityName } from './quantity';

const PERIOD_MS = 10_000;

const texts = inLanguage({
  coverage: ['Coverage', 'Cobertura'],
  title: ['Coverage of a sensor (Shift+C)', 'Cobertura de un sensor (Shift+C)'],
  help: ['coverage of a sensor, by cells of 11 km', 'cobertura de un sensor, por celdas de 11 km'],
  sensor: ['Sensor', 'Sensor'],
  shown: ['Shown', 'Se muestra'],
  pale: ['pale: fewer than 10 turns counted', 'pálido: menos de 10 vueltas contadas'],
  waiting: ['Nothing is known of any sensor yet.', 'Todavía no se sabe nada de ningún sensor.'],
  click: ['Click a cell for its figures.', 'Haga clic en una celda para ver sus cifras.'],
  none: ['Nothing is known of this place.', 'No se sabe nada de este lugar.'],
  detection: ['{name}: {value} in {turns} turns', '{name}: {value} en {turns} vueltas'],
  value: ['{name}: {value} {unit}', '{name}: {value} {unit}'],
  heard: ['last report {age} ago', 'último informe hace {age}'],
});

/** Cells of the map coloured by how one sensor sees or hears them. */
export function addCoverage(screen: Screen): void {
  const layer = new CoverageLayer(screen);
  screen.commands.add({ keys: ['Shift+c'], help: texts.help, run: () => layer.toggle() });
}

class CoverageLayer {
  readonly #screen: Screen;
  readonly #button: HTMLButtonElement;
  readonly #sensors = h('select', { 'data-testid': 'coverage-sensor' });
  readonly #quantities = h('select', { 'data-testid': 'coverage-quantity' });
  readonly #legend = h('ol', { class: 'coverage-legend', 'data-testid': 'coverage-legend' });
  readonly #pale = h('span', { class: 'note' }, texts.pale);
  readonly #figures = h('p', { class: 'note', role: 'status', 'data-testid': 'coverage-figures' }, texts.click);
  readonly #box: HTMLElement;
  readonly #polling: { now(): void };
  #on: boolean;
  #sensor: string | null;
  #quantity: QuantityName;
  #answer: CoverageAnswer | null = null;

  constructor(screen: Screen) {
    this.#screen = screen;
    const [sensor, quantity] = screen.address.given('coverage')?.split('~') ?? [];
    this.#on = sensor !== undefined;
    this.#sensor = sensor || null;
    this.#quantity = QUANTITY_NAMES.find((name) => name === quantity) ?? 'pd';
    this.#button = screen.mapTools.add('coverage-button', texts.coverage, texts.title, () => this.toggle());
    this.#box = h(
      'section',
      { class: 'coverage-box', 'data-testid': 'coverage', 'aria-label': texts.coverage, hidden: true },
      h(
        'div',
        { class: 'coverage-choices' },
        h('label', {}, h('span', {}, texts.sensor), this.#sensors),
        h('label', {}, h('span', {}, texts.shown), this.#quantities),
      ),
      this.#legend,
      this.#pale,
      this.#figures,
    );
    screen.mapTools.say(this.#box);
    this.#sensors.addEventListener('change', () => this.#choose(this.#sensors.value, this.#quantity));
    this.#quantities.addEventListener('change', () => this.#choose(this.#sensor, this.#quantities.value as QuantityName));
    screen.clicked.on((click) => this.#tell(click));
    screen.address.keep('coverage', () => (this.#on ? `${this.#sensor ?? ''}~${this.#quantity}` : null));
    this.#polling = poll(PERIOD_MS, () => this.#read());
    this.#show();
  }

  toggle(): void {
    this.#on = !this.#on;
    this.#show();
    this.#polling.now();
  }

  #choose(sensor: string | null, quantity: QuantityName): void {
    this.#sensor = sensor;
    this.#quantity = quantity;
    setText(this.#figures, texts.click);
    this.#show();
    this.#polling.now();
  }

  async #read(): Promise<void> {
    if (!this.#on) return;
    const { replay } = this.#screen.rest;
    // What is asked for may not be known yet, or no more: then the list says what is.
    const asked = this.#sensor;
    const answer = (asked === null ? null : await readCoverage(asked, replay)) ?? (await readCoverage(null, replay));
    if (asked !== this.#sensor) return;
    this.#answer = answer ?? this.#answer;
    if (asked === null) this.#sensor = answer?.sensors[0]?.name ?? null;
    this.#show();
    if (asked === null && this.#sensor !== null) this.#answer = (await readCoverage(this.#sensor, replay)) ?? this.#answer;
    this.#show();
  }

  #show(): void {
    this.#button.setAttribute('aria-pressed', String(this.#on));
    show(this.#box, this.#on);
    this.#fillChoices();
    const quantity = QUANTITIES[this.#quantity];
    const cells = this.#on && this.#answer ? cellFeatures(this.#answer, quantity) : NO_CELLS;
    this.#screen.map.setCells(cells);
    this.#screen.testState['coverage'] = String(cells.features.length);
    this.#legend.replaceChildren(
      ...stepTexts(quantity).map((text, step) => h('li', {}, h('span', { class: `swatch coverage-${step}` }), text)),
      h('li', { class: 'note' }, quantity.unit),
    );
    show(this.#pale, this.#quantity.startsWith('pd'));
    if (this.#answer?.sensors.length === 0) setText(this.#figures, texts.waiting);
    this.#screen.address.changed();
  }

  #fillChoices(): void {
    const sensors = this.#answer?.sensors ?? [];
    const chosen = sensors.find(({ name }) => name === this.#sensor);
    if (chosen && !quantitiesOf(chosen).includes(this.#quantity)) this.#quantity = quantitiesOf(chosen)[0]!;
    fillSelect(
      this.#sensors,
      sensors.map(({ name }) => [name, name]),
      this.#sensor,
    );
    const names = chosen ? quantitiesOf(chosen) : QUANTITY_NAMES;
    fillSelect(
      this.#quantities,
      names.map((name) => [name, QUANTITIES[name].text]),
      this.#quantity,
    );
  }

  #tell({ track, place }: MapClick): void {
    if (!this.#on || track || !this.#answer) return;
    const cell = cellAt(this.#answer, place.latitude, place.longitude);
    if (!cell) return setText(this.#figures, texts.none);
    const { time, memory_s } = this.#answer;
    const figures = QUANTITY_NAMES.flatMap((name) => {
      const { text, unit, of, write } = QUANTITIES[name];
      const value = of(cell, memory_s);
      if (value === undefined) return [];
      const turns = name === 'pd' ? cell.pd_turns : name === 'pd_identified' ? cell.pd_identified_turns : undefined;
      return turns === undefined
        ? [fill(texts.value, { name: text, value: write(value), unit })]
        : [fill(texts.detection, { name: text, value: write(value), turns: number(turns) })];
    });
    if (cell.last_report_time !== undefined) figures.push(fill(texts.heard, { age: age(time - cell.last_report_time) }));
    setText(this.#figures, figures.join(' · '));
  }
}

function fillSelect(select: HTMLSelectElement, options: readonly (readonly [string, string])[], chosen: string | null): void {
  const wanted = JSON.stringify(options);
  if (select.dataset['options'] !== wanted) {
    select.dataset['options'] = wanted;
    select.replaceChildren(...options.map(([value, text]) => h('option', { value }, text)));
  }
  if (chosen !== null) select.value = chosen;
}
