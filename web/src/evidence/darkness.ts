import type { Alert } from '../alerts/alert';
import type { Place } from '../map/geodesy';
import type { Trail } from '../picture/trail';

/** What an alert tells of a vessel that sends no AIS. */
export interface Darkness {
  /** Unix seconds: of the last AIS, or from when radar has followed it without. */
  readonly sinceTime: number;
  /** It sent AIS before. */
  readonly heard: boolean;
  readonly missed?: number | undefined;
  readonly others?: number | undefined;
  /** Share of the AIS sent around that is heard. */
  readonly reception?: number | undefined;
}

/** Null = the alert is about something else. */
export function darkness({ kind, evidence, updated_time }: Alert): Darkness | null {
  const find = (test: string) => evidence.find((one) => one.test === test);
  const heard = kind === 'ais_silence';
  if (!heard && kind !== 'dark_vessel') return null;
  const lasting = find(heard ? 'silence' : 'duration');
  if (!lasting) return null;
  return {
    sinceTime: updated_time - lasting.value,
    heard,
    missed: heard ? lasting.samples : undefined,
    others: find('others_heard')?.value,
    reception: find('detection_probability')?.value,
  };
}

/** Where a trail was at a time, between its dots; null = it does not reach back so far. */
export function placeAt({ timesMs, points }: Pick<Trail, 'timesMs' | 'points'>, timeMs: number): Place | null {
  const after = timesMs.findIndex((time) => time >= timeMs);
  const [t1, t2] = [timesMs[after - 1], timesMs[after]];
  if (t1 === undefined || t2 === undefined) return null;
  const share = (timeMs - t1) / (t2 - t1);
  const between = (i: number) => points[2 * (after - 1) + i]! + share * (points[2 * after + i]! - points[2 * (after - 1) + i]!);
  return { longitude: between(0), latitude: between(1) };
}
