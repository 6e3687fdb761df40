/** What speaks with a number that is no ship's: ITU-R M.585-9. */
export type StationKind = 'aid' | 'virtual-aid' | 'base' | 'beacon';

/** Null = a ship, a craft, an aircraft, or no number. */
export function stationOf(mmsi: number | null): StationKind | null {
  if (mmsi === null) return null;
  const start = Math.floor(mmsi / 1_000_000);
  if (start === 970 || start === 972 || start === 974) return 'beacon';
  // 99MIDaxxx; a = 6 is an aid that stands in no water.
  if (start >= 990) return Math.floor(mmsi / 1000) % 10 === 6 ? 'virtual-aid' : 'aid';
  return mmsi >= 2_000_000 && mmsi < 8_000_000 ? 'base' : null;
}
