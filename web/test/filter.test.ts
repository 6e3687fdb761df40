import { describe, expect, it } from 'vitest';
import { isFiltering, NO_FILTER, SEEN_NAMES, testOf, type Filter } from '../src/picture/filter';
import { DOMAIN_NAMES, LIFE_NAMES } from '../src/picture/vocabulary';
import { partsOf } from '../src/text/filter-words';
import { AddressBar } from '../src/view/address-bar';
import { Filters, keepInAddress, rangeOf, rangeText } from '../src/view/filters';
import { track } from './build';

const bit = (name: string) => ({ 'radar-1': 1, 'adsb-1': 2, 'ais-1': 4 })[name] ?? null;
const passes = (filter: Partial<Filter>, wire: Parameters<typeof track>[0]) =>
  testOf({ ...NO_FILTER, ...filter }, bit)(track(wire));
const FOOT = 0.3048;
const KNOT = 1852 / 3600;

describe('filter', () => {
  it('lets all pass while nothing is asked for', () => {
    expect(isFiltering(NO_FILTER)).toBe(false);
    expect(passes({}, {})).toBe(true);
  });

  it('takes one match within a list, and every list', () => {
    const filter: Partial<Filter> = { domains: ['air', 'drone'], sources: ['radar-1', 'ais-1'] };
    expect(passes(filter, { domain: 1, sources: 0b001 })).toBe(true);
    expect(passes(filter, { domain: 4, sources: 0b110 })).toBe(true);
    expect(passes(filter, { domain: 1, sources: 0b010 })).toBe(false);
    expect(passes(filter, { domain: 2, sources: 0b001 })).toBe(false);
  });

  it('shows nothing for a source that is not there', () =>
    expect(passes({ sources: ['radar-9'] }, { sources: 0xffffffff })).toBe(false));

  it('measures altitudes of what flies only, and keeps what is not known', () => {
    const altitudeFeet = { min: 5000, max: 20_000 };
    expect(passes({ altitudeFeet }, { domain: 1, altitude: 10_000 * FOOT })).toBe(true);
    expect(passes({ altitudeFeet }, { domain: 1, altitude: 4900 * FOOT })).toBe(false);
    expect(passes({ altitudeFeet }, { domain: 1, altitude: 21_000 * FOOT })).toBe(false);
    expect(passes({ altitudeFeet }, { domain: 1 })).toBe(true);
    expect(passes({ altitudeFeet }, { domain: 2, altitude: 0 })).toBe(true);
    // On the ground, whatever its altimeter says.
    expect(passes({ altitudeFeet }, { domain: 1, altitude: 6000 * FOOT, flags: 2 })).toBe(false);
  });

  it('measures speeds, and keeps what is not known', () => {
    const speedKnots = { min: null, max: 30 };
    expect(passes({ speedKnots }, { groundSpeed: 29 * KNOT })).toBe(true);
    expect(passes({ speedKnots }, { groundSpeed: 31 * KNOT })).toBe(false);
    expect(passes({ speedKnots }, {})).toBe(true);
  });

  it('knows how a track is seen', () => {
    expect(passes({ seen: ['radar_only'] }, { flags: 8 })).toBe(true);
    expect(passes({ seen: ['radar_only'] }, { flags: 8 | 16 })).toBe(false);
    expect(passes({ seen: ['radar_only', 'cooperative'] }, { flags: 16 })).toBe(true);
    expect(passes({ seen: ['system_track'] }, { flags: 64 })).toBe(true);
    expect(passes({ seen: ['radar'] }, { flags: 64 })).toBe(false);
  });

  it('knows kinds, life, names and distress', () => {
    expect(passes({ categories: ['7x'] }, { category: 71 })).toBe(true);
    expect(passes({ categories: ['A7', '52'] }, { category: 0xa7 })).toBe(true);
    expect(passes({ categories: ['52'] }, { category: 51 })).toBe(false);
    expect(passes({ categories: ['52'] }, {})).toBe(false);
    expect(passes({ lives: ['coasting'] }, { status: 2 })).toBe(true);
    expect(passes({ name: 'bwa, tam' }, { label: 'TAM8021' })).toBe(true);
    expect(passes({ name: 'bwa' }, { label: 'TAM8021' })).toBe(false);
    expect(passes({ emergencies: true }, { emergency: 3 })).toBe(true);
    expect(passes({ emergencies: true }, {})).toBe(false);
  });
});

