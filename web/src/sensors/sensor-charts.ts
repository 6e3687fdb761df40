import { h } from '../dom';
import { fill, inLanguage } from '../text/language';
import { number } from '../text/units';
import { drawChart, type Abscissa } from './chart';
import type { RegistrationDetail } from './registration-rest';

const texts = inLanguage({
  rangeOverTime: ['Range bias, ± 1 σ (UTC)', 'Sesgo en distancia, ± 1 σ (UTC)'],
  azimuthOverTime: ['Azimuth bias, ± 1 σ (UTC)', 'Sesgo en acimut, ± 1 σ (UTC)'],
  timeOverTime: ['Time offset, ± 1 σ (UTC)', 'Desfase horario, ± 1 σ (UTC)'],
  rangeByAzimuth: ['Range residuals by azimuth', 'Residuos en distancia según el acimut'],
  rangeByRange: ['Range residuals by range', 'Residuos en distancia según la distancia'],
  azimuthByAzimuth: ['Azimuth residuals by azimuth', 'Residuos en acimut según el acimut'],
  azimuthByRange: ['Azimuth residuals by range', 'Residuos en acimut según la distancia'],
  now: ['{title}: now {value} {unit}, 1 σ {sigma} {unit}', '{title}: ahora {value} {unit}, 1 σ {sigma} {unit}'],
  dots: [
    '{title}: {n} plots, mean {mean} {unit}, spread {sigma} {unit}',
    '{title}: {n} detecciones, media {mean} {unit}, dispersión {sigma} {unit}',
  ],
  residuals: [
    'Residual: what the radar measured of a common target less where the target was. The line is the bias that is estimated.',
    'Residuo: lo que el radar midió de un blanco común menos el lugar donde estaba el blanco. La línea es el sesgo estimado.',
  ],
});

/** The least lengths of the upright axes: below them the charts would show noise as if it mattered. */
const LEAST_METERS = 20;
const LEAST_DEGREES = 0.02;
const LEAST_SECONDS = 0.1;

/** How the estimates of a sensor came about, and what they rest on. */
export function sensorCharts({ sensor, history, residuals }: RegistrationDetail): HTMLElement[] {
  const times: Abscissa = { values: history.time, isTime: true };
  const time = overTime(texts.timeOverTime, 's', times, history.time_offset_s, history.time_offset_sigma_s, 3, LEAST_SECONDS);
  if (sensor.kind !== 'radar') return [h('div', { class: 'charts' }, time)];
  const azimuths: Abscissa = { values: residuals.azimuth_deg, unit: '°', from: 0, to: 360, ticks: [0, 90, 180, 270] };
  const ranges: Abscissa = { values: residuals.range_m.map((meters) => meters / 1000), unit: 'km' };
  const range = residuals.range_residual_m;
  const azimuth = residuals.azimuth_residual_deg;
  const [rangeBias, azimuthBias] = [sensor.range_bias_m, sensor.azimuth_bias_deg];
  return [
    h(
      'div',
      { class: 'charts' },
      overTime(texts.rangeOverTime, 'm', times, history.range_bias_m, history.range_bias_sigma_m, 1, LEAST_METERS),
      scatter(texts.rangeByAzimuth, 'm', azimuths, range, rangeBias, 1, LEAST_METERS),
      scatter(texts.rangeByRange, 'm', ranges, range, rangeBias, 1, LEAST_METERS),
      overTime(texts.azimuthOverTime, '°', times, history.azimuth_bias_deg, history.azimuth_bias_sigma_deg, 4, LEAST_DEGREES),
      scatter(texts.azimuthByAzimuth, '°', azimuths, azimuth, azimuthBias, 4, LEAST_DEGREES),
      scatter(texts.azimuthByRange, '°', ranges, azimuth, azimuthBias, 4, LEAST_DEGREES),
      time,
      h('p', { class: 'note' }, texts.residuals),
    ),
  ];
}

function overTime(
  title: string,
  unit: string,
  x: Abscissa,
  values: readonly number[],
  sigmas: readonly number[],
  decimals: number,
  least: number,
): HTMLElement {
  const now = { title, unit, value: number(values.at(-1), decimals), sigma: number(sigmas.at(-1), decimals) };
  return drawChart({ title, summary: fill(texts.now, now), unit, x, values, sigmas, least });
}

function scatter(
  title: string,
  unit: string,
  x: Abscissa,
  values: readonly number[],
  level: number | undefined,
  decimals: number,
  least: number,
): HTMLElement {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length));
  const said = { title, unit, n: number(values.length), mean: number(mean, decimals), sigma: number(spread, decimals) };
  return drawChart({ title, summary: fill(texts.dots, said), unit, x, values, level, least });
}
