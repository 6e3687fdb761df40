import type { Frame } from '../link/frame';
import { Trail, TRAIL_DOTS, trailSpacingMs } from './trail';
import { Status, TrackFlag } from './vocabulary';

const NO_ADDRESS = 0xffffffff;
const NOT_ICAO = 0x1000000;
const NO_MODE_3A = 0xffff;

/** One track as last told by the server. NaN or null = unknown. */
export class Track {
  readonly id: bigint;
  /** 16 hex digits, as the REST answers name it. */
  readonly key: string;
  readonly trail: Trail;
  latitude = NaN;
  longitude = NaN;
  altitudeMeters = NaN;
  groundSpeedMps = NaN;
  trackDegrees = NaN;
  verticalRateMps = NaN;
  headingDegrees = NaN;
  positionSigmaMeters = NaN;
  address: string | null = null;
  mmsi: number | null = null;
  mode3A: string | null = null;
  label: string | null = null;
  /** Short track number. */
  number: number | null = null;
  /** Of a lost track: short number of the one that goes on for the same object. */
  heir: number | null = null;
  domain = 0;
  status = 0;
  emergency = 0;
  flags = 0;
  category = 0xffff;
  sources = 0;
  ageMs = 0;
  /** Picture time at which this state was told. */
  timeMs = 0;

  constructor(id: bigint, trail = new Trail()) {
    this.id = id;
    this.trail = trail;
    this.key = id.toString(16).padStart(16, '0');
  }

  get positioned(): boolean {
    return !Number.isNaN(this.latitude);
  }

  get lost(): boolean {
    return this.status === Status.ended;
  }

  get simulated(): boolean {
    return (this.flags & TrackFlag.simulated) !== 0;
  }

  /** Another system's track, kept apart from ours. */
  get systemTrack(): boolean {
    return (this.flags & TrackFlag.systemTrack) !== 0;
  }

  /** Another track has the same address, MMSI or serial. */
  get identityConflict(): boolean {
    return (this.flags & TrackFlag.identityConflict) !== 0;
  }

  /** Sensors see it elsewhere than it says: the place is theirs. */
  get positionContradicted(): boolean {
    return (this.flags & TrackFlag.positionContradicted) !== 0;
  }

  /** Which of two tracks that were close to each other it is cannot be told. */
  get identityUncertain(): boolean {
    return (this.flags & TrackFlag.identityUncertain) !== 0;
  }

  get onGround(): boolean {
    return (this.flags & TrackFlag.onGround) !== 0;
  }

  /** Where the symbol points: heading if known, else track; NaN = neither. */
  get pointingDegrees(): number {
    return Number.isNaN(this.headingDegrees) ? this.trackDegrees : this.headingDegrees;
  }

  update(frame: Frame, i: number, trailDots = TRAIL_DOTS): void {
    this.latitude = frame.latitude[i]!;
    this.longitude = frame.longitude[i]!;
    this.altitudeMeters = frame.altitudeMeters[i]!;
    this.groundSpeedMps = frame.groundSpeedMps[i]!;
    this.trackDegrees = frame.trackDegrees[i]!;
    this.verticalRateMps = frame.verticalRateMps[i]!;
    this.headingDegrees = frame.headingDegrees[i]!;
    this.positionSigmaMeters = frame.positionSigmaMeters[i]!;
    this.address = addressText(frame.address[i]!);
    this.mmsi = frame.mmsi[i]! || null;
    this.mode3A = mode3AText(frame.mode3A[i]!);
    this.label = frame.labels[i] ?? null;
    this.number = frame.numbers[i]! || null;
    this.heir = frame.heirs[i]! || null;
    this.domain = frame.domain[i]!;
    this.status = frame.status[i]!;
    this.emergency = frame.emergency[i]!;
    this.flags = frame.flags[i]!;
    this.category = frame.category[i]!;
    this.sources = frame.sources[i]!;
    this.ageMs = frame.ageMs[i]!;
    this.timeMs = frame.pictureTimeMs;
    if (this.positioned && this.status <= Status.confirmed)
      this.trail.add(
        frame.pictureTimeMs,
        this.longitude,
        this.latitude,
        this.altitudeMeters,
        trailSpacingMs(this.domain),
        trailDots,
      );
  }
}

/** Six hex digits; `~` before an address that the ICAO did not assign. */
export function addressText(raw: number): string | null {
  if (raw === NO_ADDRESS) return null;
  return (raw & NOT_ICAO ? '~' : '') + (raw & 0xffffff).toString(16).padStart(6, '0');
}

export function mode3AText(raw: number): string | null {
  return raw === NO_MODE_3A ? null : raw.toString(8).padStart(4, '0');
}
