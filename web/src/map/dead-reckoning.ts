const EARTH_RADIUS_METERS = 6_371_000;
const RADIANS = Math.PI / 180;

/** Where steady motion leads, on a sphere: good for drawing over minutes, not for navigation. */
export function advance(
  longitude: number,
  latitude: number,
  trackDegrees: number,
  meters: number,
): [longitude: number, latitude: number] {
  const angle = trackDegrees * RADIANS;
  const north = (meters * Math.cos(angle)) / EARTH_RADIUS_METERS;
  const east = (meters * Math.sin(angle)) / (EARTH_RADIUS_METERS * Math.max(Math.cos(latitude * RADIANS), 0.01));
  return [longitude + east / RADIANS, latitude + north / RADIANS];
}
