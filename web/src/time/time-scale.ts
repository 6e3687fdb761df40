import { language } from '../text/language';
import { utcTime } from '../text/time';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const SHORTEST_RANGE_MS = MINUTE;

/** Room that a label needs, with the gap to the next. */
const LABEL_PX = 74;

const STEPS_MS: readonly number[] = [
  ...[5, 10, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28, 91, 364].map((n) => n * DAY),
];

/** A stretch of time that the bar shows. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface TimeTick {
  readonly timeMs: number;
  readonly label: string;
  /** Begins a day, where the ticks are closer than that. */
  readonly major: boolean;
}

export function lengthMs(range: TimeRange): number {
  return range.toMs - range.fromMs;
}

/** Pixels from the left edge. */
export function xOf(range: TimeRange, widthPx: number, timeMs: number): number {
  return ((timeMs - range.fromMs) / lengthMs(range)) * widthPx;
}

export function timeAt(range: TimeRange, widthPx: number, x: number): number {
  return range.fromMs + (x / Math.max(1, widthPx)) * lengthMs(range);
}

/** Ticks at round UTC times, as close as their labels allow. */
export function ticksOf(range: TimeRange, widthPx: number): TimeTick[] {
  const least = (lengthMs(range) / Math.max(1, widthPx)) * LABEL_PX;
  const stepMs = STEPS_MS.find((step) => step >= least) ?? STEPS_MS.at(-1)!;
  const ticks: TimeTick[] = [];
  // Weeks begin on Monday; 1970-01-05 was one.
  const origin = stepMs >= 7 * DAY ? 4 * DAY : 0;
  for (let at = Math.ceil((range.fromMs - origin) / stepMs) * stepMs + origin; at <= range.toMs; at += stepMs)
    ticks.push({ timeMs: at, label: labelOf(at, stepMs), major: stepMs < DAY && at % DAY === 0 });
  return ticks;
}

/** The same stretch, longer or shorter, with one moment staying where it is on the screen. */
export function zoomAbout(range: TimeRange, atMs: number, factor: number, longestMs: number): TimeRange {
  const wanted = lengthMs(range) * factor;
  const length = Math.min(Math.max(wanted, SHORTEST_RANGE_MS), Math.max(longestMs, SHORTEST_RANGE_MS));
  const share = (atMs - range.fromMs) / lengthMs(range);
  return { fromMs: atMs - share * length, toMs: atMs + (1 - share) * length };
}

/** The same length, moved as little as needed to show a moment with some room beside it. */
export function showing(range: TimeRange, atMs: number): TimeRange {
  const length = lengthMs(range);
  if (atMs >= range.fromMs && atMs <= range.toMs) return range;
  const fromMs = atMs < range.fromMs ? atMs - length * 0.1 : atMs - length * 0.9;
  return { fromMs, toMs: fromMs + length };
}

function labelOf(timeMs: number, stepMs: number): string {
  if (stepMs >= DAY || timeMs % DAY === 0) return dayText(timeMs, stepMs > 91 * DAY);
  return stepMs < MINUTE ? utcTime(timeMs) : utcTime(timeMs).slice(0, 5);
}

function dayText(timeMs: number, withYear: boolean): string {
  const format: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
  if (withYear) format.year = 'numeric';
  return new Intl.DateTimeFormat(language, format).format(timeMs);
}
