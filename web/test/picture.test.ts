import { describe, expect, it } from 'vitest';
import { Freshness } from '../src/picture/freshness';
import { LOST_SHOWN_MS, Picture } from '../src/picture/picture';
import { frame, type WireFrame } from './build';

const SECOND_US = 1_000_000n;

function picture(...frames: WireFrame[]): Picture {
  const result = new Picture();
  for (const parts of frames) result.apply(frame(parts));
  return result;
}

function ids(of: Picture): bigint[] {
  return [...of.tracks()].map((track) => track.id).sort();
}

describe('Picture', () => {
  it('takes a snapshot whole and changes it by deltas', () => {
    const result = picture(
      {
        kind: 1,
        timeUs: SECOND_US,
        sequence: 1n,
        tracks: [
          { id: 1n, lat: 1, lon: 2, domain: 1 },
          { id: 2n, domain: 2 },
        ],
      },
      {
        kind: 2,
        timeUs: 2n * SECOND_US,
        sequence: 5n,
        tracks: [
          { id: 1n, lat: 1.5, lon: 2, domain: 1 },
          { id: 3n, domain: 4 },
        ],
        removed: [2n],
      },
    );
    expect(ids(result)).toEqual([1n, 3n]);
    expect(result.get(1n)).toMatchObject({ latitude: 1.5, key: '0000000000000001' });
    expect(result.counts()).toEqual({ unknown: 0, air: 1, sea: 0, land: 0, drone: 1 });
    expect([result.timeMs, result.sequence]).toEqual([2000, 5]);
  });

  it('drops what a new snapshot does not hold, and keeps the trails of what it does', () => {
    const result = picture(
      {
        kind: 1,
        timeUs: SECOND_US,
        tracks: [
          { id: 1n, lat: 1, lon: 1, domain: 1 },
          { id: 2n, lat: 1, lon: 1 },
        ],
      },
      { kind: 2, timeUs: 6n * SECOND_US, tracks: [{ id: 1n, lat: 1.1, lon: 1, domain: 1 }] },
      { kind: 1, timeUs: 12n * SECOND_US, tracks: [{ id: 1n, lat: 1.2, lon: 1, domain: 1 }] },
    );
    expect(ids(result)).toEqual([1n]);
    expect(result.get(1n)!.trail.points).toHaveLength(6);
  });

  it('gives a track that comes back into view its trail again', () => {
    const result = picture(
      { kind: 1, timeUs: SECOND_US, tracks: [{ id: 1n, lat: 1, lon: 1, domain: 1 }] },
      { kind: 2, timeUs: 2n * SECOND_US, removed: [1n] },
      { kind: 1, timeUs: 30n * SECOND_US, tracks: [{ id: 1n, lat: 2, lon: 1, domain: 1 }] },
    );
    expect(result.get(1n)!.trail.points).toEqual([1, 1, 1, 2]);
    result.apply(frame({ kind: 1, timeUs: 31n * SECOND_US }));
    result.apply(frame({ kind: 1, timeUs: 600n * SECOND_US, tracks: [{ id: 1n, lat: 3, lon: 1, domain: 1 }] }));
    expect(result.get(1n)!.trail.points).toEqual([1, 3]);
  });

  it('shows an ended track as lost for a while, also when its id is removed', () => {
    const ended = { kind: 2, timeUs: SECOND_US, tracks: [{ id: 1n, lat: 1, lon: 1, status: 3 }], removed: [1n] };
    const result = picture({ kind: 1, timeUs: 0n, tracks: [{ id: 1n, lat: 1, lon: 1 }] }, ended);
    expect(result.get(1n)!.lost).toBe(true);
    expect(result.counts().unknown).toBe(0);
    result.apply(frame({ kind: 2, timeUs: SECOND_US + BigInt(LOST_SHOWN_MS) * 1000n }));
    expect(result.size).toBe(1);
    result.apply(frame({ kind: 2, timeUs: 2n * SECOND_US + BigInt(LOST_SHOWN_MS) * 1000n }));
    expect(result.size).toBe(0);
  });

  it('bounds trails and spaces them in time', () => {
    const result = new Picture();
    for (let s = 0; s < 1000; s++)
      result.apply(frame({ kind: 2, timeUs: BigInt(s) * SECOND_US, tracks: [{ id: 1n, lat: s / 100, lon: 0, domain: 1 }] }));
    const { points } = result.get(1n)!.trail;
    expect(points).toHaveLength(48);
    expect(points[3]! - points[1]!).toBeCloseTo(0.05, 6);
  });

  it('forgets trails when replay jumps back', () => {
    const result = picture(
      { kind: 1, timeUs: 100n * SECOND_US, tracks: [{ id: 1n, lat: 1, lon: 1, domain: 1 }] },
      { kind: 2, timeUs: 106n * SECOND_US, tracks: [{ id: 1n, lat: 1.1, lon: 1, domain: 1 }] },
      { kind: 1, timeUs: 10n * SECOND_US, tracks: [{ id: 1n, lat: 1, lon: 1, domain: 1 }] },
    );
    expect(result.get(1n)!.trail.points).toEqual([1, 1]);
  });

  it('does not draw a trail of predicted positions', () => {
    const result = picture({ kind: 1, timeUs: 0n, tracks: [{ id: 1n, lat: 1, lon: 1, status: 2 }] });
    expect(result.get(1n)!.trail.points).toEqual([]);
  });
});

describe('a merged track', () => {
  it('names the track that goes on for it, which is found by its number', () => {
    const result = picture(
      {
        kind: 1,
        timeUs: 0n,
        tracks: [
          { id: 1n, lat: 1, lon: 1, number: 7, status: 1 },
          { id: 2n, lat: 1, lon: 1, number: 8, status: 1 },
        ],
      },
      { kind: 2, timeUs: 1n, tracks: [{ id: 1n, lat: 1, lon: 1, number: 7, status: 3, heir: 8 }], removed: [1n] },
    );
    expect(result.get(1n)!.heir).toBe(8);
    expect(result.withNumber(8)!.id).toBe(2n);
    expect(result.withNumber(7)).toBeUndefined();
    expect(result.get(2n)!.heir).toBeNull();
  });
});

describe('Freshness', () => {
  it('is stale after three seconds of silence and says since when', () => {
    const freshness = new Freshness();
    expect(freshness.stale(10_000)).toBeNull();
    freshness.frame(10_000, 500, false);
    expect(freshness.stale(12_999)).toBeNull();
    expect(freshness.stale(14_000)).toEqual({ pictureTimeMs: 500, ageMs: 4000 });
    freshness.frame(14_100, 900, false);
    expect(freshness.stale(14_200)).toBeNull();
  });

  it('believes the server that calls the picture stale, and dates it by the last good frame', () => {
    const freshness = new Freshness();
    freshness.frame(1000, 500, false);
    freshness.frame(1200, 700, true);
    expect(freshness.stale(1200)).toEqual({ pictureTimeMs: 500, ageMs: 200 });
  });
});
