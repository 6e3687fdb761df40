import type { Frame } from '../link/frame';
import { Track } from './track';
import { DOMAIN_NAMES, type DomainName } from './vocabulary';

/** How long, in picture time, a lost track stays on the screen, crossed out. */
export const LOST_SHOWN_MS = 15_000;

export type DomainCounts = Readonly<Record<DomainName, number>>;

/** All tracks the server has told this client: a snapshot replaces them, deltas change them. */
export class Picture {
  readonly #tracks = new Map<bigint, Track>();
  #timeMs = NaN;
  #sequence = 0;

  /** Picture time, milliseconds since 1970 UTC; NaN before the first frame. */
  get timeMs(): number {
    return this.#timeMs;
  }

  get sequence(): number {
    return this.#sequence;
  }

  get size(): number {
    return this.#tracks.size;
  }

  tracks(): IterableIterator<Track> {
    return this.#tracks.values();
  }

  get(id: bigint): Track | undefined {
    return this.#tracks.get(id);
  }

  apply(frame: Frame): void {
    if (frame.kind === 'snapshot') this.#keepOnly(frame.ids);
    // Replay may jump backwards: trails and lost tracks of the future make no sense then.
    if (frame.pictureTimeMs < this.#timeMs - 1000) this.#forgetHistory();
    this.#timeMs = frame.pictureTimeMs;
    this.#sequence = frame.sequence;
    for (let i = 0; i < frame.count; i++) this.#upsert(frame, i);
    for (const id of frame.removed) this.#remove(id);
    this.#expireLost();
  }

  /** Tracks alive, by domain; lost ones are no longer counted. */
  counts(): DomainCounts {
    const counts: Record<DomainName, number> = { unknown: 0, air: 0, sea: 0, land: 0, drone: 0 };
    for (const track of this.#tracks.values()) if (!track.lost) counts[DOMAIN_NAMES[track.domain] ?? 'unknown']++;
    return counts;
  }

  #upsert(frame: Frame, i: number): void {
    const id = frame.ids[i]!;
    let track = this.#tracks.get(id);
    if (!track) this.#tracks.set(id, (track = new Track(id)));
    track.update(frame, i);
  }

  // A track that ended stays a while as lost; one that only left the view goes at once.
  #remove(id: bigint): void {
    if (!this.#tracks.get(id)?.lost) this.#tracks.delete(id);
  }

  #keepOnly(ids: BigUint64Array): void {
    const kept = new Set(ids);
    for (const [id, track] of this.#tracks) if (!kept.has(id) && !track.lost) this.#tracks.delete(id);
  }

  #expireLost(): void {
    for (const [id, track] of this.#tracks) if (track.lost && this.#timeMs - track.timeMs > LOST_SHOWN_MS) this.#tracks.delete(id);
  }

  #forgetHistory(): void {
    for (const [id, track] of this.#tracks) {
      if (track.lost) this.#tracks.delete(id);
      else track.trail.clear();
    }
  }
}
