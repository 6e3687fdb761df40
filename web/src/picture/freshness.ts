/** Silence after which the picture is shown as stale. */
export const STALE_AFTER_MS = 3000;

/** Knows how old the newest believable data is; fed with a monotonic clock of the caller's. */
export class Freshness {
  #freshAtMs = NaN;
  #freshPictureMs = NaN;
  #flagged = false;

  /** A frame came; one that the server itself calls stale does not refresh. */
  frame(nowMs: number, pictureTimeMs: number, staleFlag: boolean): void {
    this.#flagged = staleFlag;
    if (staleFlag && !Number.isNaN(this.#freshAtMs)) return;
    this.#freshAtMs = nowMs;
    this.#freshPictureMs = pictureTimeMs;
  }

  /** Null while fresh, and before any data; otherwise the picture time of the last data and its age. */
  stale(nowMs: number): { pictureTimeMs: number; ageMs: number } | null {
    const ageMs = nowMs - this.#freshAtMs;
    if (Number.isNaN(ageMs) || (!this.#flagged && ageMs < STALE_AFTER_MS)) return null;
    return { pictureTimeMs: this.#freshPictureMs, ageMs };
  }
}
