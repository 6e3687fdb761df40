import type { Feature, FeatureCollection } from 'geojson';
import type { Place } from '../map/geodesy';
import { limitsText } from './area-words';
import type { AreaShapes } from './areas-rest';
import { middleOf } from './extent';

/** Inside, border and label of each area but the one that is being changed. */
export function shapesOf({ features }: AreaShapes, hidden: string | null): FeatureCollection {
  const shown = features.filter(({ properties }) => properties.name !== hidden);
  return { type: 'FeatureCollection', features: shown.flatMap(partsOf) };
}

function partsOf({ geometry, properties }: AreaShapes['features'][number]): Feature[] {
  const isLine = geometry.type === 'LineString' || geometry.type === 'MultiLineString';
  const feature = (shape: Feature['geometry'], part: string, text = ''): Feature => ({
    type: 'Feature',
    geometry: shape,
    properties: { part, text },
  });
  const at = labelPlace(placesOf(geometry), isLine);
  const name = [properties.name, limitsText(properties)].filter((text) => text !== '').join('\n');
  const label = at ? [feature({ type: 'Point', coordinates: [at.longitude, at.latitude] }, 'label', name)] : [];
  if (isLine) return [feature(geometry, 'line'), ...label];
  return [feature(geometry, 'inside'), ...bordersOf(geometry).map((line) => feature(line, 'border')), ...label];
}

/** The edges of a ring that was cut at 180° or led to a pole are no border. */
function bordersOf(geometry: AreaShapes['features'][number]['geometry']): Feature['geometry'][] {
  const rings =
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
  return rings.map((ring) => {
    const lines: number[][][] = [];
    let goesOn = false;
    for (let i = 1; i < ring.length; i++) {
      const [from, to] = [ring[i - 1]!, ring[i]!];
      const isCut = (Math.abs(from[0]!) === 180 && from[0] === to[0]) || (Math.abs(from[1]!) === 90 && from[1] === to[1]);
      if (!isCut && !goesOn) lines.push([from]);
      if (!isCut) lines.at(-1)!.push(to);
      goesOn = !isCut;
    }
    return { type: 'MultiLineString', coordinates: lines };
  });
}

export function placesOf(geometry: AreaShapes['features'][number]['geometry']): Place[] {
  const depth = { LineString: 0, Polygon: 1, MultiLineString: 1, MultiPolygon: 2 }[geometry.type];
  const positions = (geometry.coordinates as unknown[]).flat(depth) as number[][];
  return positions.map(([longitude = 0, latitude = 0]) => ({ latitude, longitude }));
}

const labelPlace = (places: readonly Place[], isLine: boolean): Place | null =>
  isLine ? (places[Math.floor(places.length / 2)] ?? null) : (middleOf(places)?.place ?? null);
