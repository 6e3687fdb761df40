import { UNKNOWN } from './units';

/** Degrees and thousandths of minutes: 10°32.456′N. */
export function latitude(degrees: number | undefined): string {
  return degreesMinutes(degrees, 2, 'N', 'S');
}

export function longitude(degrees: number | undefined): string {
  return degreesMinutes(degrees, 3, 'E', 'W');
}

function degreesMinutes(degrees: number | undefined, digits: number, positive: string, negative: string): string {
  if (degrees === undefined || !Number.isFinite(degrees)) return UNKNOWN;
  // Rounded as a whole first, so that 59.9996 minutes carry into the degree.
  const thousandths = Math.round(Math.abs(degrees) * 60_000);
  const whole = String(Math.floor(thousandths / 60_000)).padStart(digits, '0');
  const minutes = ((thousandths % 60_000) / 1000).toFixed(3).padStart(6, '0');
  return `${whole}°${minutes}′${degrees < 0 ? negative : positive}`;
}
