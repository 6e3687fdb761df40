import { describe, expect, it } from 'vitest';
import { transferList } from '../src/link/frame';
import { decodeFrame } from '../src/link/wire';
import { TrackFlag } from '../src/picture/vocabulary';
import { encode, frame, track } from './build';

const FULL = {
  id: 0x0001000000000abcn,
  lat: 10.5123456,
  lon: -61.9876543,
  altitude: 10668,
  groundSpeed: 231.5,
  track: 271.25,
  verticalRate: -7.5,
  heading: 268.5,
  sigma: 42.5,
  address: 0x4840d6,
  mmsi: 362123456,
  mode3A: 0o7700,
  domain: 1,
  status: 2,
  emergency: 1,
  flags: 1 | 8 | 32,
  category: 0xa5,
  sources: 0x80000005,
  ageMs: 1250,
  label: 'BWA1234',
  number: 4711,
  heir: 12,
};

// The documented layout written out by hand, byte for byte: one empty delta.
const EMPTY_DELTA =
  '4154' +
  '01' +
  '02' +
  '00000000' +
  '00000000' +
  '00000000' +
  '40420f0000000000' +
  '2a00000000000000' +
  '01' +
  '06' +
  '4c00' +
  '00000040';

function bytes(hex: string): ArrayBuffer {
  return Uint8Array.from(hex.match(/../g)!.map((pair) => Number.parseInt(pair, 16))).buffer;
}

function errorOf(buffer: ArrayBuffer): string {
  const result = decodeFrame(buffer);
  return 'error' in result ? result.error : '';
}

describe('decodeFrame', () => {
  it('reads a header written by hand', () => {
    const result = decodeFrame(bytes(EMPTY_DELTA));
    expect(result).toMatchObject({
      frame: {
        kind: 'delta',
        count: 0,
        pictureTimeMs: 1000,
        sequence: 42,
        mode: 'replay',
        simulated: false,
        stale: true,
        paused: true,
        replaySpeed: 2,
      },
    });
  });

  it('reads every field of a track record', () => {
    const decoded = frame({
      kind: 1,
      timeUs: 1_790_000_000_123_456n,
      sequence: 9n,
      flags: 1,
      tracks: [FULL],
      removed: [7n, 2n ** 64n - 1n],
    });
    expect(decoded).toMatchObject({
      kind: 'snapshot',
      simulated: true,
      stale: false,
      mode: 'live',
      count: 1,
      labels: ['BWA1234'],
    });
    expect(decoded.pictureTimeMs).toBeCloseTo(1_790_000_000_123.456, 3);
    expect(decoded.ids[0]).toBe(FULL.id);
    expect(decoded.latitude[0]).toBeCloseTo(FULL.lat, 7);
    expect(decoded.longitude[0]).toBeCloseTo(FULL.lon, 7);
    expect([decoded.altitudeMeters[0], decoded.groundSpeedMps[0], decoded.trackDegrees[0]]).toEqual([10668, 231.5, 271.25]);
    expect([decoded.verticalRateMps[0], decoded.headingDegrees[0], decoded.positionSigmaMeters[0]]).toEqual([-7.5, 268.5, 42.5]);
    expect([decoded.address[0], decoded.mmsi[0], decoded.mode3A[0]]).toEqual([0x4840d6, 362123456, 0o7700]);
    expect([decoded.domain[0], decoded.status[0], decoded.emergency[0], decoded.flags[0]]).toEqual([1, 2, 1, 41]);
    expect([decoded.category[0], decoded.sources[0], decoded.ageMs[0]]).toEqual([0xa5, 0x80000005, 1250]);
    expect(decoded.numbers[0]).toBe(4711);
    expect(decoded.heirs[0]).toBe(12);
    expect([...decoded.removed]).toEqual([7n, 2n ** 64n - 1n]);
  });

  it('reads absent values as unknown', () => {
    const decoded = frame({ tracks: [{ id: 3n }] });
    for (const column of [
      decoded.latitude,
      decoded.longitude,
      decoded.altitudeMeters,
      decoded.groundSpeedMps,
      decoded.trackDegrees,
    ])
      expect(column[0]).toBeNaN();
    expect(decoded.labels).toEqual([null]);
  });

  it('reads both octets of flags', () => {
    const flags = TrackFlag.spi | TrackFlag.positionContradicted | TrackFlag.identityUncertain;
    expect([
      ...frame({
        tracks: [
          { id: 1n, flags },
          { id: 2n, flags: TrackFlag.identityConflict },
        ],
      }).flags,
    ]).toEqual([flags, 128]);
    expect(track({ flags }).positionContradicted && track({ flags }).identityUncertain).toBe(true);
    expect(track({ flags: 255 }).positionContradicted || track({ flags: 255 }).identityUncertain).toBe(false);
  });

  it('skips what a longer record of a later version carries', () => {
    const longer = frame({ recordBytes: 96, tracks: [FULL, { id: 5n, lat: -1, lon: 179.5, label: 'Ñandú' }], removed: [8n] });
    expect([...longer.ids]).toEqual([FULL.id, 5n]);
    expect(longer.longitude[1]).toBeCloseTo(179.5, 7);
    expect(longer.labels).toEqual(['BWA1234', 'Ñandú']);
    expect([...longer.removed]).toEqual([8n]);
  });

  it('rejects a frame cut at any byte, and never throws', () => {
    const whole = encode({ tracks: [FULL, { id: 2n }], removed: [9n] });
    for (let length = 0; length < whole.byteLength; length++) expect(errorOf(whole.slice(0, length))).not.toBe('');
    expect(decodeFrame(whole)).toHaveProperty('frame');
  });

  it('never throws on damaged bytes', () => {
    const whole = new Uint8Array(encode({ tracks: [FULL, { id: 2n, label: 'X' }], removed: [9n] }));
    let seed = 12345;
    for (let round = 0; round < 2000; round++) {
      const damaged = whole.slice();
      for (let n = 0; n < 3; n++) {
        seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
        damaged[(seed >>> 8) % damaged.length] = seed >>> 24;
      }
      expect(() => decodeFrame(damaged.buffer)).not.toThrow();
    }
  });

  it('says what is wrong', () => {
    expect(errorOf(new ArrayBuffer(10))).toContain('shorter than its header');
    expect(errorOf(new ArrayBuffer(40))).toContain('magic');
    expect(errorOf(encode({ version: 2 }))).toContain('version 2');
    expect(errorOf(encode({ kind: 9 }))).toContain('kind');
    const short = encode({});
    new DataView(short).setUint16(34, 64, true);
    expect(errorOf(short)).toContain('64');
    const outside = encode({ tracks: [FULL] });
    new DataView(outside).setUint32(40 + 64, 500, true);
    expect(errorOf(outside)).toContain('label');
  });

  it('gives each column to the receiver once', () => {
    const decoded = frame({ tracks: [FULL] });
    const buffers = transferList(decoded);
    expect(buffers).toContain(decoded.ids.buffer);
    expect(new Set(buffers).size).toBe(buffers.length);
  });
});
