import type { Track } from '../picture/track';
import { Domain } from '../picture/vocabulary';
import { altitude, knots, UNKNOWN, verticalTrend } from './units';
import { emergencyOf } from './words';

/** The name an operator would call the track by: callsign or name, else address, MMSI, Mode 3/A, else the end of its id. */
export function trackName(track: Track): string {
  if (track.label) return track.label;
  if (track.address) return track.address.toUpperCase();
  if (track.mmsi !== null) return String(track.mmsi).padStart(9, '0');
  if (track.mode3A) return `A${track.mode3A}`;
  return `#${track.key.slice(-5)}`;
}

/** The data block: who on the first line (with [S] if another system tracks it), altitude with trend and speed on the second, distress above all. */
export function labelLines(track: Track): string[] {
  const lines = [trackName(track) + (track.systemTrack ? ' [S]' : '')];
  const emergency = emergencyOf(track.emergency).short;
  if (emergency) lines.unshift(emergency);
  const second = track.domain === Domain.sea || track.domain === Domain.land ? surfaceLine(track) : airLine(track);
  if (second) lines.push(second);
  return lines;
}

// Air speeds are knots without saying so, as on every radar screen; all others carry their unit.
function airLine(track: Track): string {
  const height = track.onGround ? 'GND' : altitude(track.altitudeMeters, track.domain);
  const parts = [height === UNKNOWN ? '' : height + verticalTrend(track.verticalRateMps), airSpeed(track)];
  return parts.filter(Boolean).join(' ').replaceAll('\u202f', '');
}

function airSpeed({ groundSpeedMps, domain }: Track): string {
  if (!Number.isFinite(groundSpeedMps)) return '';
  if (domain === Domain.drone) return `${groundSpeedMps.toFixed(0)}m/s`;
  return knots(groundSpeedMps).toFixed(0) + (domain === Domain.air ? '' : 'kt');
}

function surfaceLine(track: Track): string {
  return Number.isFinite(track.groundSpeedMps) ? `${knots(track.groundSpeedMps).toFixed(1)}kt` : '';
}
