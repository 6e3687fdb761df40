import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../map/palette';

/** How the shapes of interference are drawn: cells, the regions around them, their trend, and where the sources are. */
export function interferenceLayers(palette: Palette): LayerSpecification[] {
  const source = 'interference';
  const part = (name: string): FilterSpecification => ['==', ['get', 'part'], name];
  return [
    {
      id: 'interference-cells',
      type: 'fill',
      source,
      filter: part('cell'),
      paint: {
        'fill-color': ['match', ['get', 'level'], 'unknown', palette.coverage[0]!, 'none', palette.coverage[2]!, palette.caution],
        'fill-opacity': ['match', ['get', 'level'], 'unknown', 0.25, 'none', 0.4, 'some', 0.25, 0.6],
        'fill-antialias': false,
      },
    },
    {
      id: 'interference-half',
      type: 'fill',
      source,
      filter: part('half'),
      paint: { 'fill-color': palette.selection, 'fill-opacity': 0.25, 'fill-antialias': false },
    },
    line('interference-region', part('region'), palette.caution, 2),
    line('interference-trend', part('trend'), palette.caution, 2),
    line('interference-half-edge', part('half-edge'), palette.selection, 1.5),
    {
      id: 'interference-most-edge',
      type: 'line',
      source,
      filter: part('most-edge'),
      paint: { 'line-color': palette.selection, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    },
  ];
}

function line(id: string, filter: FilterSpecification, color: string, width: number): LayerSpecification {
  return { id, type: 'line', source: 'interference', filter, paint: { 'line-color': color, 'line-width': width } };
}
