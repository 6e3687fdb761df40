import type { StyleSpecification } from 'maplibre-gl';
import { areaLabels, areaLayers } from '../areas/map-layers';
import { interferenceLayers } from '../interference/map-layers';
import type { Palette } from './palette';

/** Natural Earth, shipped beside the page (dev/make-basemap.mjs): the only map data there is. */
export function basemapUrl(part: 'land' | 'borders' | 'names'): string {
  return new URL(`basemap/${part}.json`, document.baseURI).href;
}

/** The style of the base map; the graticule's source is filled as the camera moves. */
export function mapStyle(palette: Palette): StyleSpecification {
  const source = (data: string) => ({ type: 'geojson', data, tolerance: 0.3, buffer: 64, maxzoom: 10 }) as const;
  return {
    version: 8,
    sources: {
      land: source(basemapUrl('land')),
      borders: source(basemapUrl('borders')),
      names: source(basemapUrl('names')),
      cells: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      interference: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      areas: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      graticule: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': palette.land, 'fill-antialias': false } },
      {
        id: 'cells',
        type: 'fill',
        source: 'cells',
        paint: {
          'fill-color': ['to-color', ['at', ['get', 'step'], ['literal', [...palette.coverage]]]],
          'fill-opacity': ['case', ['get', 'thin'], 0.3, 0.65],
          'fill-antialias': false,
        },
      },
      ...interferenceLayers(palette),
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
      ...areaLayers(palette),
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
      areaLabels(palette),
    ],
  };
}
