export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Leg {
  readonly meters: number;
  /** From the first place, degrees from true north. */
  readonly bearingDegrees: number;
}

const RADIANS = Math.PI / 180;
const MEAN_RADIUS_METERS = 6_371_008.8;
const EQUATOR_METERS = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const MAX_ITERATIONS = 100;

/**
 * The shortest way between two places on the WGS-84 ellipsoid: T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid",
 * Survey Review 23 (1975), to under a millimetre. Between nearly opposite places, where his series does not settle, on the mean sphere.
 */
export function legBetween(from: Place, to: Place): Leg {
  const apart = wrap(to.longitude - from.longitude) * RADIANS;
  const [start, end] = [reducedLatitude(from), reducedLatitude(to)];
  let lambda = apart;
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    const arc = arcOf(start, end, lambda);
    if (arc.sinSigma === 0) return { meters: 0, bearingDegrees: 0 };
    const next = apart + longitudeCorrection(arc);
    if (Math.abs(next) > Math.PI) break;
    if (Math.abs(next - lambda) <= 1e-12)
      return { meters: lengthOf(arc), bearingDegrees: turn(Math.atan2(arc.east, arc.north) / RADIANS) };
    lambda = next;
  }
  return sphericalLeg(from, to);
}

// The names are Vincenty's.
type Arc = ReturnType<typeof arcOf>;

function reducedLatitude({ latitude }: Place): number {
  return Math.atan((1 - FLATTENING) * Math.tan(latitude * RADIANS));
}

function arcOf(u1: number, u2: number, lambda: number) {
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  const east = cos2 * Math.sin(lambda);
  const north = cos1 * sin2 - sin1 * cos2 * Math.cos(lambda);
  const sinSigma = Math.hypot(east, north);
  const cosSigma = sin1 * sin2 + cos1 * cos2 * Math.cos(lambda);
  const sinAlpha = sinSigma === 0 ? 0 : (cos1 * cos2 * Math.sin(lambda)) / sinSigma;
  const cos2Alpha = 1 - sinAlpha * sinAlpha;
  const cosMiddle = cos2Alpha === 0 ? 0 : cosSigma - (2 * sin1 * sin2) / cos2Alpha;
  return { east, north, sinSigma, cosSigma, sigma: Math.atan2(sinSigma, cosSigma), sinAlpha, cos2Alpha, cosMiddle };
}

function longitudeCorrection({ sinSigma, cosSigma, sigma, sinAlpha, cos2Alpha, cosMiddle }: Arc): number {
  const c = (FLATTENING / 16) * cos2Alpha * (4 + FLATTENING * (4 - 3 * cos2Alpha));
  const twice = 2 * cosMiddle * cosMiddle - 1;
  return (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma * (cosMiddle + c * cosSigma * twice));
}

function lengthOf({ sinSigma, cosSigma, sigma, cos2Alpha, cosMiddle }: Arc): number {
  const polar = EQUATOR_METERS * (1 - FLATTENING);
  const u = cos2Alpha * ((EQUATOR_METERS / polar) ** 2 - 1);
  const a = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
  const b = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
  const twice = 2 * cosMiddle * cosMiddle - 1;
  const third = (b / 6) * cosMiddle * (4 * sinSigma * sinSigma - 3) * (4 * cosMiddle * cosMiddle - 3);
  return polar * a * (sigma - b * sinSigma * (cosMiddle + (b / 4) * (cosSigma * twice - third)));
}

/** On the mean sphere: up to 0.6 % off the ellipsoid. */
export function sphericalLeg(from: Place, to: Place): Leg {
  const [phi1, phi2] = [from.latitude * RADIANS, to.latitude * RADIANS];
  const apart = wrap(to.longitude - from.longitude) * RADIANS;
  const east = Math.cos(phi2) * Math.sin(apart);
  const north = Math.cos(phi1) * Math.sin(phi2) - Math.sin(phi1) * Math.cos(phi2) * Math.cos(apart);
  const up = Math.sin(phi1) * Math.sin(phi2) + Math.cos(phi1) * Math.cos(phi2) * Math.cos(apart);
  const meters = MEAN_RADIUS_METERS * Math.atan2(Math.hypot(east, north), up);
  return { meters, bearingDegrees: turn(Math.atan2(east, north) / RADIANS) };
}

/** Where a bearing and a distance lead on the mean sphere: for drawing. */
export function destination(from: Place, bearingDegrees: number, meters: number): Place {
  const [phi, theta, delta] = [from.latitude * RADIANS, bearingDegrees * RADIANS, meters / MEAN_RADIUS_METERS];
  const sine = Math.sin(phi) * Math.cos(delta) + Math.cos(phi) * Math.sin(delta) * Math.cos(theta);
  const east = Math.sin(theta) * Math.sin(delta) * Math.cos(phi);
  const longitude = from.longitude + Math.atan2(east, Math.cos(delta) - Math.sin(phi) * sine) / RADIANS;
  return { latitude: Math.asin(Math.min(1, Math.max(-1, sine))) / RADIANS, longitude: wrap(longitude) };
}

/** Places along the great circle, both ends included. */
export function greatCircle(from: Place, to: Place, pieces: number): Place[] {
  const { meters, bearingDegrees } = sphericalLeg(from, to);
  const places = Array.from({ length: pieces }, (_, i) => destination(from, bearingDegrees, (meters * i) / pieces));
  return [...places, to];
}

function wrap(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}

function turn(degrees: number): number {
  return (degrees + 360) % 360;
}
