import { Domain } from './vocabulary';

const MAX_POINTS = 24;

/** Seconds between dots of a trail: 24 dots are 2 minutes in the air and 12 minutes at sea. */
export function trailSpacingMs(domain: number): number {
  return domain === Domain.sea ? 30_000 : 5_000;
}

/** Past positions, equally spaced in time, oldest first; never more than 24. */
export class Trail {
  /** Longitude and latitude in turn, degrees. */
  readonly points: number[] = [];
  #lastMs = -Infinity;

  add(timeMs: number, longitude: number, latitude: number, spacingMs: number): void {
    if (timeMs < this.#lastMs) this.clear();
    if (timeMs - this.#lastMs < spacingMs) return;
    this.#lastMs = timeMs;
    this.points.push(longitude, latitude);
    if (this.points.length > 2 * MAX_POINTS) this.points.splice(0, 2);
  }

  clear(): void {
    this.points.length = 0;
    this.#lastMs = -Infinity;
  }
}
