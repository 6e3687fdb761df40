import { describe, expect, it } from 'vitest';
import { cellAt, cellFeatures } from '../src/coverage/cells';
import type { CoverageAnswer } from '../src/coverage/coverage-rest';
import { QUANTITIES, quantitiesOf, stepOf, stepTexts } from '../src/coverage/quantity';
import { worstCells } from '../src/sensors/coverage-section';

const WEST = { south: 10, west: -62, north: 10.1, east: -61.9 };
const EAST = { south: 10, west: -61.9, north: 10.1, east: -61.8 };
const NORTH = { south: 10.1, west: -62, north: 10.2, east: -61.9 };

const answer: CoverageAnswer = {
  time: 100,
  memory_s: 600,
  sensors: [],
  cells: [
    { ...WEST, pd: 0.75, pd_turns: 40, pd_identified: 0.6, pd_identified_turns: 9, reports: 50 },
    { ...EAST, pd: 0.95, pd_turns: 4, false_plots_per_km2: 0.02 },
    { ...NORTH, pd_identified: 0.5, pd_identified_turns: 12 },
  ],
};

describe('coverage', () => {
  it('gives each value the colour of its range', () => {
    expect([0.49, 0.5, 0.79, 0.9, 1].map((value) => stepOf(QUANTITIES.pd, value))).toEqual([0, 1, 2, 4, 4]);
    expect(stepTexts(QUANTITIES.pd)).toEqual(['< 0.5', '0.5–0.7', '0.7–0.8', '0.8–0.9', '≥ 0.9']);
    for (const quantity of Object.values(QUANTITIES)) expect(stepTexts(quantity)).toHaveLength(5);
  });

  it('draws the cells that have a value, pale where few turns were counted', () => {
    const { features } = cellFeatures(answer, QUANTITIES.pd);
    expect(features.map(({ properties }) => properties)).toEqual([
      { step: 2, thin: false },
      { step: 4, thin: true },
    ]);
    expect(features[1]!.geometry.coordinates[0]).toEqual([
      [-61.9, 10],
      [-61.8, 10],
      [-61.8, 10.1],
      [-61.9, 10.1],
      [-61.9, 10],
    ]);
    expect(cellFeatures(answer, QUANTITIES.clutter).features).toHaveLength(1);
  });

  it('counts reports a minute over the memory', () => {
    expect(QUANTITIES.reports.of(answer.cells![0]!, 600)).toBe(5);
    expect(QUANTITIES.reports.of(answer.cells![1]!, 600)).toBeUndefined();
  });

  it('finds the cell of a place', () => {
    expect(cellAt(answer, 10.05, -61.9)).toBe(answer.cells![1]);
    expect(cellAt(answer, 10.3, -61.9)).toBeUndefined();
  });

  it('offers what a sensor has', () => {
    const sensor = { name: 'a', source: 'a', simulated: false, reports: 0, cells: 0 };
    expect(quantitiesOf({ ...sensor, kind: 'receiver' })).toEqual(['reports']);
    expect(quantitiesOf({ ...sensor, kind: 'radar' })).toContain('clutter');
  });

  it('names the worst cells first, where enough turns were counted', () => {
    expect(worstCells(answer).map(({ cell, quantity, value }) => [cell, quantity, value])).toEqual([
      [answer.cells![2], 'pd_identified', 0.5],
      [answer.cells![0], 'pd', 0.75],
    ]);
  });
});
