import type { Track } from '../picture/track';
import { trackName } from '../text/label';
import { fill, inLanguage } from '../text/language';
import { latitude, longitude } from '../text/position';
import { bearing, distance, duration, speed } from '../text/units';
import { idText } from '../view/selection';
import { legBetween, type Place } from './geodesy';

const texts = inLanguage({
  leg: ['{from} → {to}: {distance}, {bearing}', '{from} → {to}: {distance}, {bearing}'],
  timeToGo: ['; {time} at the {speed} of {name}', '; {time} a los {speed} de {name}'],
});

/** Slower than this a time to go says nothing. */
const LEAST_SPEED_MPS = 0.25;

/** One end of a measurement: a track, with which it moves, or a place. */
export type MeasureEnd = { readonly track: bigint } | { readonly place: Place };

export function isSameEnd(a: MeasureEnd, b: MeasureEnd): boolean {
  return JSON.stringify([endText(a)]) === JSON.stringify([endText(b)]);
}

/** For the address: a track's id, or latitude and longitude in degrees. */
export function endText(end: MeasureEnd): string {
  return 'track' in end ? idText(end.track) : `${end.place.latitude.toFixed(5)},${end.place.longitude.toFixed(5)}`;
}

/** Both ends as the address has them; empty if they make no sense. */
export function endsOf(text: string | null): MeasureEnd[] {
  const ends = (text ?? '').split('~').map(endOf);
  return ends.length === 2 && ends.every((end) => end !== null) ? ends : [];
}

function endOf(text: string): MeasureEnd | null {
  if (/^[0-9a-f]{16}$/i.test(text)) return { track: BigInt(`0x${text}`) };
  const match = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(text);
  if (!match) return null;
  const place = { latitude: Number(match[1]), longitude: Number(match[2]) };
  return Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180 ? { place } : null;
}

/** Where an end is now; null = its track is not in the picture. */
export function placeOf(end: MeasureEnd, trackOf: (id: bigint) => Track | undefined): Place | null {
  if ('place' in end) return end.place;
  const track = trackOf(end.track);
  return track?.positioned ? track : null;
}

/** Distance and bearing, and the time a track at an end needs at its speed; null while an end is not in the picture. */
export function measureText(from: MeasureEnd, to: MeasureEnd, trackOf: (id: bigint) => Track | undefined): string | null {
  const [start, end] = [placeOf(from, trackOf), placeOf(to, trackOf)];
  if (!start || !end) return null;
  const { meters, bearingDegrees } = legBetween(start, end);
  const leg = fill(texts.leg, {
    from: nameOf(from, trackOf),
    to: nameOf(to, trackOf),
    distance: distance(meters),
    bearing: bearing(bearingDegrees),
  });
  const mover = [from, to].map((one) => ('track' in one ? trackOf(one.track) : undefined)).find(moves);
  if (!mover) return leg;
  const time = duration(meters / mover.groundSpeedMps);
  return leg + fill(texts.timeToGo, { time, speed: speed(mover.groundSpeedMps, mover.domain), name: trackName(mover) });
}

function moves(track: Track | undefined): track is Track {
  return track !== undefined && track.groundSpeedMps > LEAST_SPEED_MPS;
}

function nameOf(end: MeasureEnd, trackOf: (id: bigint) => Track | undefined): string {
  if ('place' in end) return `${latitude(end.place.latitude)} ${longitude(end.place.longitude)}`;
  const track = trackOf(end.track);
  return track ? trackName(track) : idText(end.track);
}
