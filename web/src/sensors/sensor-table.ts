import { h, setAttribute, setText, show } from '../dom';
import { fill, inLanguage } from '../text/language';
import { number, UNKNOWN } from '../text/units';
import type { Registration, RegistrationAnswer } from './registration-rest';
import { verdictText } from './verdict-text';

const texts = inLanguage({
  sensor: ['Sensor', 'Sensor'],
  kind: ['Kind', 'Tipo'],
  radar: ['radar', 'radar'],
  reference: ['reference', 'referencia'],
  range: ['Range bias, m', 'Sesgo en distancia, m'],
  gain: ['Range gain, m/100 km', 'Ganancia, m/100 km'],
  azimuth: ['Azimuth bias, °', 'Sesgo en acimut, °'],
  time: ['Time offset, s', 'Desfase horario, s'],
  targets: ['Common targets', 'Blancos comunes'],
  leftOut: ['References left out', 'Referencias excluidas'],
  verdict: ['Correction', 'Corrección'],
  table: ['Table of sensors', 'Tabla de sensores'],
  simulated: ['SIMULATED', 'SIMULADO'],
  outOf: ['{out} of {n}', '{out} de {n}'],
  empty: [
    'No two sensors have seen the same targets yet. Biases are measured as soon as a radar shares targets with another sensor.',
    'Todavía no hay dos sensores que hayan visto los mismos blancos. Los sesgos se miden en cuanto un radar comparte blancos con otro sensor.',
  ],
});

const COLUMNS: readonly (readonly [title: string, numeric: boolean])[] = [
  [texts.sensor, false],
  [texts.kind, false],
  [texts.range, true],
  [texts.azimuth, true],
  [texts.time, true],
  [texts.gain, true],
  [texts.targets, true],
  [texts.leftOut, true],
  [texts.verdict, false],
];

/** The name of a sensor within the whole system. */
export function sensorName({ source, sensor }: Registration, all: readonly Registration[]): string {
  const isAlone = all.filter((other) => other.source === source).length === 1;
  return isAlone || sensor === undefined ? source : `${source} ${sensor}`;
}

/** All registered sensors, one of them chosen. */
export class SensorTable {
  readonly element: HTMLElement;
  readonly #body = h('tbody');
  readonly #empty = h('p', { class: 'note' }, texts.empty);
  readonly #onChoose: (name: string) => void;

  constructor(onChoose: (name: string) => void) {
    this.#onChoose = onChoose;
    const head = COLUMNS.map(([title, numeric]) => h('th', { scope: 'col', class: numeric ? 'num' : null }, title));
    this.element = h(
      'div',
      { class: 'sensor-table', tabindex: '0', role: 'region', 'aria-label': texts.table },
      h('table', { 'data-testid': 'sensor-table' }, h('thead', {}, h('tr', {}, ...head)), this.#body),
      this.#empty,
    );
  }

  update(answer: RegistrationAnswer, chosen: string | null): void {
    const { sensors } = answer;
    show(this.#empty, sensors.length === 0);
    while (this.#body.rows.length > sensors.length) this.#body.deleteRow(-1);
    sensors.forEach((sensor, i) => {
      const row = this.#body.rows[i] ?? this.#addRow();
      const name = sensorName(sensor, sensors);
      setAttribute(row, 'data-sensor', name);
      setAttribute(row.cells[0]!.firstElementChild!, 'aria-pressed', String(name === chosen));
      row.classList.toggle('chosen', name === chosen);
      fillRow(row, sensor, name, answer);
    });
  }

  #addRow(): HTMLTableRowElement {
    const button = h('button', { type: 'button', class: 'plain' });
    const tag = h('span', { class: 'tag simulated', hidden: true }, texts.simulated);
    const row = h('tr', { 'data-testid': 'sensor-row' }, h('th', { scope: 'row' }, button, tag));
    row.append(...COLUMNS.slice(1).map(([, numeric]) => h('td', { class: numeric ? 'num' : null })));
    row.addEventListener('click', () => this.#onChoose(row.dataset['sensor']!));
    this.#body.append(row);
    return row;
  }
}

function fillRow(row: HTMLTableRowElement, sensor: Registration, name: string, answer: RegistrationAnswer): void {
  const [head, kind, range, azimuth, time, gain, targets, leftOut, verdict] = row.cells;
  setText(head!.firstElementChild!, name);
  show(head!.lastElementChild as HTMLElement, sensor.simulated === true);
  setText(kind!, sensor.kind === 'radar' ? texts.radar : texts.reference);
  setText(range!, withSigma(sensor.range_bias_m, sensor.range_bias_sigma_m, 1));
  setText(azimuth!, withSigma(sensor.azimuth_bias_deg, sensor.azimuth_bias_sigma_deg, 4));
  setText(time!, withSigma(sensor.time_offset_s, sensor.time_offset_sigma_s, 3));
  setText(gain!, withSigma(inMeters(sensor.range_gain_ppm), inMeters(sensor.range_gain_sigma_ppm), 1));
  setText(targets!, number(Math.floor(sensor.targets)));
  const of = { out: number(sensor.references_left_out), n: number(sensor.references_now) };
  setText(leftOut!, sensor.references_now === 0 ? UNKNOWN : fill(texts.outOf, of));
  setText(verdict!, verdictText(sensor, answer));
}

/** Parts per million as metres at 100 km. */
function inMeters(ppm: number | undefined): number | undefined {
  return ppm === undefined ? undefined : ppm / 10;
}

function withSigma(value: number | undefined, sigma: number | undefined, decimals: number): string {
  return value === undefined || sigma === undefined ? UNKNOWN : `${number(value, decimals)} ± ${number(sigma, decimals)}`;
}
