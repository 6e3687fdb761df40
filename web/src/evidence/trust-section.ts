import { verdictText } from '../alerts/alert-words';
import { verdictMark } from '../alerts/verdict-mark';
import { h, setText, show } from '../dom';
import { FieldList } from '../panels/field-list';
import { fill, inLanguage } from '../text/language';
import { latitude, longitude } from '../text/position';
import { utcTime } from '../text/time';
import { age, distance } from '../text/units';
import type { Contradiction } from './contradiction-rest';
import { residualChart } from './residual-chart';

const texts = inLanguage({
  trust: ['Trust', 'Fiabilidad'],
  words: [
    'It says it is {distance} from where {sensors} measure it; it is shown where it is measured.',
    'Declara estar a {distance} de donde la miden {sensors}; se muestra donde se mide.',
  ],
  found: ['Found', 'Hallada'],
  stated: ['Stated', 'Declarada'],
  measured: ['Measured', 'Medida'],
  compared: ['Last compared', 'Última comparación'],
  ago: ['{time}, {age} ago', '{time}, hace {age}'],
  several: ['sensors', 'los sensores'],
  chart: ['Measured less stated position over time', 'Posición medida menos declarada en el tiempo'],
  along: ['along the flight', 'a lo largo del vuelo'],
  right: ['to its right', 'a su derecha'],
  band: ['±{n} σ of the sensor', '±{n} σ del sensor'],
});

/** Why the stated place of a track is not believed: both places, and how they came apart. */
export class TrustSection {
  readonly element: HTMLElement;
  readonly #verdict = h('p', { class: 'alert-verdict' });
  readonly #words = h('p', { class: 'trust-words' });
  readonly #fields = new FieldList(texts.trust);
  readonly #drawing = h('div', { class: 'residual-drawing', 'data-testid': 'residuals' });
  readonly #band = h('span');
  readonly #figure: HTMLElement;
  #shown: Contradiction | null = null;

  constructor() {
    this.#figure = h(
      'figure',
      { class: 'chart residual-chart' },
      h('figcaption', {}, texts.chart),
      this.#drawing,
      h(
        'p',
        { class: 'chart-key' },
        h('span', {}, '● ', texts.along),
        h('span', {}, '▲ ', texts.right),
        h('span', {}, h('i', { class: 'band-key' }), this.#band),
      ),
    );
    this.element = h('div', { class: 'trust', 'data-testid': 'trust', hidden: true }, this.#fields.element);
    this.#fields.element.querySelector('h3')!.after(this.#verdict, this.#words);
    this.#fields.element.append(this.#figure);
  }

  set(contradiction: Contradiction | null): void {
    show(this.element, contradiction !== null);
    if (contradiction === null || contradiction === this.#shown) return;
    this.#shown = contradiction;
    const { stated, measured, since_time, compared_time, time, residuals, limit_sigmas } = contradiction;
    const mark = verdictMark(contradiction.verdict);
    this.#verdict.replaceChildren(...(mark ? [mark] : []), capital(verdictText(contradiction)));
    const sensors = [...new Set(residuals.map(({ source }) => source))].join(', ') || texts.several;
    setText(this.#words, fill(texts.words, { distance: distance(contradiction.distance_m), sensors }));
    this.#fields.set([
      [texts.stated, place(stated)],
      [texts.measured, place(measured)],
      [texts.found, moment(since_time, time)],
      [texts.compared, moment(compared_time, time)],
    ]);
    show(this.#figure, residuals.length > 1);
    setText(this.#band, fill(texts.band, { n: limit_sigmas }));
    this.#drawing.replaceChildren(...(residuals.length > 1 ? [residualChart(contradiction)] : []));
  }
}

function place({ lat, lon }: { lat: number; lon: number }): string {
  return `${latitude(lat)} ${longitude(lon)}`;
}

function moment(seconds: number, now: number): string {
  return fill(texts.ago, { time: utcTime(seconds * 1000), age: age(now - seconds) });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
