import { legBetween, sphericalLeg, type Place } from '../map/geodesy';

const RADIANS = Math.PI / 180;
/** Of the sphere whose surface is that of the ellipsoid. */
const AUTHALIC_RADIUS_METERS = 6_371_007.2;

/** Length of a way from place to place. */
export function lengthMeters(places: readonly Place[]): number {
  return places.slice(1).reduce((sum, place, i) => sum + legBetween(places[i]!, place).meters, 0);
}

/**
 * What a border of great circles encloses, on the sphere: within 0.5 % of the ellipsoid. By the excess of the triangles that each edge makes
 * with the pole (I. Todhunter, Spherical Trigonometry, 1886, 103).
 */
export function enclosedSquareMeters(corners: readonly Place[]): number {
  let excess = 0;
  let turned = 0;
  corners.forEach((from, i) => {
    const to = corners[(i + 1) % corners.length]!;
    const apart = (((to.longitude - from.longitude + 540) % 360) - 180) * RADIANS;
    const product = Math.tan((from.latitude * RADIANS) / 2) * Math.tan((to.latitude * RADIANS) / 2);
    const sum = Math.tan((from.latitude * RADIANS) / 2) + Math.tan((to.latitude * RADIANS) / 2);
    excess += 2 * Math.atan2(Math.tan(apart / 2) * sum, 1 + product);
    turned += apart;
  });
  const area = Math.abs(turned) > Math.PI ? 2 * Math.PI - Math.abs(excess) : Math.abs(excess);
  return area * AUTHALIC_RADIUS_METERS ** 2;
}

/** A circle of a radius on the sphere. */
export function circleSquareMeters(radiusMeters: number): number {
  return 2 * Math.PI * AUTHALIC_RADIUS_METERS ** 2 * (1 - Math.cos(radiusMeters / AUTHALIC_RADIUS_METERS));
}

/** The middle of places, and how far the farthest is from it; places all round the Earth have none. */
export function middleOf(places: readonly Place[]): { readonly place: Place; readonly reachMeters: number } | null {
  let [x, y, z] = [0, 0, 0];
  for (const { latitude, longitude } of places) {
    x += Math.cos(latitude * RADIANS) * Math.cos(longitude * RADIANS);
    y += Math.cos(latitude * RADIANS) * Math.sin(longitude * RADIANS);
    z += Math.sin(latitude * RADIANS);
  }
  if (Math.hypot(x, y, z) < 1e-6) return null;
  const place = { latitude: Math.atan2(z, Math.hypot(x, y)) / RADIANS, longitude: Math.atan2(y, x) / RADIANS };
  return { place, reachMeters: Math.max(...places.map((other) => sphericalLeg(place, other).meters)) };
}
