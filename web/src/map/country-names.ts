import type { Feature, FeatureCollection, Geometry, Point, Position } from 'geojson';

/** A point for each country's name: the middle of its largest piece. */
export function countryNames(countries: FeatureCollection<Geometry, { name: string }>): FeatureCollection<Point> {
  const features: Feature<Point>[] = [];
  for (const country of countries.features) {
    const largest = rings(country.geometry)
      .map(middle)
      .sort((a, b) => b.area - a.area)[0];
    if (!largest) continue;
    features.push({
      type: 'Feature',
      properties: { name: country.properties.name, area: largest.area },
      geometry: { type: 'Point', coordinates: largest.center },
    });
  }
  return { type: 'FeatureCollection', features };
}

function rings(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1);
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.map((polygon) => polygon[0]!) : [];
}

/** Centre of gravity of a ring and its area in square degrees: good enough to place a word. */
function middle(ring: Position[]): { area: number; center: [number, number] } {
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0] = ring[i] as [number, number];
    const [x1, y1] = ring[i + 1] as [number, number];
    const cross = x0 * y1 - x1 * y0;
    area += cross / 2;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return { area: Math.abs(area), center: [x / (6 * area), y / (6 * area)] };
}
