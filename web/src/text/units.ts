import { Domain } from '../picture/vocabulary';

export const METERS_PER_FOOT = 0.3048;
const MPS_PER_KNOT = 1852 / 3600;
const MPS_PER_FOOT_PER_MINUTE = METERS_PER_FOOT / 60;

export type SpeedUnit = 'kt' | 'kmh' | 'mps';
export type RateUnit = 'fpm' | 'mps';

/** The unit of each quantity, as the user wants it. */
export interface Units {
  /** `fl`: feet, and flight levels from the transition altitude up. */
  readonly airAltitude: 'fl' | 'ft' | 'm';
  readonly airSpeed: SpeedUnit;
  readonly airRate: RateUnit;
  readonly seaSpeed: SpeedUnit;
  readonly droneHeight: 'm' | 'ft';
  readonly droneSpeed: SpeedUnit;
  readonly droneRate: RateUnit;
  readonly distance: 'nm' | 'km';
}

export const STANDARD_UNITS: Units = {
  airAltitude: 'fl',
  airSpeed: 'kt',
  airRate: 'fpm',
  seaSpeed: 'kt',
  droneHeight: 'm',
  droneSpeed: 'mps',
  droneRate: 'mps',
  distance: 'nm',
};

// Like the language, the units hold for the whole page.
let unitsInForce = STANDARD_UNITS;

export function useUnits(units: Units): void {
  unitsInForce = units;
}

export const MPS_PER: Readonly<Record<SpeedUnit, number>> = { kt: MPS_PER_KNOT, kmh: 1 / 3.6, mps: 1 };
export const SPEED_UNIT_TEXT: Readonly<Record<SpeedUnit, string>> = { kt: 'kt', kmh: 'km/h', mps: 'm/s' };

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

/** Flight level or feet for what flies by pressure, rounded to what Mode C carries; all else in the unit of drones. */
export function altitude(meters: number | undefined, domain: number, units: Units = unitsInForce): string {
  if (meters === undefined || !Number.isFinite(meters)) return UNKNOWN;
  const unit = altitudeUnit(domain, units);
  if (unit === 'm') return withUnit(meters, 'm');
  const ft = feet(meters);
  if (unit === 'fl' && ft >= TRANSITION_ALTITUDE_FEET) return flightLevel(ft);
  return withUnit(Math.round(ft / 25) * 25, 'ft');
}

function altitudeUnit(domain: number, units: Units): 'fl' | 'ft' | 'm' {
  return domain === Domain.air || domain === Domain.unknown ? units.airAltitude : units.droneHeight;
}

export function flightLevel(altitudeFeet: number): string {
  return 'FL' + String(Math.round(altitudeFeet / 100)).padStart(3, '0');
}

/** Sea and drones with a tenth, all else in whole units. */
export function speed(mps: number | undefined, domain: number, units: Units = unitsInForce): string {
  if (mps === undefined || !Number.isFinite(mps)) return UNKNOWN;
  const unit = speedUnit(domain, units);
  const decimals = unit !== 'kmh' && (domain === Domain.sea || domain === Domain.drone) ? 1 : 0;
  return withUnit(mps / MPS_PER[unit], SPEED_UNIT_TEXT[unit], decimals);
}

export function speedUnit(domain: number, units: Units = unitsInForce): SpeedUnit {
  return domain === Domain.sea ? units.seaSpeed : domain === Domain.drone ? units.droneSpeed : units.airSpeed;
}

/** In steps of 64 ft/min, as aircraft send it, or in tenths of m/s. */
export function verticalRate(mps: number | undefined, domain: number, units: Units = unitsInForce): string {
  if (mps === undefined || !Number.isFinite(mps)) return UNKNOWN;
  if ((domain === Domain.drone ? units.droneRate : units.airRate) === 'mps') return withUnit(mps, 'm/s', 1);
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

/** Metres below 2 km, nautical miles or kilometres above. */
export function distance(meters: number | undefined, units: Units = unitsInForce): string {
  if (meters === undefined || !Number.isFinite(meters)) return UNKNOWN;
  return meters < 2000 ? withUnit(meters, 'm') : longDistance(meters, units);
}

/** Nautical miles or kilometres whatever the length, for columns. */
export function longDistance(meters: number | undefined, units: Units = unitsInForce): string {
  if (meters === undefined || !Number.isFinite(meters)) return UNKNOWN;
  return units.distance === 'km' ? withUnit(meters / 1000, 'km', 1) : withUnit(meters / 1852, 'NM', 1);
}

/** 45 s, 2 min 05 s, 1 h 20 min. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return UNKNOWN;
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  if (whole < 60) return withUnit(whole, 's');
  if (whole < 3600) return `${withUnit(Math.floor(whole / 60), 'min')} ${two(whole % 60)}${THIN}s`;
  return `${withUnit(Math.floor(whole / 3600), 'h')} ${two(Math.floor((whole % 3600) / 60))}${THIN}min`;
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
