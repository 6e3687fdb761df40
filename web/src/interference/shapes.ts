import type { Feature, FeatureCollection } from 'geojson';
import type { Place } from '../map/geodesy';
import type { Band, InterferenceAnswer, InterferenceCell, InterferenceRegion, Level, Ring } from './interference-rest';

export const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** From the least to the most. */
export const LEVELS: readonly Level[] = ['unknown', 'none', 'some', 'much'];

/** The cells of a band, or of all with the worst on top, the outlines of regions and where their sources are. */
export function shapes({ cells, regions }: InterferenceAnswer, band: Band | 'all'): FeatureCollection {
  const shown = cells
    .filter((cell) => band === 'all' || cell.band === band)
    .toSorted((left, right) => LEVELS.indexOf(left.level) - LEVELS.indexOf(right.level));
  const worst = new Map(shown.map((cell) => [`${cell.south} ${cell.west}`, cell]));
  const features: Feature[] = [...worst.values()].map((cell) => polygon([corners(cell)], { part: 'cell', level: cell.level }));
  for (const { outline, source, lat, lon, moved_km = 0, moved_deg } of regions) {
    features.push(lines(outline, 'region'));
    if (moved_deg !== undefined && moved_km >= LEAST_MOVE_KM)
      features.push(lines([arrow(lat, lon, moved_km, moved_deg)], 'trend'));
    if (!source) continue;
    features.push(...source.half.map((ring) => polygon([ring], { part: 'half' })), lines(source.half, 'half-edge'));
    features.push(lines(source.most, 'most-edge'));
  }
  return { type: 'FeatureCollection', features };
}

/** Smaller moves of the middle of a region are those of single cells. */
const LEAST_MOVE_KM = 10;

const KM_PER_DEGREE = 111.2;

/** From where the middle was ten minutes ago to where it is. */
function arrow(lat: number, lon: number, km: number, degrees: number): Ring {
  const radians = (degrees * Math.PI) / 180;
  const at = (along: number, across: number): [number, number] => {
    const north = (along * Math.cos(radians) - across * Math.sin(radians)) / KM_PER_DEGREE;
    const east = (along * Math.sin(radians) + across * Math.cos(radians)) / KM_PER_DEGREE;
    return [lon + east / Math.max(Math.cos((lat * Math.PI) / 180), 0.01), lat + north];
  };
  return [at(-km, 0), at(0, 0), at(-km / 4, km / 6), at(0, 0), at(-km / 4, -km / 6)];
}

/** The cells of a place, lowest band first. */
export function cellsAt({ cells }: InterferenceAnswer, latitude: number, longitude: number): InterferenceCell[] {
  return cells.filter(
    ({ south, west, north, east }) => latitude >= south && latitude < north && longitude >= west && longitude < east,
  );
}

/** The corners of a region and of where its source is. */
export function placesOf({ outline, source }: InterferenceRegion): Place[] {
  return [...outline, ...(source?.most ?? [])].flat().map(([longitude, latitude]) => ({ longitude, latitude }));
}

function corners({ south, west, north, east }: InterferenceCell): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function polygon(coordinates: Ring[], properties: Record<string, string>): Feature {
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } };
}

function lines(coordinates: Ring[], part: string): Feature {
  return { type: 'Feature', properties: { part }, geometry: { type: 'MultiLineString', coordinates } };
}
