import { Domain } from '../picture/vocabulary';

const METERS_PER_FOOT = 0.3048;
const MPS_PER_KNOT = 1852 / 3600;
const MPS_PER_FOOT_PER_MINUTE = METERS_PER_FOOT / 60;

/** At and above this pressure altitude heights are flight levels. */
export const TRANSITION_ALTITUDE_FEET = 6000;

/** Shown for a value that is not known. */
export const UNKNOWN = '–';

// A narrow no-break space groups thousands and joins a number to its unit.
const THIN = '\u202f';

export function number(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return UNKNOWN;
  const text = Math.abs(value).toFixed(decimals);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, THIN) : whole;
  const sign = value < 0 && Number(text) !== 0 ? '−' : '';
  return sign + grouped + (fraction ? `.${fraction}` : '');
}

export function withUnit(value: number | null | undefined, unit: string, decimals = 0): string {
  const text = number(value, decimals);
  return text === UNKNOWN ? UNKNOWN : `${text}${THIN}${unit}`;
}

export function knots(mps: number): number {
  return mps / MPS_PER_KNOT;
}

export function feet(meters: number): number {
  return meters / METERS_PER_FOOT;
}

/** Aircraft: flight level or feet, rounded to what Mode C carries; all else in metres. */
export function altitude(meters: number | undefined, domain: number): string {
  if (meters === undefined || !Number.isFinite(meters)) return UNKNOWN;
  if (domain === Domain.drone || domain === Domain.land || domain === Domain.sea) return withUnit(meters, 'm');
  const ft = feet(meters);
  if (ft >= TRANSITION_ALTITUDE_FEET) return flightLevel(ft);
  return withUnit(Math.round(ft / 25) * 25, 'ft');
}

export function flightLevel(altitudeFeet: number): string {
  return 'FL' + String(Math.round(altitudeFeet / 100)).padStart(3, '0');
}

/** Air in whole knots, sea in tenths, drones in metres per second. */
export function speed(mps: number | undefined, domain: number): string {
  if (mps === undefined || !Number.isFinite(mps)) return UNKNOWN;
  if (domain === Domain.drone) return withUnit(mps, 'm/s', 1);
  return withUnit(knots(mps), 'kt', domain === Domain.sea ? 1 : 0);
}

export function verticalRate(mps: number | undefined, domain: number): string {
  if (mps === undefined || !Number.isFinite(mps)) return UNKNOWN;
  if (domain === Domain.drone) return withUnit(mps, 'm/s', 1);
  return withUnit(Math.round(mps / MPS_PER_FOOT_PER_MINUTE / 64) * 64, 'ft/min');
}

/** An arrow for a climb or descent of more than 300 ft/min, else nothing. */
export function verticalTrend(mps: number): string {
  if (!(Math.abs(mps) > 300 * MPS_PER_FOOT_PER_MINUTE)) return '';
  return mps > 0 ? '↑' : '↓';
}

/** Three digits and a degree sign: 007°; north is 360 only for the user of 0. */
export function bearing(degrees: number | undefined): string {
  if (degrees === undefined || !Number.isFinite(degrees)) return UNKNOWN;
  return String(Math.round(((degrees % 360) + 360) % 360) % 360).padStart(3, '0') + '°';
}

/** Metres below 2 km, nautical miles above. */
export function distance(meters: number | undefined): string {
  if (meters === undefined || !Number.isFinite(meters)) return UNKNOWN;
  return meters < 2000 ? withUnit(meters, 'm') : withUnit(meters / 1852, 'NM', 1);
}

/** Seconds with a tenth while short, then minutes and hours. */
export function age(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return UNKNOWN;
  if (seconds < 0) return age(0);
  if (seconds < 9.95) return withUnit(seconds, 's', 1);
  if (seconds < 119.5) return withUnit(seconds, 's');
  if (seconds < 7170) return withUnit(seconds / 60, 'min');
  return withUnit(seconds / 3600, 'h', 1);
}

export function bytesPerSecond(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return UNKNOWN;
  if (value < 1000) return withUnit(value, 'B/s');
  if (value < 1e6) return withUnit(value / 1e3, 'kB/s', 1);
  return withUnit(value / 1e6, 'MB/s', 1);
}
