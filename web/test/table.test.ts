import { describe, expect, it } from 'vitest';
import { COLUMNS, sortTracks } from '../src/panels/track-columns';
import { LOST_SHOWN_MS, Picture } from '../src/picture/picture';
import { frame, track } from './build';

const home = { latitude: 10, longitude: -61 };
const context = { home, sourceNames: ['radar-1', '', 'ais-1'] };
const column = (id: string) => COLUMNS.find((one) => one.id === id)!;
const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('track table', () => {
  const traffic = [
    track({ id: 1n, domain: 1, label: 'BWA1', groundSpeed: 200, altitude: 3000, lat: 11, lon: -61, sources: 0b101, number: 412 }),
    track({ id: 2n, domain: 2, label: 'CARONI', mmsi: 2320001, flags: 128, groundSpeed: 5, lat: 10, lon: -61.1, sources: 0b100 }),
    track({ id: 3n, label: 'ALFA', number: 40 }),
    track({ id: 0xabcden, groundSpeed: 20, lat: 10, lon: -61 }),
    track({ id: 5n, domain: 1, label: 'GROUND', groundSpeed: 5, altitude: 30, flags: 2 }),
  ];
  const order = (id: string, descending = false) =>
    sortTracks(traffic, column(id), descending, context).map((t) => Number(t.id & 0xfn));

  it('sorts by any column, what is not known last in either direction', () => {
    expect(order('speed')).toEqual([2, 5, 14, 1, 3]);
    expect(order('speed', true)).toEqual([1, 14, 2, 5, 3]);
    expect(order('distance')).toEqual([14, 2, 1, 3, 5]);
    // On the ground is below all heights; ships have none.
    expect(order('altitude').slice(0, 2)).toEqual([5, 1]);
    expect(order('number')).toEqual([3, 1, 2, 5, 14]);
    expect(order('sources').slice(0, 2)).toEqual([1, 2]);
  });

  it('puts those without a name after all names', () => expect(order('name')).toEqual([3, 1, 2, 5, 14]));

  it('writes what a row says', () => {
    const text = (id: string, index: number) => plain(column(id).text(traffic[index]!, context));
    expect([text('identity', 1), text('distance', 0), text('sources', 0), text('altitude', 4), text('altitude', 1)]).toEqual([
      '002320001 [2]',
      '59.7 NM',
      'radar-1 ais-1',
      'GND',
      '–',
    ]);
  });

  it('sorts twenty thousand tracks whole', () => {
    const wires = Array.from({ length: 20_000 }, (_, i) => ({ id: BigInt(i + 1), groundSpeed: (i * 7919) % 500 }));
    const picture = new Picture();
    picture.apply(frame({ timeUs: 1_000_000_000n, tracks: wires }));
    const many = [...picture.tracks()];
    const speeds = sortTracks(many, column('speed'), false, context).map((t) => t.groundSpeedMps);
    expect(speeds.length).toBe(20_000);
    expect(speeds.every((speed, i) => i === 0 || speeds[i - 1]! <= speed)).toBe(true);
  });
});

describe('persistence', () => {
  const at = (seconds: number, status: number, lon: number) =>
    frame({ kind: 2, timeUs: BigInt(seconds * 1e6), tracks: [{ id: 7n, domain: 1, status, lat: 10, lon }] });

  it('keeps lost tracks and long trails as long as it is on', () => {
    const picture = new Picture();
    picture.persistent = true;
    for (let s = 1000; s < 1300; s += 5) picture.apply(at(s, 1, -61 + s / 10_000));
    picture.apply(at(1300, 3, -60));
    picture.apply(frame({ kind: 2, timeUs: BigInt((1300 + LOST_SHOWN_MS) * 1e6) }));
    expect(picture.get(7n)!.trail.timesMs.length).toBe(60);
    picture.persistent = false;
    picture.apply(frame({ kind: 2, timeUs: BigInt((1301 + LOST_SHOWN_MS) * 1e6) }));
    expect(picture.get(7n)).toBeUndefined();
  });
});
