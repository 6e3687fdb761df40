import type { Track } from '../picture/track';
import { Domain } from '../picture/vocabulary';
import { altitude, bearing, MPS_PER, SPEED_UNIT_TEXT, speedUnit, UNKNOWN, verticalRate, verticalTrend } from './units';
import { emergencyOf } from './words';

export type LabelLevel = 'off' | 'name' | 'full' | 'extended';

/** The name an operator would call the track by: callsign or name, else address, MMSI, Mode 3/A, else its number. */
export function trackName(track: Track): string {
  if (track.label) return track.label;
  if (track.address) return track.address.toUpperCase();
  if (track.mmsi !== null) return mmsiText(track.mmsi);
  if (track.mode3A) return `A${track.mode3A}`;
  return numberText(track);
}

/** The short track number; without one the end of the id. */
export function numberText({ number, key }: { readonly number: number | null; readonly key: string }): string {
  return `#${number ?? key.slice(-5)}`;
}

export function mmsiText(mmsi: number): string {
  return String(mmsi).padStart(9, '0');
}

/**
 * The data block: distress above all, then who (with [S] if another system tracks it), altitude with trend and speed; extended, a line
 * more with track number, Mode 3/A or MMSI, track and vertical rate. [2] marks an identity that two tracks have, [?] one
 * that may be that of the track beside.
 */
export function labelLines(track: Track, level: LabelLevel = 'full'): string[] {
  const lines = [trackName(track) + (track.systemTrack ? ' [S]' : '') + doubtMark(track)];
  const emergency = emergencyOf(track.emergency).short;
  if (emergency) lines.unshift(emergency);
  if (level === 'name') return lines;
  const surface = track.domain === Domain.sea || track.domain === Domain.land;
  const more = [surface ? speedText(track) : airLine(track), level === 'extended' ? extendedLine(track) : ''];
  return [...lines, ...more.filter(Boolean)];
}

export function doubtMark(track: Track): string {
  return (track.identityConflict ? ' [2]' : '') + (track.identityUncertain ? ' [?]' : '');
}

function airLine(track: Track): string {
  const height = track.onGround ? 'GND' : altitude(track.altitudeMeters, track.domain);
  const parts = [height === UNKNOWN ? '' : compact(height) + verticalTrend(track.verticalRateMps), speedText(track)];
  return parts.filter(Boolean).join(' ');
}

// Air speeds in knots do not say so, as on every radar screen; all others carry their unit.
function speedText({ groundSpeedMps, domain }: Track): string {
  if (!Number.isFinite(groundSpeedMps)) return '';
  const unit = speedUnit(domain);
  const value = (groundSpeedMps / MPS_PER[unit]).toFixed(domain === Domain.sea && unit !== 'kmh' ? 1 : 0);
  return domain === Domain.air && unit === 'kt' ? value : value + SPEED_UNIT_TEXT[unit];
}

function extendedLine(track: Track): string {
  const code = track.mmsi !== null ? mmsiText(track.mmsi) : track.mode3A ? `A${track.mode3A}` : '';
  const angle = Number.isFinite(track.trackDegrees) ? bearing(track.trackDegrees) : '';
  const climbs = verticalTrend(track.verticalRateMps) !== '';
  const number = track.number === null || trackName(track) === numberText(track) ? '' : numberText(track);
  const parts = [
    number,
    code === trackName(track) ? '' : code,
    angle,
    climbs ? verticalRate(track.verticalRateMps, track.domain) : '',
  ];
  return compact(parts.filter(Boolean).join(' '));
}

function compact(text: string): string {
  return text.replaceAll('\u202f', '');
}
