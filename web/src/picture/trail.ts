import { Domain } from './vocabulary';

/** Dots of a trail, and of one that is to persist. */
export const TRAIL_DOTS = 24;
export const PERSISTENT_TRAIL_DOTS = 720;

/** Seconds between dots of a trail: 24 dots are 2 minutes in the air and 12 minutes at sea. */
export function trailSpacingMs(domain: number): number {
  return domain === Domain.sea ? 30_000 : 5_000;
}

/** Where a track was, oldest first; points are longitude and latitude in turn, an unknown altitude is NaN. */
export interface PastPositions {
  readonly timesMs: readonly number[];
  readonly points: readonly number[];
  readonly altitudesMeters: readonly number[];
}

/** Past positions, equally spaced in time, oldest first; no more than asked for, and none older than as many spacings. */
export class Trail {
  /** Longitude and latitude in turn, degrees. */
  readonly points: number[] = [];
  readonly timesMs: number[] = [];
  /** NaN = unknown. */
  readonly altitudesMeters: number[] = [];

  add(
    timeMs: number,
    longitude: number,
    latitude: number,
    altitudeMeters: number,
    spacingMs: number,
    maxDots = TRAIL_DOTS,
  ): void {
    const lastMs = this.timesMs.at(-1) ?? -Infinity;
    if (timeMs < lastMs) this.clear();
    else if (timeMs - lastMs < spacingMs) return;
    this.timesMs.push(timeMs);
    this.points.push(longitude, latitude);
    this.altitudesMeters.push(altitudeMeters);
    const tooOld = this.timesMs.findIndex((t) => t > timeMs - maxDots * spacingMs);
    this.timesMs.splice(0, tooOld);
    this.points.splice(0, 2 * tooOld);
    this.altitudesMeters.splice(0, tooOld);
  }

  /** Puts older positions, in order of time, ahead of those there are. */
  extendBack(older: PastPositions): void {
    const firstMs = this.timesMs[0] ?? Infinity;
    const found = older.timesMs.findIndex((t) => t >= firstMs);
    const count = found < 0 ? older.timesMs.length : found;
    this.timesMs.unshift(...older.timesMs.slice(0, count));
    this.altitudesMeters.unshift(...older.altitudesMeters.slice(0, count));
    this.points.unshift(...older.points.slice(0, 2 * count));
  }

  clear(): void {
    this.points.length = 0;
    this.timesMs.length = 0;
    this.altitudesMeters.length = 0;
  }
}
