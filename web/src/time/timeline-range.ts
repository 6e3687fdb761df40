import { spanMs, type Span } from './spans';
import { lengthMs, showing, SHORTEST_RANGE_MS, type TimeRange } from './time-scale';

/** Which stretch of the recording the line shows: its end moves on with the recording until the user takes it in hand. */
export class TimelineRange {
  #span: Span | null = '1h';
  #following = true;
  #firstMs: number | null = null;
  #lastMs: number | null = null;
  #shown: TimeRange = { fromMs: 0, toMs: 3600e3 };

  get shown(): TimeRange {
    return this.#shown;
  }

  /** What to ask the server for; null = from its first, to its last. */
  get wanted(): { readonly fromMs: number | null; readonly toMs: number | null } {
    if (this.#lastMs === null || this.#span === 'all') return { fromMs: null, toMs: null };
    return { fromMs: Math.max(0, this.#shown.fromMs), toMs: this.#shown.toMs };
  }

  get longestMs(): number {
    if (this.#firstMs === null || this.#lastMs === null) return Infinity;
    return (this.#lastMs - this.#firstMs) * 1.2 + SHORTEST_RANGE_MS;
  }

  setSpan(span: Span): void {
    this.#span = span;
    this.follow();
  }

  /** The end of the recording is at the right edge from now on. */
  follow(): void {
    this.#following = true;
    this.#settle();
  }

  set(range: TimeRange): void {
    this.#span = null;
    this.#following = false;
    this.#shown = range;
  }

  /** Unix seconds. */
  setExtent(first: number | undefined, last: number | undefined): void {
    if (first === undefined || last === undefined) return;
    this.#firstMs = first * 1000;
    this.#lastMs = last * 1000;
    if (this.#following) this.#settle();
  }

  /** Moves on where a moment is outside; true = it moved. */
  show(timeMs: number): boolean {
    if (!Number.isFinite(timeMs) || this.#firstMs === null) return false;
    const range = showing(this.#shown, timeMs);
    if (range === this.#shown) return false;
    this.#following = false;
    this.#shown = range;
    return true;
  }

  #settle(): void {
    if (this.#firstMs === null || this.#lastMs === null) return;
    const all = this.#lastMs - this.#firstMs;
    const length = Math.max(this.#span === null ? lengthMs(this.#shown) : (spanMs(this.#span) ?? all), SHORTEST_RANGE_MS);
    this.#shown = { fromMs: this.#lastMs - length, toMs: this.#lastMs + length * 0.01 };
  }
}
