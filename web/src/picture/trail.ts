import { Domain } from './vocabulary';

const MAX_POINTS = 24;

/** Seconds between dots of a trail: 24 dots are 2 minutes in the air and 12 minutes at sea. */
export function trailSpacingMs(domain: number): number {
  return domain === Domain.sea ? 30_000 : 5_000;
}

/** Past positions, equally spaced in time, oldest first; never more than 24, and none older than 24 spacings. */
export class Trail {
  /** Longitude and latitude in turn, degrees. */
  readonly points: number[] = [];
  readonly #timesMs: number[] = [];

  add(timeMs: number, longitude: number, latitude: number, spacingMs: number): void {
    const lastMs = this.#timesMs.at(-1) ?? -Infinity;
    if (timeMs < lastMs) this.clear();
    else if (timeMs - lastMs < spacingMs) return;
    this.#timesMs.push(timeMs);
    this.points.push(longitude, latitude);
    const tooOld = this.#timesMs.findIndex((t) => t > timeMs - MAX_POINTS * spacingMs);
    this.#timesMs.splice(0, tooOld);
    this.points.splice(0, 2 * tooOld);
  }

  clear(): void {
    this.points.length = 0;
    this.#timesMs.length = 0;
  }
}
