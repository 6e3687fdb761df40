import { Domain } from './vocabulary';

/** Dots of a trail, and of one that is to persist. */
export const TRAIL_DOTS = 24;
export const PERSISTENT_TRAIL_DOTS = 720;

/** Seconds between dots of a trail: 24 dots are 2 minutes in the air and 12 minutes at sea. */
export function trailSpacingMs(domain: number): number {
  return domain === Domain.sea ? 30_000 : 5_000;
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

  clear(): void {
    this.points.length = 0;
    this.timesMs.length = 0;
    this.altitudesMeters.length = 0;
  }
}
