import { describe, expect, it } from 'vitest';
import { labelLines, trackName } from '../src/text/label';
import { latitude, longitude } from '../src/text/position';
import { utcDate, utcTime } from '../src/text/time';
import { age, altitude, bearing, bytesPerSecond, distance, number, speed, verticalRate, verticalTrend } from '../src/text/units';
import { Domain } from '../src/picture/vocabulary';
import { categoryText } from '../src/text/words';
import { track } from './build';

/** The narrow space of the screen as an ordinary one, to keep expectations readable. */
const plain = (text: string) => text.replaceAll('\u202f', ' ');
const KNOT = 1852 / 3600;

describe('units', () => {
  it.each([
    [10668, Domain.air, 'FL350'],
    [1828.8, Domain.air, 'FL060'],
    [1820, Domain.air, '5975 ft'],
    [-30, Domain.air, '−100 ft'],
    [120.4, Domain.drone, '120 m'],
    [NaN, Domain.air, '–'],
  ])('altitude of %d m in domain %d is %s', (meters, domain, text) => expect(plain(altitude(meters, domain))).toBe(text));

  it.each([
    [231.5, Domain.air, '450 kt'],
    [6.2 * KNOT, Domain.sea, '6.2 kt'],
    [11.26, Domain.drone, '11.3 m/s'],
  ])('speed of %d m/s in domain %d is %s', (mps, domain, text) => expect(plain(speed(mps, domain))).toBe(text));

  it('rounds vertical rates to what aircraft send and marks trends above 300 ft/min', () => {
    expect(plain(verticalRate(-9.75, Domain.air))).toBe('−1920 ft/min');
    expect(plain(verticalRate(0.1, Domain.air))).toBe('0 ft/min');
    expect([verticalTrend(2), verticalTrend(-2), verticalTrend(1), verticalTrend(NaN)]).toEqual(['↑', '↓', '', '']);
  });

  it('writes bearings with three digits', () =>
    expect([bearing(7.4), bearing(359.7), bearing(-90), bearing(NaN)]).toEqual(['007°', '000°', '270°', '–']));

  it('writes ages, distances and rates with fitting units', () => {
    expect([0.24, 12.4, 300, 9000, null].map((s) => plain(age(s)))).toEqual(['0.2 s', '12 s', '5 min', '2.5 h', '–']);
    expect([42, 3704].map((m) => plain(distance(m)))).toEqual(['42 m', '2.0 NM']);
    expect([512, 55_700, 2.5e6].map((b) => plain(bytesPerSecond(b)))).toEqual(['512 B/s', '55.7 kB/s', '2.5 MB/s']);
    expect([9999, 12345, 1234567].map((n) => plain(number(n)))).toEqual(['9999', '12 345', '1 234 567']);
  });

  it('writes positions in degrees and minutes, carrying at 60', () => {
    expect([latitude(10.540933), longitude(-61.905), latitude(-0.00001), longitude(9.9999999)]).toEqual([
      '10°32.456′N',
      '061°54.300′W',
      '00°00.001′S',
      '010°00.000′E',
    ]);
  });

  it('writes UTC', () => {
    expect([utcTime(1_790_000_000_000), utcDate(1_790_000_000_000)]).toEqual(['14:13:20', '2026-09-21']);
    expect(utcTime(NaN)).toBe('--:--:--');
  });

  it('names categories of aircraft and ships', () =>
    expect([0xa7, 0xd3, 70, 52, 71, 0xffff].map(categoryText)).toEqual([
      'rotorcraft (A7)',
      'D3',
      'cargo (70)',
      'tug (52)',
      'cargo (71)',
      null,
    ]));
});

describe('label', () => {
  it('calls a track by the best name it has', () => {
    const named = [
      { label: 'BWA12', address: 1 },
      { address: 0x4840d6 },
      { address: 0x1abcdef },
      { mmsi: 2320001 },
      { mode3A: 0o246 },
      { id: 0xabcden },
    ];
    expect(named.map((wire) => trackName(track({ id: wire.id ?? 1n, ...wire })))).toEqual(
      ['BWA12', '4840D6', '~ABCDEF', '002320001', 'A0246', '#00001'].with(5, '#abcde'),
    );
    expect(trackName(track({ id: 0xabcden, number: 17 }))).toBe('#17');
  });

  it('gives aircraft level, trend and speed', () =>
    expect(labelLines(track({ domain: 1, label: 'TAM8021', altitude: 10668, groundSpeed: 231.5, verticalRate: 5 }))).toEqual([
      'TAM8021',
      'FL350↑ 450',
    ]));

  it('gives ships speed, drones metres', () => {
    expect(labelLines(track({ domain: 2, label: 'CARONI', groundSpeed: 6 }))).toEqual(['CARONI', '11.7kt']);
    expect(labelLines(track({ domain: 4, label: 'D1', altitude: 62, groundSpeed: 6 }))).toEqual(['D1', '62m 6m/s']);
  });

  it('puts distress first and leaves unknown values out', () => {
    expect(labelLines(track({ domain: 1, label: 'AAL1', emergency: 1, altitude: 900, flags: 2 }))).toEqual([
      'EMERGENCY',
      'AAL1',
      'GND',
    ]);
    expect(labelLines(track({ domain: 0, mode3A: 0o1200 }))).toEqual(['A1200']);
  });
});
