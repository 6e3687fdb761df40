import type { FeatureCollection, Feature } from 'geojson';
import type { Bbox } from '../link/messages';

// Spacings in degrees that a chart would use.
const STEPS = [30, 10, 5, 2, 1, 0.5, 1 / 6, 1 / 12, 1 / 60];

/** A word at the edge of the map: where a meridian leaves it below, or a parallel at the left. */
export interface GraticuleMark {
  readonly text: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

export interface Graticule {
  readonly lines: FeatureCollection;
  readonly marks: readonly GraticuleMark[];
}

/** Meridians and parallels through a view, some four to eight across it. */
export function graticule([west, south, east, north]: Bbox): Graticule {
  const right = east < west ? east + 360 : east;
  const step = STEPS.find((degrees) => (right - west) / degrees >= 4) ?? STEPS[STEPS.length - 1]!;
  const features: Feature[] = [];
  const marks: GraticuleMark[] = [];
  const line = (coordinates: number[][]): void => {
    features.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });
  };
  for (let n = Math.ceil(west / step); n * step <= right; n++) {
    const longitude = n * step;
    line([
      [longitude, south],
      [longitude, north],
    ]);
    marks.push({ text: markText(longitude > 180 ? longitude - 360 : longitude, 'E', 'W'), longitude, latitude: null });
  }

  for (let n = Math.ceil(south / step); n * step <= north; n++) {
    line([
      [west, n * step],
      [right, n * step],
    ]);
    marks.push({ text: markText(n * step, 'N', 'S'), longitude: null, latitude: n * step });
  }
  return { lines: { type: 'FeatureCollection', features }, marks };
}

function markText(degrees: number, positive: string, negative: string): string {
  const minutes = Math.round(Math.abs(degrees) * 60);
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}°${rest === 0 ? '' : `${String(rest).padStart(2, '0')}′`}${minutes === 0 ? '' : degrees < 0 ? negative : positive}`;
}
