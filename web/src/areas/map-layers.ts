import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../map/palette';

const part = (name: string): FilterSpecification => ['==', ['get', 'part'], name];

/** How the areas of rules are drawn. */
export function areaLayers({ area }: Palette): LayerSpecification[] {
  return [
    {
      id: 'areas-inside',
      type: 'fill',
      source: 'areas',
      filter: part('inside'),
      paint: { 'fill-color': area, 'fill-opacity': 0.07, 'fill-antialias': false },
    },
    {
      id: 'areas-border',
      type: 'line',
      source: 'areas',
      filter: part('border'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': area, 'line-width': 1.5 },
    },
    {
      id: 'areas-line',
      type: 'line',
      source: 'areas',
      filter: part('line'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': area, 'line-width': 1.75, 'line-dasharray': [6, 2, 1.5, 2] },
    },
  ];
}

/** Names and heights, above everything of the base map. */
export function areaLabels({ area, sea }: Palette): LayerSpecification {
  return {
    id: 'areas-label',
    type: 'symbol',
    source: 'areas',
    filter: part('label'),
    layout: { 'text-field': ['get', 'text'], 'text-font': ['B612'], 'text-size': 11, 'text-max-width': 14 },
    paint: { 'text-color': area, 'text-halo-color': sea, 'text-halo-width': 1 },
  };
}
