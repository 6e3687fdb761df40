import { knots, feet } from '../text/units';
import { categoryKey } from '../text/words';
import { matchesAny, termsOf } from './search';
import type { Track } from './track';
import { Domain, DOMAIN_NAMES, LIFE_NAMES, TrackFlag, type DomainName, type LifeName } from './vocabulary';

/** Open at an end where that is null. */
export interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

/** How a track is known: any radar; transponder or AIS; radar alone; the track of another system. */
export const SEEN_NAMES = ['radar', 'cooperative', 'radar_only', 'system_track'] as const;
export type Seen = (typeof SEEN_NAMES)[number];

/** What is to be shown. An empty list asks for nothing; within a list one match is enough, of the lists each must match. */
export interface Filter {
  readonly domains: readonly DomainName[];
  readonly lives: readonly LifeName[];
  readonly seen: readonly Seen[];
  /** Names of sources. */
  readonly sources: readonly string[];
  /** Keys of kinds, text/words.ts. */
  readonly categories: readonly string[];
  /** Of what flies; tracks of sea and land are left alone, and those whose altitude is not known stay. */
  readonly altitudeFeet: Range;
  /** Tracks whose speed is not known stay. */
  readonly speedKnots: Range;
  /** As in the search. */
  readonly name: string;
  readonly emergencies: boolean;
}

const ANY: Range = { min: null, max: null };

export const NO_FILTER: Filter = {
  domains: [],
  lives: [],
  seen: [],
  sources: [],
  categories: [],
  altitudeFeet: ANY,
  speedKnots: ANY,
  name: '',
  emergencies: false,
};

export function isFiltering(filter: Filter): boolean {
  const { domains, lives, seen, sources, categories, altitudeFeet, speedKnots, name, emergencies } = filter;
  const lists = [domains, lives, seen, sources, categories];
  return (
    lists.some((list) => list.length > 0) || isRange(altitudeFeet) || isRange(speedKnots) || name.trim() !== '' || emergencies
  );
}

export function isRange({ min, max }: Range): boolean {
  return min !== null || max !== null;
}

/** The test of a filter, made once for all tracks. `sourceBit` gives a source's bit in a track's mask; null = it has none. */
export function testOf(filter: Filter, sourceBit: (name: string) => number | null): (track: Track) => boolean {
  const tests: ((track: Track) => boolean)[] = [];
  const { domains, lives, seen, sources, categories, altitudeFeet, speedKnots, name, emergencies } = filter;
  if (domains.length > 0) tests.push((t) => domains.includes(DOMAIN_NAMES[t.domain] ?? 'unknown'));
  if (lives.length > 0) tests.push((t) => lives.includes(LIFE_NAMES[t.status] ?? 'lost'));
  if (seen.length > 0) tests.push((t) => seen.some((kind) => isSeen(t, kind)));
  if (sources.length > 0) {
    const mask = sources.reduce((all, source) => all | (sourceBit(source) ?? 0), 0);
    tests.push((t) => (t.sources & mask) !== 0);
  }
  if (categories.length > 0) tests.push((t) => categories.includes(categoryKey(t.category) ?? ''));
  if (isRange(altitudeFeet)) tests.push((t) => onSurface(t) || within(t.onGround ? 0 : feet(t.altitudeMeters), altitudeFeet));
  if (isRange(speedKnots)) tests.push((t) => within(knots(t.groundSpeedMps), speedKnots));
  const terms = termsOf(name);
  if (terms.length > 0) tests.push((t) => matchesAny(t, terms));
  if (emergencies) tests.push((t) => t.emergency !== 0);
  return (track) => tests.every((test) => test(track));
}

function isSeen({ flags }: Track, kind: Seen): boolean {
  const has = (flag: number) => (flags & flag) !== 0;
  switch (kind) {
    case 'radar':
      return has(TrackFlag.radar);
    case 'cooperative':
      return has(TrackFlag.cooperative);
    case 'radar_only':
      return has(TrackFlag.radar) && !has(TrackFlag.cooperative);
    case 'system_track':
      return has(TrackFlag.systemTrack);
  }
}

function onSurface({ domain }: Track): boolean {
  return domain === Domain.sea || domain === Domain.land;
}

/** What is not known is not known to lie outside. */
function within(value: number, { min, max }: Range): boolean {
  return !(min !== null && value < min) && !(max !== null && value > max);
}
