import { utcDate, utcTime } from '../text/time';

export const SPEEDS = [1, 2, 5, 10, 30, 60, 120, 300, 600] as const;

/** 2026-11-23T06:10:00Z: a moment in the address bar. */
export function momentText(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 19) + 'Z';
}

/** 2026-11-23 06:10:00: a moment in the field of the bar. */
export function fieldText(timeMs: number): string {
  return Number.isFinite(timeMs) ? `${utcDate(timeMs)} ${utcTime(timeMs)}` : '';
}

/**
 * Reads a moment as people write it, always UTC: date and time, or a time alone, which is that of the reference's day; or Unix seconds.
 * Null where it is none.
 */
export function parseMoment(text: string | null, referenceMs: number): number | null {
  const trimmed = text?.trim() ?? '';
  if (/^\d{9,10}(\.\d+)?$/.test(trimmed)) return Number(trimmed) * 1000;
  const match = /^(?:(\d{4}-\d\d-\d\d)(?:[T ]+|$))?(?:(\d\d?):(\d\d)(?::(\d\d(?:\.\d+)?))?)?\s*(?:Z|UTC)?$/i.exec(trimmed);
  if (!match || (!match[1] && !match[2])) return null;
  const [, date, hours = '0', minutes = '0', seconds = '0'] = match;
  const day = date ?? (Number.isFinite(referenceMs) ? utcDate(referenceMs) : null);
  if (day === null || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) >= 60) return null;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || utcDate(midnight) !== day) return null;
  return midnight + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}

/** A speed of the address bar; what makes no sense is 1. */
export function parseSpeed(text: string | null): number {
  const speed = Number(text);
  return text !== null && speed >= 0.1 && speed <= 600 ? speed : 1;
}

/** The next speed of the list, faster or slower. */
export function nextSpeed(speed: number, faster: boolean): number {
  if (faster) return SPEEDS.find((other) => other > speed) ?? SPEEDS.at(-1)!;
  return [...SPEEDS].reverse().find((other) => other < speed) ?? SPEEDS[0];
}
