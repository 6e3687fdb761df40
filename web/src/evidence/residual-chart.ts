import { rangeOf, Scale } from '../sensors/chart-scale';
import { fill, inLanguage } from '../text/language';
import { utcTime } from '../text/time';
import { number } from '../text/units';
import { svg } from '../time/svg';
import { ticksOf } from '../time/time-scale';
import type { Contradiction, Residual } from './contradiction-rest';

const WIDTH = 296;
const HEIGHT = 168;
const LEFT = 44;
const RIGHT = 8;
const TOP = 14;
const BOTTOM = 20;
const DOT = 2;

const texts = inLanguage({
  summary: [
    'Difference of measured and stated position over time: {n} comparisons, the last {along} m along the flight and {right} m to its right, 1 σ {sigma} m',
    'Diferencia entre posición medida y declarada en el tiempo: {n} comparaciones, la última {along} m a lo largo del vuelo y {right} m a su derecha, 1 σ {sigma} m',
  ],
  point: [
    '{source} {time}: {along} m along, {right} m to the right, 1 σ {sigma} m',
    '{source} {time}: {along} m a lo largo, {right} m a la derecha, 1 σ {sigma} m',
  ],
  found: ['found', 'hallada'],
});

/** Differences against time: circles along the flight, triangles to its right, the band that noise stays in, and when it was found. */
export function residualChart({ residuals, since_time, limit_sigmas }: Contradiction): SVGElement {
  const limits = residuals.map(({ sigma_m }) => limit_sigmas * sigma_m);
  const values = residuals.flatMap(({ along_m, right_m }, i) => [along_m, right_m, limits[i]!, -limits[i]!]);
  const y = new Scale(...rangeOf(values, 400), HEIGHT - BOTTOM, TOP, 5);
  const last = residuals.at(-1)?.time ?? since_time;
  const x = new Scale(Math.min(residuals[0]?.time ?? since_time, last - 60), last, LEFT, WIDTH - RIGHT, 4);
  const drawing = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': summaryOf(residuals) });
  drawAxes(drawing, x, y);
  drawBand(drawing, x, y, residuals, limits);
  if (since_time >= x.from && since_time <= x.to) drawFound(drawing, x.at(since_time));
  residuals.forEach((residual, i) => drawPoint(drawing, x, y, residual, limits[i]!));
  return drawing;
}

function summaryOf(residuals: readonly Residual[]): string {
  const last = residuals.at(-1);
  return last ? fill(texts.summary, { n: residuals.length, ...figuresOf(last) }) : '';
}

function figuresOf({ along_m, right_m, sigma_m }: Residual): Record<string, string> {
  return { along: number(along_m), right: number(right_m), sigma: number(sigma_m) };
}

function drawAxes(drawing: SVGElement, x: Scale, y: Scale): void {
  for (const tick of y.ticks) {
    const at = point(y.at(tick));
    const kind = Math.abs(tick) < 1e-9 ? 'grid zero' : 'grid';
    drawing.append(svg('line', { class: kind, x1: LEFT, x2: WIDTH - RIGHT, y1: at, y2: at }));
    drawing.append(label(LEFT - 5, y.at(tick) + 4, 'end', number(tick)));
  }
  drawing.append(label(LEFT - 5, TOP - 4, 'end', 'm'));
  for (const { timeMs, label: text } of ticksOf({ fromMs: x.from * 1000, toMs: x.to * 1000 }, x.end - x.start))
    drawing.append(label(Math.min(x.at(timeMs / 1000), WIDTH - 24), HEIGHT - 5, 'middle', text));
}

function drawBand(drawing: SVGElement, x: Scale, y: Scale, residuals: readonly Residual[], limits: readonly number[]): void {
  const edge = (sign: number) => residuals.map(({ time }, i) => `${point(x.at(time))},${point(y.at(sign * limits[i]!))}`);
  drawing.append(svg('polygon', { class: 'band', points: [...edge(1), ...edge(-1).reverse()].join(' ') }));
}

function drawFound(drawing: SVGElement, x: number): void {
  const isLeft = x > (LEFT + WIDTH) / 2;
  drawing.append(
    svg('line', { class: 'found', x1: point(x), x2: point(x), y1: TOP - 6, y2: HEIGHT - BOTTOM }),
    label(x + (isLeft ? -4 : 4), TOP - 4, isLeft ? 'end' : 'start', texts.found),
  );
}

function drawPoint(drawing: SVGElement, x: Scale, y: Scale, residual: Residual, limit: number): void {
  const at = x.at(residual.time);
  const source = [residual.source, residual.sensor].filter(Boolean).join(' ');
  const words = fill(texts.point, { source, time: utcTime(residual.time * 1000), ...figuresOf(residual) });
  const kind = (value: number) => (Math.abs(value) > limit ? 'beyond' : 'within');
  const [along, right] = [y.at(residual.along_m), y.at(residual.right_m)];
  drawing.append(
    svg('circle', { class: `along ${kind(residual.along_m)}`, cx: point(at), cy: point(along), r: DOT }, title(words)),
    svg('path', { class: `right ${kind(residual.right_m)}`, d: triangle(at, right) }, title(words)),
  );
}

function triangle(x: number, y: number): string {
  return `M${point(x)} ${point(y - 2.8)}L${point(x + 2.6)} ${point(y + 2)}H${point(x - 2.6)}Z`;
}

function title(text: string): SVGElement {
  return svg('title', {}, text);
}

function label(x: number, y: number, anchor: string, text: string): SVGElement {
  return svg('text', { x: point(x), y: point(y), 'text-anchor': anchor }, text);
}

function point(value: number): string {
  return value.toFixed(1);
}
