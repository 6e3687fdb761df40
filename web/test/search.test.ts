import { describe, expect, it } from 'vitest';
import { Fit, fitOf, searchTracks, termsOf } from '../src/picture/search';
import { track } from './build';

const traffic = [
  track({ id: 0x100n, label: 'BWA12', address: 0x0ac123, mode3A: 0o7700 }),
  track({ id: 0x101n, label: 'BWA1234', address: 0x0ac124 }),
  track({ id: 0x102n, label: 'XBWA12', number: 17 }),
  track({ id: 0x103n, label: 'MV CARONI', mmsi: 2320001 }),
  track({ id: 0x104n, label: '9YTJH' }),
  track({ id: 0x105n, label: 'BWA12', status: 3 }),
];
const find = (text: string) => searchTracks(traffic, text, 10).map((t) => Number(t.id - 0x100n));

describe('search', () => {
  it('puts the whole name before its beginning before any part of it, and the lost behind', () =>
    expect(find('bwa12')).toEqual([0, 5, 1, 2]));

  it.each([
    ['0AC124', [1]],
    ['7700', [0]],
    ['A7700', [0]],
    ['002320001', [3]],
    ['2320001', [3]],
    ['mv caroni', [3]],
    ['CARONI', [3]],
    ['9Y-TJH', [4]],
    ['9ytjh, caroni,', [3, 4].reverse()],
    ['#00102', [2]],
    ['#17', [2]],
    ['#1', []],
    ['0000000000000102', [2]],
    ['0102', []],
    ['', []],
    [' , ', []],
  ])('finds %j', (text, found) => expect(find(text)).toEqual(found));

  it('finds a ship by its IMO number as the server gives it', () => {
    const ship = { key: '0', label: null, address: null, mmsi: null, mode3A: null, number: null, imo: 9321483 };
    expect([fitOf(ship, '9321483'), fitOf(ship, termsOf('IMO 9321483')[0]!), fitOf(ship, '93')]).toEqual([
      Fit.whole,
      Fit.whole,
      Fit.beginning,
    ]);
  });

  it('takes any text without a fault', () => {
    for (let i = 0; i < 2000; i++) {
      const text = String.fromCharCode((i * 7919) % 65536, (i * 104729) % 65536, 44, (i * 31) % 128);
      expect(searchTracks(traffic, text, 3).length).toBeLessThanOrEqual(3);
    }
  });

  it('gives those in view first, and no more than asked for', () => {
    const here = { key: '1', label: 'ZULU', address: null, mmsi: null, mode3A: null, number: null, inView: true };
    const away = { ...here, key: '2', label: 'ALFA ZULU', inView: false };
    const awayToo = { ...here, key: '3', inView: false };
    expect(searchTracks([away, awayToo, here], 'zulu', 2).map((t) => t.key)).toEqual(['1', '3']);
  });
});
