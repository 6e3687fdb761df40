import { describe, expect, it } from 'vitest';
import { pastPositions } from '../src/picture/past-trails';
import { Trail } from '../src/picture/trail';

const past = pastPositions(
  { track_id: '01', age_s: [30, 20, 10], lat: [1, 2, 3], lon: [-61, -62, -63], alt_m: [100, null, 300] },
  1000,
);

describe('Trail', () => {
  it('is extended back by what was before, and by nothing it has itself', () => {
    const trail = new Trail();
    trail.add(990_000, -63.1, 3.1, 310, 5000);
    trail.extendBack(past);
    expect(trail.timesMs).toEqual([970_000, 980_000, 990_000]);
    expect(trail.points).toEqual([-61, 1, -62, 2, -63.1, 3.1]);
    expect(trail.altitudesMeters).toEqual([100, NaN, 310]);
    trail.extendBack(past);
    expect(trail.timesMs).toHaveLength(3);
  });

  it('takes all of it where it has nothing yet', () => {
    const trail = new Trail();
    trail.extendBack(past);
    expect(trail.timesMs).toEqual([970_000, 980_000, 990_000]);
    trail.add(995_000, -64, 4, NaN, 5000);
    expect(trail.points).toEqual([-61, 1, -62, 2, -63, 3, -64, 4]);
  });

  it('stays within its length as it goes on', () => {
    const trail = new Trail();
    trail.extendBack(past);
    trail.add(1_000_000, -64, 4, NaN, 5000, 3);
    expect(trail.timesMs).toEqual([990_000, 1_000_000]);
  });
});
