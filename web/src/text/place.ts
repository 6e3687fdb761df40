import type { Place } from '../map/geodesy';

const PART = String.raw`([-−]?\d+(?:\.\d+)?)\s*[°º]?(?:\s*(\d+(?:\.\d+)?)\s*[′'](?:\s*(\d+(?:\.\d+)?)\s*[″"])?|\s+(\d+(?:\.\d+)?)(?:\s+(\d+(?:\.\d+)?))?)?\s*([NSEWO])?`;
const PLACE = new RegExp(`^\\s*${PART}\\s*[,;\\s]\\s*${PART}\\s*$`, 'i');

/** A place as people write it: `10.54, -61.6`, `10,54 N 61,6 W`, `10°32.4′N 61°36′W`, `10 32 24 N 61 36 0 W`. Null = it is none, or could be two. */
export function parsePlace(text: string): Place | null {
  const lettered = /[NSEWO]/i.test(text);
  const match = PLACE.exec(lettered ? text.replace(/(\d),(\d)/g, '$1.$2') : text);
  if (!match) return null;
  const latitude = degreesOf(match.slice(1, 7), 'NS', lettered);
  const longitude = degreesOf(match.slice(7, 13), 'EWO', lettered);
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 360) return null;
  return { latitude, longitude };
}

/** Of degrees, minutes and seconds, marked or not, and a letter. */
function degreesOf(parts: readonly (string | undefined)[], letters: string, lettered: boolean): number | null {
  const [whole = '', markedMinutes, markedSeconds, bareMinutes, bareSeconds, letter = ''] = parts;
  const minutes = Number(markedMinutes ?? bareMinutes ?? 0);
  const seconds = Number(markedSeconds ?? bareSeconds ?? 0);
  const hasMinutes = markedMinutes !== undefined || bareMinutes !== undefined;
  if ((lettered || hasMinutes) && !(letter && letters.includes(letter.toUpperCase()))) return null;
  if (minutes >= 60 || seconds >= 60) return null;
  const degrees = Number(whole.replace('−', '-'));
  if (letter && degrees < 0) return null;
  return /[SWO]/i.test(letter) ? -(degrees + minutes / 60 + seconds / 3600) : degrees + minutes / 60 + seconds / 3600;
}
