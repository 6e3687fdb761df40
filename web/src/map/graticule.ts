import type { FeatureCollection, Feature } from 'geojson';
import type { Bbox } from '../link/messages';

// Spacings in degrees that a chart would use.
const STEPS = [30, 10, 5, 2, 1, 0.5, 1 / 6, 1 / 12, 1 / 60];

/** Meridians and parallels through a view, some four to eight across it. */
export function graticule([west, south, east, north]: Bbox): FeatureCollection {
  const right = east < west ? east + 360 : east;
  const step = STEPS.find((degrees) => (right - west) / degrees >= 4) ?? STEPS[STEPS.length - 1]!;
  const features: Feature[] = [];
  const line = (coordinates: number[][]): void => {
    features.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });
  };
  for (let n = Math.ceil(west / step); n * step <= right; n++) line([[n * step, south], [n * step, north]]);
  for (let n = Math.ceil(south / step); n * step <= north; n++) line([[west, n * step], [right, n * step]]);
  return { type: 'FeatureCollection', features };
}
