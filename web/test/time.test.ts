import { describe, expect, it } from 'vitest';
import { fieldText, momentText, nextSpeed, parseMoment, parseSpeed } from '../src/time/moment';
import { lengthMs, showing, ticksOf, timeAt, xOf, zoomAbout } from '../src/time/time-scale';
import { TimelineRange } from '../src/time/timeline-range';

const MINUTE = 60e3;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.parse('2026-11-23T12:00:00Z');

describe('the scale of the time line', () => {
  it('puts ticks at round UTC times that fit beside each other, from a minute to a year', () => {
    for (const length of [MINUTE, 7 * MINUTE, HOUR, 5 * HOUR, DAY, 9 * DAY, 40 * DAY, 365 * DAY]) {
      const range = { fromMs: NOON - length, toMs: NOON };
      const ticks = ticksOf(range, 1000);
      expect(ticks.length, `${length}`).toBeGreaterThanOrEqual(2);
      expect(ticks.length, `${length}`).toBeLessThanOrEqual(14);
      for (const tick of ticks) expect(tick.timeMs % 5000).toBe(0);
    }
  });

  it('names times within a day, and the day at midnight', () => {
    const labels = ticksOf({ fromMs: NOON - DAY, toMs: NOON }, 1000).map(({ label, major }) => [label, major]);
    expect(labels).toContainEqual(['18:00', false]);
    expect(labels).toContainEqual(['Nov 23', true]);
    expect(ticksOf({ fromMs: NOON, toMs: NOON + 40e3 }, 1000).map(({ label }) => label)).toContain('12:00:05');
    expect(ticksOf({ fromMs: NOON - 60 * DAY, toMs: NOON }, 1000).every(({ timeMs }) => new Date(timeMs).getUTCDay() === 1)).toBe(
      true,
    );
  });

  it('finds the time of a place and the place of a time', () => {
    const range = { fromMs: NOON, toMs: NOON + HOUR };
    for (const x of [0, 1, 333, 999]) expect(xOf(range, 1000, timeAt(range, 1000, x))).toBeCloseTo(x, 6);
  });

  it('zooms about a moment, within limits', () => {
    const range = { fromMs: NOON, toMs: NOON + HOUR };
    const at = NOON + 15 * MINUTE;
    const closer = zoomAbout(range, at, 0.5, DAY);
    expect(lengthMs(closer)).toBeCloseTo(HOUR / 2);
    expect(xOf(closer, 1000, at)).toBeCloseTo(250);
    expect(lengthMs(zoomAbout(range, at, 1e-6, DAY))).toBe(MINUTE);
    expect(lengthMs(zoomAbout(range, at, 1e6, DAY))).toBe(DAY);
  });

  it('moves as little as needed to show a moment', () => {
    const range = { fromMs: NOON, toMs: NOON + HOUR };
    expect(showing(range, NOON + MINUTE)).toBe(range);
    for (const at of [NOON - 5 * HOUR, NOON + 5 * HOUR]) {
      const moved = showing(range, at);
      expect(lengthMs(moved)).toBe(HOUR);
      expect(at).toBeGreaterThan(moved.fromMs);
      expect(at).toBeLessThan(moved.toMs);
    }
  });
});

describe('the stretch that is shown', () => {
  it('ends with the recording until it is taken in hand', () => {
    const range = new TimelineRange();
    range.setExtent((NOON - 3 * DAY) / 1000, NOON / 1000);
    expect(range.shown.fromMs).toBe(NOON - HOUR);
    range.setExtent((NOON - 3 * DAY) / 1000, NOON / 1000 + 60);
    expect(range.shown.fromMs).toBe(NOON + MINUTE - HOUR);
    range.set({ fromMs: NOON - DAY, toMs: NOON - DAY + HOUR });
    range.setExtent((NOON - 3 * DAY) / 1000, NOON / 1000 + 120);
    expect(range.shown.fromMs).toBe(NOON - DAY);
    range.follow();
    expect(range.shown.toMs).toBeGreaterThan(NOON + 2 * MINUTE);
    range.setSpan('all');
    expect(lengthMs(range.shown)).toBeGreaterThanOrEqual(3 * DAY);
    expect(range.wanted).toEqual({ fromMs: null, toMs: null });
  });
});

describe('a moment as text', () => {
  it('is read as people write it, in UTC', () => {
    const at = Date.parse('2026-11-23T06:10:07Z');
    for (const text of [
      '2026-11-23T06:10:07Z',
      '2026-11-23 06:10:07',
      ' 2026-11-23  6:10:07 UTC ',
      '06:10:07',
      '6:10:07z',
      String(at / 1000),
    ])
      expect(parseMoment(text, NOON), text).toBe(at);
    expect(parseMoment('06:10', NOON)).toBe(Date.parse('2026-11-23T06:10:00Z'));
    expect(parseMoment('2026-11-22', NOON)).toBe(Date.parse('2026-11-22T00:00:00Z'));
    expect(parseMoment('06:10:07.5', NOON)).toBe(at + 500);
  });

  it('is refused where it is none', () => {
    for (const text of ['', 'noon', '25:00', '12:60', '2026-02-30', '2026-13-01 00:00', '12', '2026-11-23 12', '12:00:60', null])
      expect(parseMoment(text, NOON), String(text)).toBeNull();
    expect(parseMoment('06:10', NaN)).toBeNull();
  });

  it('comes back from the address and from the field', () => {
    for (let i = 0; i < 200; i++) {
      const at = ((i * 20_000_003) % 4e9) * 1000;
      expect(parseMoment(momentText(at), NaN)).toBe(at);
      expect(parseMoment(fieldText(at), NaN)).toBe(at);
    }
  });

  it('has a speed beside it', () => {
    expect(['10', '0.5', '600', '601', '-1', 'x', '', null].map(parseSpeed)).toEqual([10, 0.5, 600, 1, 1, 1, 1, 1]);
    expect([nextSpeed(1, true), nextSpeed(600, true), nextSpeed(7, true), nextSpeed(7, false), nextSpeed(1, false)]).toEqual([
      2, 600, 10, 5, 1,
    ]);
  });
});
