import { inLanguage } from '../text/language';
import { number } from '../text/units';
import type { CoverageCell, SensorCoverage } from './coverage-rest';

const texts = inLanguage({
  pd: ['Detection, no identity', 'Detección, sin identidad'],
  pdIdentified: ['Detection, with identity', 'Detección, con identidad'],
  clutter: ['False plots', 'Falsas detecciones'],
  reports: ['Reports heard', 'Informes recibidos'],
  perTurn: ['probability in a turn', 'probabilidad por vuelta'],
  perArea: ['per km² and turn', 'por km² y vuelta'],
  perMinute: ['per minute', 'por minuto'],
});

/** What a cell can be coloured by. */
export const QUANTITY_NAMES = ['pd', 'pd_identified', 'clutter', 'reports'] as const;
export type QuantityName = (typeof QUANTITY_NAMES)[number];

export interface Quantity {
  readonly text: string;
  readonly unit: string;
  /** Where the next colour begins, ascending: one colour more than bounds. */
  readonly bounds: readonly number[];
  /** Undefined = never counted there. */
  of(cell: CoverageCell, memorySeconds: number): number | undefined;
  /** Of so few turns that the value is little more than a guess. */
  isThin(cell: CoverageCell): boolean;
  write(value: number): string;
}

const FEW_TURNS = 10;
const DETECTION_BOUNDS = [0.5, 0.7, 0.8, 0.9];

export const QUANTITIES: Readonly<Record<QuantityName, Quantity>> = {
  pd: {
    text: texts.pd,
    unit: texts.perTurn,
    bounds: DETECTION_BOUNDS,
    of: (cell) => cell.pd,
    isThin: (cell) => (cell.pd_turns ?? 0) < FEW_TURNS,
    write: (value) => number(value, 2),
  },
  pd_identified: {
    text: texts.pdIdentified,
    unit: texts.perTurn,
    bounds: DETECTION_BOUNDS,
    of: (cell) => cell.pd_identified,
    isThin: (cell) => (cell.pd_identified_turns ?? 0) < FEW_TURNS,
    write: (value) => number(value, 2),
  },
  clutter: {
    text: texts.clutter,
    unit: texts.perArea,
    bounds: [0.001, 0.003, 0.01, 0.03],
    of: (cell) => cell.false_plots_per_km2,
    isThin: () => false,
    write: (value) => number(value, 4),
  },
  reports: {
    text: texts.reports,
    unit: texts.perMinute,
    bounds: [1, 10, 60, 300],
    of: (cell, memorySeconds) => (cell.reports === undefined ? undefined : (60 * cell.reports) / memorySeconds),
    isThin: () => false,
    write: (value) => number(value, value < 10 ? 1 : 0),
  },
};

/** What there is to see of a sensor: a receiver detects nothing by itself. */
export function quantitiesOf({ kind }: SensorCoverage): readonly QuantityName[] {
  return kind === 'radar' ? QUANTITY_NAMES : ['reports'];
}

/** Number of the colour, from 0. */
export function stepOf({ bounds }: Quantity, value: number): number {
  return bounds.filter((bound) => value >= bound).length;
}

/** What each colour means, in the order of the colours. */
export function stepTexts({ bounds }: Quantity): readonly string[] {
  const ranges = bounds.slice(1).map((bound, i) => `${bounds[i]}–${bound}`);
  return [`< ${bounds[0]}`, ...ranges, `≥ ${bounds.at(-1)}`];
}
