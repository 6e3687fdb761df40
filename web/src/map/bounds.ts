import type { Bbox } from '../link/messages';
import type { Place } from './geodesy';

/** The least box that holds places, the short way round the world: west, south, east, north. */
export function boundsOf(places: readonly Place[]): Bbox {
  const first = places[0]?.longitude ?? 0;
  const away = places.map(({ longitude }) => ((((longitude - first + 180) % 360) + 360) % 360) - 180);
  const latitudes = places.map(({ latitude }) => latitude);
  return [first + Math.min(...away), Math.min(...latitudes), first + Math.max(...away), Math.max(...latitudes)];
}
