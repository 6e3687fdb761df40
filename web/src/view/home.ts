import type { SourceStatus } from '../link/rest';
import type { Camera } from '../map/map-view';
import type { Track } from '../picture/track';

const AREA_ZOOM = 8;
export const WORLD: Camera = { longitude: 0, latitude: 20, zoom: 1.6 };

/** Where the sensors stand; null if none says. */
export function homeOfSources(sources: readonly SourceStatus[]): Camera | null {
  return middle(sources.flatMap((source) => (source.site ? [[source.site.lon, source.site.lat] as const] : [])));
}

/** Where the traffic is, for sources without a site. */
export function homeOfTracks(tracks: Iterable<Track>): Camera | null {
  return middle([...tracks].filter((track) => track.positioned).map((track) => [track.longitude, track.latitude] as const));
}

/** The median place, so that one wrong position does not move home. */
function middle(places: readonly (readonly [longitude: number, latitude: number])[]): Camera | null {
  if (places.length === 0) return null;
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  return { longitude: median(places.map(([x]) => x)), latitude: median(places.map(([, y]) => y)), zoom: AREA_ZOOM };
}