describe('filters in force', () => {
  const traffic = [
    track({ id: 1n, domain: 1 }),
    track({ id: 2n, domain: 2, emergency: 8 }),
    track({ id: 3n, domain: 2, status: 3, emergency: 1 }),
    track({ id: 4n, domain: 2 }),
  ];

  it('count what is alive, and tell of hidden distress', () => {
    const filters = new Filters();
    filters.change({ domains: ['air'] });
    const { tracks, shown, total, hiddenEmergencies } = filters.apply(traffic, new Set(), bit);
    expect([tracks.map((t) => t.id), shown, total, hiddenEmergencies.map((t) => t.id)]).toEqual([[1n], 1, 3, [2n]]);
  });

  it('never hide what is selected, and can show nothing else', () => {
    const filters = new Filters();
    filters.change({ domains: ['air'] });
    expect(filters.apply(traffic, new Set([2n, 4n]), bit).tracks.map((t) => t.id)).toEqual([1n, 2n, 4n]);
    filters.setIsolating(true);
    const { tracks, hiddenEmergencies } = filters.apply(traffic, new Set([4n]), bit);
    expect([tracks.map((t) => t.id), hiddenEmergencies.map((t) => t.id)]).toEqual([[4n], [2n]]);
    filters.clear();
    expect([filters.active, filters.apply(traffic, new Set(), bit).tracks.length]).toEqual([false, 4]);
  });

  it('come back from the address as they went', () => {
    let seed = 7;
    const random = (n: number) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % n;
    const some = <T>(list: readonly T[]) => list.filter(() => random(3) === 0);
    const range = () => ({ min: random(2) ? random(40_000) : null, max: random(2) ? random(40_000) : null });
    for (let i = 0; i < 300; i++) {
      const filter: Filter = {
        domains: some(DOMAIN_NAMES),
        lives: some(LIFE_NAMES),
        seen: some(SEEN_NAMES),
        sources: some(['radar-1', 'ais é', 'a&b']),
        categories: some(['A7', '52', '7x']),
        altitudeFeet: range(),
        speedKnots: range(),
        name: random(2) ? 'BWA, T&T' : '',
        emergencies: random(2) === 1,
      };
      const address = new AddressBar('', '', () => {});
      const filters = new Filters();
      keepInAddress(filters, address);
      filters.change(filter);
      const again = new Filters();
      keepInAddress(again, new AddressBar('', address.hash, () => {}));
      expect(again.filter).toEqual(filter);
    }
  });

  it('read the names of tar1090, and nothing that makes no sense', () => {
    const filters = new Filters();
    keepInAddress(
      filters,
      new AddressBar('?filterAltMin=1000&filterAltMax=9000&filterCallSign=^BWA&domain=air,moon', '', () => {}),
    );
    expect(filters.filter).toEqual({
      ...NO_FILTER,
      altitudeFeet: { min: 1000, max: 9000 },
      name: 'BWA',
      domains: ['air'],
    });
  });

  it('write ranges open at an end', () => {
    expect([rangeText({ min: 5, max: null }), rangeText({ min: null, max: -5 }), rangeText({ min: null, max: null })]).toEqual([
      '5..',
      '..-5',
      null,
    ]);
    expect([rangeOf('5..'), rangeOf('x..7'), rangeOf(null)]).toEqual([
      { min: 5, max: null },
      { min: null, max: null },
      { min: null, max: null },
    ]);
  });

  it('are named part by part, each with the way to be rid of it', () => {
    const filter: Filter = { ...NO_FILTER, domains: ['air', 'sea'], altitudeFeet: { min: 5000, max: null }, emergencies: true };
    const parts = partsOf(filter, (feet) => `${feet} ft`, String);
    expect(parts.map((part) => part.text)).toEqual(['air', 'sea', 'altitude from 5000 ft', 'emergencies only']);
    expect(parts.reduce((left, part) => ({ ...left, ...part.without }), filter).altitudeFeet).toEqual({ min: null, max: null });
    expect(parts[0]!.without).toEqual({ domains: ['sea'] });
  });
});
