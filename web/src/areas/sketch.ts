import type { AreaSetting } from '../admin/configuration';
import { legBetween, type Place } from '../map/geodesy';

export type ShapeName = 'polygon' | 'circle' | 'line';

/** An area as it is drawn. */
export interface Sketch {
  readonly shape: ShapeName;
  /** Of a circle: its centre. */
  readonly corners: readonly Place[];
  readonly radiusMeters: number | null;
  /** Clicks add no more corners. */
  readonly done: boolean;
}

/** The keys of the configuration that say a shape. */
export type ShapeSetting = Pick<AreaSetting, 'polygon' | 'center' | 'radius_m' | 'line'>;

export const MAX_CORNERS = 1000;
const LEAST: Readonly<Record<ShapeName, number>> = { polygon: 3, circle: 1, line: 2 };
const LEAST_RADIUS_METERS = 1;
const MOST_RADIUS_METERS = 10_000_000;

export const newSketch = (shape: ShapeName): Sketch => ({ shape, corners: [], radiusMeters: null, done: false });

/** It can be an area as it is. */
export const isWhole = ({ shape, corners, radiusMeters }: Sketch): boolean =>
  corners.length >= LEAST[shape] && (shape !== 'circle' || radiusMeters !== null);

/** To the metre: the map shows no less. */
export const drawnPlace = ({ latitude, longitude }: Place): Place => ({
  latitude: round(latitude, 5),
  longitude: round(longitude, 5),
});

/** A click while it is drawn: the next corner, or centre and then rim of a circle. */
export function withCorner(sketch: Sketch, place: Place): Sketch {
  if (sketch.done || sketch.corners.length >= MAX_CORNERS) return sketch;
  if (sketch.shape !== 'circle' || sketch.corners.length === 0) return { ...sketch, corners: [...sketch.corners, place] };
  return finished({ ...sketch, radiusMeters: radiusTo(sketch, place) });
}

export const withMoved = (sketch: Sketch, index: number, place: Place): Sketch => ({
  ...sketch,
  corners: sketch.corners.map((corner, i) => (i === index ? place : corner)),
});

export const withRadiusTo = (sketch: Sketch, place: Place): Sketch => ({ ...sketch, radiusMeters: radiusTo(sketch, place) });

/** A corner on the edge that begins at a corner. */
export function withInserted(sketch: Sketch, edge: number, place: Place): Sketch {
  if (sketch.corners.length >= MAX_CORNERS) return sketch;
  return { ...sketch, corners: sketch.corners.toSpliced(edge + 1, 0, place) };
}

/** A finished shape keeps the corners that it cannot do without. */
export function without(sketch: Sketch, index: number): Sketch {
  if (sketch.shape === 'circle' || (sketch.done && sketch.corners.length <= LEAST[sketch.shape])) return sketch;
  return { ...sketch, corners: sketch.corners.toSpliced(index, 1) };
}

export const finished = (sketch: Sketch): Sketch => (isWhole(sketch) ? { ...sketch, done: true } : sketch);

export const shapeNameOf = (area: ShapeSetting): ShapeName => (area.center ? 'circle' : area.line ? 'line' : 'polygon');

export function sketchOf(area: ShapeSetting): Sketch {
  const placeOf = ([latitude, longitude]: readonly [number, number]) => ({ latitude, longitude });
  const shape = shapeNameOf(area);
  const corners = (area.center ? [area.center] : (area.line ?? area.polygon ?? [])).map(placeOf);
  return { shape, corners, radiusMeters: area.radius_m ?? null, done: true };
}

/** To the centimetre, and metres in tenths. */
export function shapeOf({ shape, corners, radiusMeters }: Sketch): ShapeSetting {
  const pairs = corners.map(({ latitude, longitude }): [number, number] => [round(latitude, 7), round(longitude, 7)]);
  if (shape === 'line') return { line: pairs };
  if (shape === 'polygon') return { polygon: pairs };
  const setting: ShapeSetting = {};
  if (pairs[0]) setting.center = pairs[0];
  if (radiusMeters !== null) setting.radius_m = round(radiusMeters, 1);
  return setting;
}

function radiusTo({ corners }: Sketch, place: Place): number {
  const { meters } = legBetween(corners[0]!, place);
  return Math.min(Math.max(meters, LEAST_RADIUS_METERS), MOST_RADIUS_METERS);
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
