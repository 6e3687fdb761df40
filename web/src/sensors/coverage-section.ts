import { QUANTITIES } from '../coverage/quantity';
import { readCoverage, type CoverageAnswer, type CoverageCell, type SensorCoverage } from '../coverage/coverage-rest';
import { h, setText, show } from '../dom';
import { fill, inLanguage } from '../text/language';
import { latitude, longitude } from '../text/position';
import { age, number, UNKNOWN, withUnit } from '../text/units';

/** Fewer turns say little of a cell. */
const LEAST_TURNS = 10;
const WORST_CELLS = 6;

const texts = inLanguage({
  coverage: ['Coverage', 'Cobertura'],
  about: [
    'How often each radar sees what it could see in a turn, and how much it shows that is nothing, counted from live traffic by cells of 11 km. Receivers: where they heard anyone in the last minutes.',
    'Con qué frecuencia ve cada radar lo que podría ver en una vuelta, y cuánto muestra que no es nada, contado con el tráfico real por celdas de 11 km. Receptores: dónde se oyó a alguien en los últimos minutos.',
  ],
  table: ['Table of coverage', 'Tabla de cobertura'],
  sensor: ['Sensor', 'Sensor'],
  turn: ['Turn', 'Vuelta'],
  pd: ['Detection, no identity', 'Detección, sin identidad'],
  pdIdentified: ['Detection, with identity', 'Detección, con identidad'],
  clutter: ['False plots a turn', 'Falsas detecciones por vuelta'],
  reports: ['Reports a minute', 'Informes por minuto'],
  cells: ['Cells', 'Celdas'],
  last: ['Last report', 'Último informe'],
  inTurns: ['{value} in {turns}', '{value} en {turns}'],
  worst: ['Worst cells of {name}', 'Peores celdas de {name}'],
  onMap: ['Show on the map', 'Mostrar en el mapa'],
  cell: ['{latitude} {longitude}: {kind} {value} in {turns} turns', '{latitude} {longitude}: {kind} {value} en {turns} vueltas'],
});

const COLUMNS: readonly (readonly [title: string, numeric: boolean])[] = [
  [texts.sensor, false],
  [texts.turn, true],
  [texts.pd, true],
  [texts.pdIdentified, true],
  [texts.clutter, true],
  [texts.reports, true],
  [texts.cells, true],
  [texts.last, true],
];

/** What was learned of where each sensor sees, with the worst cells of the chosen one. */
export class CoverageSection {
  readonly #body = h('tbody');
  readonly #worst = h('ul', { class: 'worst-cells', 'data-testid': 'worst-cells' });
  readonly #worstTitle = h('h3', { hidden: true });
  readonly element = h(
    'section',
    { 'data-testid': 'coverage-section' },
    h('h2', {}, texts.coverage),
    h('p', { class: 'note' }, texts.about),
    h(
      'div',
      { class: 'sensor-table plain', tabindex: '0', role: 'region', 'aria-label': texts.table },
      h('table', {}, h('thead', {}, h('tr', {}, ...COLUMNS.map(([title, numeric]) => headCell(title, numeric)))), this.#body),
    ),
    this.#worstTitle,
    this.#worst,
  );

  /** Asks the server; where it does not answer its last words stay. */
  async refresh(chosen: string | null): Promise<void> {
    const all = await readCoverage(null);
    if (!all) return;
    this.#body.replaceChildren(...all.sensors.map((sensor) => rowOf(sensor, all)));
    const sensor = all.sensors.find(({ name, source }) => name === chosen || source === chosen);
    const detail = sensor && (await readCoverage(sensor.name));
    const worst = detail ? worstCells(detail) : [];
    show(this.#worstTitle, worst.length > 0);
    if (sensor) setText(this.#worstTitle, fill(texts.worst, { name: sensor.name }));
    this.#worst.replaceChildren(...worst.map((cell) => h('li', {}, cellLink(sensor!, cell))));
  }
}

function headCell(title: string, numeric: boolean): HTMLElement {
  return h('th', { scope: 'col', class: numeric ? 'num' : null }, title);
}

function rowOf(sensor: SensorCoverage, { time, memory_s }: CoverageAnswer): HTMLElement {
  const heard = sensor.last_report_time;
  const cells = [
    withUnit(sensor.turn_s, 's', 1),
    detection(sensor.pd, sensor.pd_turns),
    detection(sensor.pd_identified, sensor.pd_identified_turns),
    number(sensor.false_plots_per_turn, 1),
    number((60 * sensor.reports) / memory_s),
    number(sensor.cells),
    heard === undefined ? UNKNOWN : age(time - heard),
  ];
  return h(
    'tr',
    { 'data-testid': 'coverage-row', 'data-sensor': sensor.name },
    h('th', { scope: 'row' }, sensor.name),
    ...cells.map((text) => h('td', { class: 'num' }, text)),
  );
}

function detection(value: number | undefined, turns: number | undefined): string {
  return value === undefined ? UNKNOWN : fill(texts.inTurns, { value: number(value, 2), turns: number(turns) });
}

interface Worst {
  readonly cell: CoverageCell;
  readonly quantity: 'pd' | 'pd_identified';
  readonly value: number;
  readonly turns: number;
}

/** Those of enough turns that see least. */
export function worstCells({ cells = [] }: CoverageAnswer): readonly Worst[] {
  const all = cells.flatMap((cell): Worst[] => [
    { cell, quantity: 'pd', value: cell.pd ?? 1, turns: cell.pd_turns ?? 0 },
    { cell, quantity: 'pd_identified', value: cell.pd_identified ?? 1, turns: cell.pd_identified_turns ?? 0 },
  ]);
  return all
    .filter(({ turns }) => turns >= LEAST_TURNS)
    .sort((a, b) => a.value - b.value)
    .slice(0, WORST_CELLS);
}

function cellLink({ name }: SensorCoverage, { cell, quantity, value, turns }: Worst): HTMLElement {
  const at = { latitude: (cell.south + cell.north) / 2, longitude: (cell.west + cell.east) / 2 };
  const words = new URLSearchParams({
    lat: at.latitude.toFixed(4),
    lon: at.longitude.toFixed(4),
    zoom: '9',
    coverage: `${name}~${quantity}`,
  });
  const text = fill(texts.cell, {
    latitude: latitude(at.latitude),
    longitude: longitude(at.longitude),
    kind: QUANTITIES[quantity].text.toLowerCase(),
    value: number(value, 2),
    turns: number(turns),
  });
  return h('a', { href: `./#${words.toString()}`, title: texts.onMap }, text);
}
