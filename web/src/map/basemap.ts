import type { FeatureCollection, MultiLineString } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import worldUrl from 'world-atlas/countries-10m.json?url';
import { countryNames } from './country-names';
import type { Palette } from './palette';

type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Natural Earth, shipped with the page: the only map data there is. */
export interface Basemap {
  readonly land: FeatureCollection;
  readonly borders: MultiLineString;
  readonly names: FeatureCollection;
}

export async function loadBasemap(): Promise<Basemap> {
  const world = (await (await fetch(worldUrl)).json()) as World;
  const countries = feature(world, world.objects.countries);
  return {
    land: feature(world, world.objects.land) as FeatureCollection,
    borders: mesh(world, world.objects.countries, (a, b) => a !== b),
    names: countryNames(countries),
  };
}

/** The style with empty sources; MapView fills them as they come. */
export function mapStyle(palette: Palette): StyleSpecification {
  const source = (data = EMPTY) => ({ type: 'geojson', data, tolerance: 0.3, buffer: 64, maxzoom: 10 }) as const;
  return {
    version: 8,
    sources: { land: source(), borders: source(), graticule: source(), names: source() },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': palette.land, 'fill-antialias': false } },
      { id: 'graticule', type: 'line', source: 'graticule', paint: { 'line-color': palette.graticule, 'line-width': 0.75 } },
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        paint: { 'line-color': palette.border, 'line-width': 1, 'line-dasharray': [4, 2] },
      },
      {
        id: 'coast',
        type: 'line',
        source: 'land',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': palette.coast, 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.6, 8, 1.1] },
      },
      {
        id: 'names',
        type: 'symbol',
        source: 'names',
        maxzoom: 7.8,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': ['B612'],
          'text-transform': 'uppercase',
          'text-letter-spacing': 0.2,
          'text-max-width': 9,
          'text-size': ['interpolate', ['linear'], ['zoom'], 2, 9, 8, 12],
          'symbol-sort-key': ['-', 0, ['get', 'area']],
        },
        paint: { 'text-color': palette.mapText },
      },
    ],
  };
}
