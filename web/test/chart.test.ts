import { describe, expect, it } from 'vitest';
import { rangeOf, Scale } from '../src/sensors/chart-scale';

describe('scales of charts', () => {
  it.each([
    [-12, 31, 5, [-10, 0, 10, 20, 30], 0],
    [0, 360, 4, [0, 100, 200, 300], 0],
    [-0.013, 0.004, 5, [-0.01, -0.005, 0], 3],
    [140, 161, 5, [140, 145, 150, 155, 160], 0],
  ])('from %d to %d has round ticks', (from, to, wanted, ticks, decimals) => {
    const scale = new Scale(from, to, 0, 100, wanted);
    expect(scale.ticks.map((tick) => Number(tick.toFixed(6)))).toEqual(ticks);
    expect(scale.decimals).toBe(decimals);
  });

  it('places values between its ends, downwards too', () => {
    const scale = new Scale(10, 20, 200, 100, 5);
    expect([10, 15, 20].map((value) => scale.at(value))).toEqual([200, 150, 100]);
  });

  it('holds all values and zero where it is near', () => {
    const [from, to] = rangeOf([5, 22], 10);
    expect(from).toBeLessThan(0);
    expect(to).toBeGreaterThan(22);
    const [far, end] = rangeOf([150, 160], 10);
    expect(far).toBeGreaterThan(140);
    expect(end).toBeLessThan(170);
  });

  it('is never shorter than asked, with or without values', () => {
    for (const values of [[], [NaN], [7], [7, 7.01]]) {
      const [from, to] = rangeOf(values, 20);
      expect(to - from).toBeGreaterThanOrEqual(20);
    }
  });
});
