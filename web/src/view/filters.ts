import { isFiltering, NO_FILTER, SEEN_NAMES, testOf, type Filter, type Range, type Seen } from '../picture/filter';
import type { Track } from '../picture/track';
import { DOMAIN_NAMES, LIFE_NAMES, type DomainName, type LifeName } from '../picture/vocabulary';
import type { AddressBar } from './address-bar';
import { Signal } from './signal';

/** What a filter made of the picture. */
export interface Shown {
  readonly tracks: readonly Track[];
  /** Of tracks alive: how many are shown, and how many there are. */
  readonly shown: number;
  readonly total: number;
  /** In distress and hidden: the screen must say so. */
  readonly hiddenEmergencies: readonly Track[];
}

/** The filter in force, and whether only the selected tracks are to be shown. */
export class Filters {
  readonly changed = new Signal();
  #filter = NO_FILTER;
  #isolating = false;

  get filter(): Filter {
    return this.#filter;
  }

  /** Only the selected tracks. */
  get isolating(): boolean {
    return this.#isolating;
  }

  get active(): boolean {
    return this.#isolating || isFiltering(this.#filter);
  }

  change(part: Partial<Filter>): void {
    this.#filter = { ...this.#filter, ...part };
    this.changed.emit();
  }

  setIsolating(isolating: boolean): void {
    this.#isolating = isolating;
    this.changed.emit();
  }

  clear(): void {
    this.#filter = NO_FILTER;
    this.setIsolating(false);
  }

  /** What is selected is always shown. */
  apply(tracks: readonly Track[], selected: ReadonlySet<bigint>, sourceBit: (name: string) => number | null): Shown {
    const alive = (list: readonly Track[]) => list.reduce((n, track) => n + (track.lost ? 0 : 1), 0);
    const total = alive(tracks);
    if (!this.active) return { tracks, shown: total, total, hiddenEmergencies: [] };
    const passes = testOf(this.#filter, sourceBit);
    const shown = tracks.filter((track) => selected.has(track.id) || (!this.#isolating && passes(track)));
    const kept = new Set(shown);
    const hiddenEmergencies = tracks.filter((track) => track.emergency !== 0 && !track.lost && !kept.has(track));
    return { tracks: shown, shown: alive(shown), total, hiddenEmergencies };
  }
}

/** Reads the filter from the address, by our names or tar1090's, and keeps it there. */
export function keepInAddress(filters: Filters, address: AddressBar): void {
  filters.change(filterGiven(address));
  const list = (name: string, values: (filter: Filter) => readonly string[]) =>
    address.keep(name, () => values(filters.filter).join(','));
  list('domain', (filter) => filter.domains);
  list('life', (filter) => filter.lives);
  list('seen', (filter) => filter.seen);
  list('source', (filter) => filter.sources);
  list('category', (filter) => filter.categories);
  address.keep('altitude_ft', () => rangeText(filters.filter.altitudeFeet));
  address.keep('speed_kt', () => rangeText(filters.filter.speedKnots));
  address.keep('name', () => filters.filter.name.trim() || null);
  address.keep('emergency', () => (filters.filter.emergencies ? '1' : null));
  filters.changed.on(() => address.changed());
}

function filterGiven(address: AddressBar): Filter {
  const list = (name: string) => (address.given(name) ?? '').split(',').filter(Boolean);
  const feet = (name: string) => address.givenNumber(-2000, 200_000, name);
  const altitude = address.given('altitude_ft');
  return {
    domains: list('domain').filter((name): name is DomainName => (DOMAIN_NAMES as readonly string[]).includes(name)),
    lives: list('life').filter((name): name is LifeName => (LIFE_NAMES as readonly string[]).includes(name)),
    seen: list('seen').filter((name): name is Seen => (SEEN_NAMES as readonly string[]).includes(name)),
    sources: list('source'),
    categories: list('category'),
    altitudeFeet: altitude === null ? { min: feet('filterAltMin'), max: feet('filterAltMax') } : rangeOf(altitude),
    speedKnots: rangeOf(address.given('speed_kt')),
    name: address.given('name') ?? (address.given('filterCallSign') ?? '').replace(/[\^$*.|()[\]]/g, ''),
    emergencies: address.given('emergency') === '1',
  };
}

/** `1000..5000`, `1000..`, `..5000`; null = open at both ends. */
export function rangeText({ min, max }: Range): string | null {
  return min === null && max === null ? null : `${min ?? ''}..${max ?? ''}`;
}

export function rangeOf(text: string | null): Range {
  const match = /^(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?$/.exec(text ?? '');
  const end = (part: string | undefined) => (part === undefined ? null : Number(part));
  return { min: end(match?.[1]), max: end(match?.[2]) };
}
