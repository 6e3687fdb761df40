export type Band = 'sea' | 'low' | 'middle' | 'high';
export type Level = 'unknown' | 'none' | 'some' | 'much';
export type Trend = 'new' | 'steady' | 'growing' | 'shrinking';

/** One cell of one height band; edges in degrees. */
export interface InterferenceCell {
  south: number;
  west: number;
  north: number;
  east: number;
  band: Band;
  n: number;
  bad: number;
  level: Level;
}

export type Ring = [longitude: number, latitude: number][];

/** Where the source of a region is: the mean means nothing without its regions. */
export interface InterferenceSource {
  time: number;
  lat: number;
  lon: number;
  half: Ring[];
  half_km2: number;
  most: Ring[];
  most_km2: number;
  eirp_low_dbm: number;
  eirp_high_dbm: number;
  samples_bad: number;
  samples_good: number;
}

export interface InterferenceRegion {
  id: number;
  since_time: number;
  lat: number;
  lon: number;
  outline: Ring[];
  area_km2: number;
  n: number;
  bad: number;
  /** This and what follows: of now only. */
  bad_now?: number;
  chance?: number;
  base_rate?: number;
  trend?: Trend;
  moved_km?: number;
  moved_deg?: number;
  source?: InterferenceSource;
}

export interface InterferenceAnswer {
  time: number;
  enabled: boolean;
  thresholds: {
    window_s: number;
    some_percent: number;
    much_percent: number;
    least_objects: number;
    least_bad: number;
    cell_chance: number;
    pooled_chance: number;
    least_base_rate: number;
    least_sea_base_rate: number;
  };
  cells: readonly InterferenceCell[];
  regions: readonly InterferenceRegion[];
  /** Times of the maps that are kept, oldest first. */
  history: readonly number[];
}

const TIMEOUT_MS = 4000;

/** Null = the server does not answer now, or keeps no map of the time. */
export async function readInterference(at: number | null, replay: string | null = null): Promise<InterferenceAnswer | null> {
  const words = new URLSearchParams();
  if (at !== null) words.set('at', String(at));
  if (replay !== null) words.set('replay', replay);
  try {
    const response = await fetch(`api/v1/interference?${words.toString()}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: 'no-store',
    });
    return response.ok ? ((await response.json()) as InterferenceAnswer) : null;
  } catch {
    return null;
  }
}
