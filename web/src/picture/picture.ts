import type { Frame } from '../link/frame';
import { Track } from './track';
import { PERSISTENT_TRAIL_DOTS, TRAIL_DOTS, type Trail } from './trail';
import { DOMAIN_NAMES, type DomainName } from './vocabulary';

/** How long, in picture time, a lost track stays on the screen, crossed out. */
export const LOST_SHOWN_MS = 15_000;

/** Lost tracks kept at most, the oldest go first. */
const MAX_LOST = 2000;

/** Trails kept of tracks that left the view, for when it comes back to them. */
const MAX_REMEMBERED_TRAILS = 5000;

export type DomainCounts = Readonly<Record<DomainName, number>>;

/** All tracks the server has told this client: a snapshot replaces them, deltas change them. */
export class Picture {
  readonly #tracks = new Map<bigint, Track>();
  readonly #trails = new Map<bigint, Trail>();
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

  /** Lost tracks stay, and trails are long. */
  persistent = false;

  /** Tracks whose trails are long. */
  longTrails: ReadonlySet<bigint> = new Set();

  /** Also tracks of other systems of aircraft that have a track of ours. */
  showCopies = false;

  *tracks(): Generator<Track> {
    const own = this.#ownAddresses();
    for (const track of this.#tracks.values()) if (own === null || !isCopy(track, own)) yield track;
  }

  get(id: bigint): Track | undefined {
    return this.#tracks.get(id);
  }

  /** The living track with a short number. */
  withNumber(number: number): Track | undefined {
    for (const track of this.#tracks.values()) if (track.number === number && !track.lost) return track;
    return undefined;
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
    for (const track of this.tracks()) if (!track.lost) counts[DOMAIN_NAMES[track.domain] ?? 'unknown']++;
    return counts;
  }

  /** Addresses of our own tracks; null = nothing is to be left out. */
  #ownAddresses(): Set<string> | null {
    if (this.showCopies) return null;
    const own = new Set<string>();
    let copies = false;
    for (const track of this.#tracks.values()) {
      if (track.systemTrack) copies = true;
      else if (track.address !== null && track.positioned && !track.lost) own.add(track.address);
    }

    return copies ? own : null;
  }

  #upsert(frame: Frame, i: number): void {
    const id = frame.ids[i]!;
    let track = this.#tracks.get(id);
    if (!track) {
      track = new Track(id, this.#trails.get(id));
      this.#tracks.set(id, track);
      this.#trails.delete(id);
    }

    track.update(frame, i, this.persistent || this.longTrails.has(id) ? PERSISTENT_TRAIL_DOTS : TRAIL_DOTS);
  }

  // A track that ended stays a while as lost; one that only left the view goes at once.
  #remove(id: bigint): void {
    const track = this.#tracks.get(id);
    if (!track || track.lost) return;
    this.#tracks.delete(id);
    this.#trails.set(id, track.trail);
    if (this.#trails.size > MAX_REMEMBERED_TRAILS) this.#trails.delete(this.#trails.keys().next().value!);
  }

  #keepOnly(ids: BigUint64Array): void {
    const kept = new Set(ids);
    for (const id of this.#tracks.keys()) if (!kept.has(id)) this.#remove(id);
  }

  #expireLost(): void {
    const lost = [...this.#tracks.values()].filter((track) => track.lost);
    const tooMany = lost.length - MAX_LOST;
    lost.forEach((track, i) => {
      const expired = !this.persistent && this.#timeMs - track.timeMs > LOST_SHOWN_MS;
      if (expired || i < tooMany) this.#tracks.delete(track.id);
    });
  }

  #forgetHistory(): void {
    this.#trails.clear();
    for (const [id, track] of this.#tracks) {
      if (track.lost) this.#tracks.delete(id);
      else track.trail.clear();
    }
  }
}

function isCopy(track: Track, own: ReadonlySet<string>): boolean {
  return track.systemTrack && track.address !== null && own.has(track.address);
}
