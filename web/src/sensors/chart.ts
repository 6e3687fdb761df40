import { h } from '../dom';
import { number } from '../text/units';
import { ticksOf } from '../time/time-scale';
import { svg } from '../time/svg';
import { rangeOf, Scale } from './chart-scale';

const WIDTH = 420;
const HEIGHT = 190;
const LEFT = 56;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 24;

export interface Chart {
  readonly title: string;
  /** What it shows, in words with figures: for those who do not see it. */
  readonly summary: string;
  readonly unit: string;
  readonly x: Abscissa;
  readonly values: readonly number[];
  /** 1 σ of each value, drawn as a band around a line; without it the values are dots. */
  readonly sigmas?: readonly number[];
  /** The estimate that the dots lie around. */
  readonly level?: number | undefined;
  /** The least length of the upright axis. */
  readonly least: number;
}

export interface Abscissa {
  readonly values: readonly number[];
  /** Seconds since 1970 in UTC; else numbers of this unit. */
  readonly isTime?: boolean;
  readonly unit?: string;
  readonly from?: number;
  readonly to?: number;
  readonly ticks?: readonly number[];
}

/** A small chart with its title. */
export function drawChart(chart: Chart): HTMLElement {
  const { sigmas, values } = chart;
  const bounds = sigmas ? values.flatMap((value, i) => [value - sigmas[i]!, value + sigmas[i]!]) : middleOf(values);
  const [low, high] = rangeOf(chart.level === undefined ? bounds : [...bounds, chart.level], chart.least);
  const y = new Scale(low, high, HEIGHT - BOTTOM, TOP, 5);
  const x = abscissaScale(chart.x);
  const drawing = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': chart.summary });
  drawGrid(drawing, x, y, chart);
  if (sigmas) drawBand(drawing, x, y, chart.x.values, values, sigmas);
  else drawDots(drawing, x, y, chart.x.values, values);
  if (chart.level !== undefined) drawing.append(horizontal(y.at(chart.level), 'level'));
  return h('figure', { class: 'chart' }, h('figcaption', {}, chart.title), drawing);
}

/** Without the outermost hundredths, so that a single stray dot does not flatten the rest. */
function middleOf(values: readonly number[]): readonly number[] {
  if (values.length < 50) return values;
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(values.length / 100);
  return [sorted[cut]!, sorted[sorted.length - 1 - cut]!];
}

function abscissaScale(x: Abscissa): Scale {
  const [start, end] = [LEFT, WIDTH - RIGHT];
  if (x.from !== undefined && x.to !== undefined) return new Scale(x.from, x.to, start, end, 5);
  const first = x.values[0] ?? 0;
  const last = x.values.at(-1) ?? 1;
  if (x.isTime) return new Scale(Math.min(first, last - 60), last, start, end, 5);
  return new Scale(0, Math.max(1, ...x.values), start, end, 5);
}

function drawGrid(drawing: SVGElement, x: Scale, y: Scale, chart: Chart): void {
  for (const tick of y.ticks) {
    drawing.append(horizontal(y.at(tick), Math.abs(tick) < 1e-12 ? 'grid zero' : 'grid'));
    drawing.append(label(LEFT - 6, y.at(tick) + 4, 'end', number(tick, y.decimals)));
  }
  drawing.append(label(4, TOP + 2, 'start', chart.unit, 'unit'));
  for (const [at, text] of abscissaLabels(x, chart.x)) drawing.append(label(at, HEIGHT - 7, 'middle', text));
}

function abscissaLabels(x: Scale, { isTime, unit, ticks: own }: Abscissa): [number, string][] {
  if (isTime) {
    const range = { fromMs: x.from * 1000, toMs: x.to * 1000 };
    return ticksOf(range, x.end - x.start).map(({ timeMs, label: text }) => [x.at(timeMs / 1000), text]);
  }
  const ticks = own ?? x.ticks;
  return ticks.map((tick, i) => [x.at(tick), number(tick, x.decimals) + (i === ticks.length - 1 ? `\u202f${unit}` : '')]);
}

function drawBand(
  drawing: SVGElement,
  x: Scale,
  y: Scale,
  times: readonly number[],
  values: readonly number[],
  sigmas: readonly number[],
): void {
  const upper = times.map((time, i) => `${point(x.at(time))},${point(y.at(values[i]! + sigmas[i]!))}`);
  const lower = times.map((time, i) => `${point(x.at(time))},${point(y.at(values[i]! - sigmas[i]!))}`).reverse();
  const middle = times.map((time, i) => `${point(x.at(time))},${point(y.at(values[i]!))}`);
  drawing.append(
    svg('polygon', { class: 'band', points: [...upper, ...lower].join(' ') }),
    svg('polyline', { class: 'line', points: middle.join(' ') }),
  );
}

function drawDots(drawing: SVGElement, x: Scale, y: Scale, across: readonly number[], values: readonly number[]): void {
  for (const [i, value] of values.entries()) {
    if (value < y.from || value > y.to) continue;
    drawing.append(svg('circle', { class: 'dot', cx: point(x.at(across[i]!)), cy: point(y.at(value)), r: 2 }));
  }
}

function horizontal(y: number, kind: string): SVGElement {
  return svg('line', { class: kind, x1: LEFT, x2: WIDTH - RIGHT, y1: point(y), y2: point(y) });
}

function label(x: number, y: number, anchor: string, text: string, kind = ''): SVGElement {
  return svg('text', { class: kind, x: point(x), y: point(y), 'text-anchor': anchor }, text);
}

function point(value: number): string {
  return value.toFixed(1);
}
