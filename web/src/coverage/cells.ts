import type { FeatureCollection, Polygon } from 'geojson';
import type { CoverageAnswer, CoverageCell } from './coverage-rest';
import { stepOf, type Quantity } from './quantity';

/** The cells that have a value, with the number of their colour. */
export function cellFeatures({ cells = [], memory_s }: CoverageAnswer, quantity: Quantity): FeatureCollection<Polygon> {
  const features = cells.flatMap((cell) => {
    const value = quantity.of(cell, memory_s);
    if (value === undefined) return [];
    const properties = { step: stepOf(quantity, value), thin: quantity.isThin(cell) };
    return [{ type: 'Feature' as const, properties, geometry: { type: 'Polygon' as const, coordinates: [ring(cell)] } }];
  });
  return { type: 'FeatureCollection', features };
}

export const NO_CELLS: FeatureCollection<Polygon> = { type: 'FeatureCollection', features: [] };

function ring({ south, west, north, east }: CoverageCell): [number, number][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** The cell a place lies in; undefined = nothing is known there. */
export function cellAt({ cells = [] }: CoverageAnswer, latitude: number, longitude: number): CoverageCell | undefined {
  return cells.find(
    ({ south, west, north, east }) => latitude >= south && latitude < north && longitude >= west && longitude < east,
  );
}
