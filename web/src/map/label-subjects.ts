import type { Track } from '../picture/track';
import { Status } from '../picture/vocabulary';
import { labelLines, type LabelLevel } from '../text/label';
import type { ScreenProjection } from './projection';
import { symbolScale, symbolSizePixels } from './symbols';
import type { Site } from './traffic-layers';

/** Something on the map that may carry a label. */
export interface Subject {
  readonly key: bigint;
  readonly longitude: number;
  readonly latitude: number;
  readonly lines: readonly string[];
  readonly clearance: number;
  readonly corner: number;
  readonly must: boolean;
  /** Null for a sensor's site. */
  readonly track: Track | null;
}

export interface LabelStyle {
  readonly level: LabelLevel;
  /** Of the symbols, 1 = as designed. */
  readonly symbolSize: number;
}

// Labels are tried for at most so many tracks, the most important ones.
const MAX_SUBJECTS = 1500;
/** Below this zoom a label is the name alone. */
const FULL_LABEL_ZOOM = 6.5;
const SITE_LABEL_ZOOM = 7;
const MARGIN_PIXELS = 40;
/** Half the side of the brackets round the selected symbol. */
export const BRACKET_PIXELS = 18;

/** The tracks on the screen, the most important first. */
export function trackSubjects(
  tracks: readonly Track[],
  projection: ScreenProjection,
  zoom: number,
  selected: ReadonlySet<bigint>,
  style: LabelStyle,
): Subject[] {
  return tracks
    .filter((track) => (track.status !== Status.tentative || selected.has(track.id)) && onScreen(track, projection))
    .sort((a, b) => rank(a, selected) - rank(b, selected))
    .slice(0, MAX_SUBJECTS)
    .map((track) => {
      const chosen = selected.has(track.id);
      const short = zoom < FULL_LABEL_ZOOM && !chosen && track.emergency === 0;
      return {
        key: track.id,
        longitude: track.longitude,
        latitude: track.latitude,
        lines: labelLines(track, short ? 'name' : style.level),
        clearance: chosen ? BRACKET_PIXELS : (symbolSizePixels(track) * symbolScale(zoom) * style.symbolSize) / 2,
        corner: clearCorner(track.trackDegrees),
        must: chosen || track.emergency !== 0,
        track,
      };
    });
}

/** The sensors' names, after all traffic; keys below zero are no track's. */
export function siteSubjects(sites: readonly Site[], zoom: number): Subject[] {
  if (zoom < SITE_LABEL_ZOOM) return [];
  return sites.map((site, i) => ({
    ...site,
    key: BigInt(-1 - i),
    lines: [site.name],
    clearance: 7,
    corner: 1,
    must: false,
    track: null,
  }));
}

/** Right above, unless the speed vector goes there: then right below. */
function clearCorner(trackDegrees: number): number {
  return trackDegrees > 10 && trackDegrees < 90 ? 1 : 0;
}

function onScreen(track: Track, projection: ScreenProjection): boolean {
  const x = projection.x(track.longitude);
  const y = projection.y(track.latitude);
  return (
    x > -MARGIN_PIXELS && y > -MARGIN_PIXELS && x < projection.width + MARGIN_PIXELS && y < projection.height + MARGIN_PIXELS
  );
}

/** Smaller is more important. */
function rank(track: Track, selected: ReadonlySet<bigint>): number {
  if (selected.has(track.id)) return 0;
  return track.emergency !== 0 ? 1 : 2 + Math.abs(track.status - Status.confirmed);
}
