import { legBetween, type Place } from '../map/geodesy';
import type { Track } from '../picture/track';
import { Domain } from '../picture/vocabulary';
import { doubtMark, mmsiText, numberText, trackName } from '../text/label';
import { inLanguage } from '../text/language';
import { age, altitude, bearing, longDistance, speed, UNKNOWN } from '../text/units';
import { domainText } from '../text/words';

const texts = inLanguage({
  name: ['Name', 'Nombre'],
  number: ['No.', 'N.º'],
  numberTitle: ['Track number', 'Número de pista'],
  identity: ['Identity', 'Identidad'],
  kind: ['Kind', 'Clase'],
  altitude: ['Alt', 'Alt'],
  speed: ['Speed', 'Vel'],
  track: ['Trk', 'Der'],
  distance: ['Dist', 'Dist'],
  distanceTitle: ['Distance from home', 'Distancia desde el inicio'],
  sources: ['Sources', 'Fuentes'],
  age: ['Age', 'Edad'],
});

/** What the table knows beside a track itself. */
export interface TableContext {
  /** Null = not known. */
  readonly home: Place | null;
  readonly sourceNames: readonly string[];
}

export interface Column {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly numeric: boolean;
  readonly text: (track: Track, context: TableContext) => string;
  /** What is sorted by: smaller first, NaN and empty last in either direction. */
  readonly key: (track: Track, context: TableContext) => number | string;
}

export const COLUMNS: readonly Column[] = [
  { id: 'name', title: texts.name, numeric: false, text: trackName, key: nameKey },
  {
    id: 'number',
    title: texts.number,
    hint: texts.numberTitle,
    numeric: true,
    text: (t) => (t.number === null ? '' : numberText(t)),
    key: (t) => t.number ?? NaN,
  },
  { id: 'identity', title: texts.identity, numeric: false, text: conflictText, key: identityText },
  { id: 'kind', title: texts.kind, numeric: false, text: (t) => domainText(t.domain), key: (t) => t.domain },
  { id: 'altitude', title: texts.altitude, numeric: true, text: heightText, key: height },
  {
    id: 'speed',
    title: texts.speed,
    numeric: true,
    text: (t) => speed(t.groundSpeedMps, t.domain),
    key: (t) => t.groundSpeedMps,
  },
  { id: 'track', title: texts.track, numeric: true, text: (t) => bearing(t.trackDegrees), key: (t) => t.trackDegrees },
  {
    id: 'distance',
    title: texts.distance,
    hint: texts.distanceTitle,
    numeric: true,
    text: (t, context) => longDistance(fromHome(t, context)),
    key: fromHome,
  },
  {
    id: 'sources',
    title: texts.sources,
    numeric: false,
    text: (t, { sourceNames }) => sourcesOf(t, sourceNames).join(' '),
    key: (t, { sourceNames }) => -sourcesOf(t, sourceNames).length,
  },
  { id: 'age', title: texts.age, numeric: true, text: (t) => age(t.ageMs / 1000), key: (t) => t.ageMs },
];

/** Sorted by a column; keys are made once a track, and equal ones keep the order of the ids, so that rows do not dance. */
export function sortTracks(
  tracks: readonly Track[],
  column: Column,
  descending: boolean,
  context: TableContext,
): readonly Track[] {
  const keyed = tracks.map((track) => ({ track, key: column.key(track, context) }));
  const sign = descending ? -1 : 1;
  const missing = (key: number | string) => Number(key === '' || Number.isNaN(key));
  keyed.sort((a, b) => {
    const unknown = missing(a.key) - missing(b.key);
    if (unknown !== 0) return unknown;
    if (a.key < b.key) return -sign;
    if (a.key > b.key) return sign;
    return a.track.id < b.track.id ? -1 : 1;
  });
  return keyed.map(({ track }) => track);
}

/** Those without any name, called by the end of their id, come after all names. */
function nameKey(track: Track): string {
  const name = trackName(track);
  return name.startsWith('#') ? `\uffff${name}` : name;
}

/** The number it sends of itself, where that is not its name already. */
function identityText(track: Track): string {
  const name = trackName(track);
  const own = [track.address?.toUpperCase(), track.mmsi === null ? null : mmsiText(track.mmsi)];
  return [...own, track.mode3A ? `A${track.mode3A}` : null].find((text) => text && text !== name) ?? '';
}

/** With [2] where two tracks have it, as in the label. */
function conflictText(track: Track): string {
  return identityText(track) + doubtMark(track);
}

function height(track: Track): number {
  if (track.domain === Domain.sea || track.domain === Domain.land) return NaN;
  return track.onGround ? -Infinity : track.altitudeMeters;
}

function heightText(track: Track): string {
  if (track.domain === Domain.sea || track.domain === Domain.land) return UNKNOWN;
  return track.onGround ? 'GND' : altitude(track.altitudeMeters, track.domain);
}

function fromHome(track: Track, { home }: TableContext): number {
  return home && track.positioned ? legBetween(home, track).meters : NaN;
}

function sourcesOf({ sources }: Track, names: readonly string[]): readonly string[] {
  return names.filter((name, i) => name !== '' && ((sources >>> i) & 1) === 1);
}
