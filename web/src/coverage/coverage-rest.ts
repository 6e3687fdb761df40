/** How one sensor sees, over all its cells; what was never counted is absent. */
export interface SensorCoverage {
  name: string;
  source: string;
  sensor?: string;
  kind: 'radar' | 'receiver';
  simulated: boolean;
  turn_s?: number;
  /** Of objects without identity. */
  pd?: number;
  pd_turns?: number;
  pd_identified?: number;
  pd_identified_turns?: number;
  false_plots_per_turn?: number;
  reports: number;
  last_report_time?: number;
  cells: number;
}

/** One cell as one sensor sees it; edges in degrees. */
export interface CoverageCell {
  south: number;
  west: number;
  north: number;
  east: number;
  pd?: number;
  pd_turns?: number;
  pd_identified?: number;
  pd_identified_turns?: number;
  false_plots_per_km2?: number;
  /** Weighed with exp(-age / memory). */
  reports?: number;
  last_report_time?: number;
}

export interface CoverageAnswer {
  time: number;
  memory_s: number;
  sensors: readonly SensorCoverage[];
  /** Of the sensor that was asked for. */
  cells?: readonly CoverageCell[];
}

const TIMEOUT_MS = 4000;

/** Null = the server does not answer now, or knows nothing of the sensor. */
export async function readCoverage(sensor: string | null, replay: string | null = null): Promise<CoverageAnswer | null> {
  const words = new URLSearchParams();
  if (sensor !== null) words.set('sensor', sensor);
  if (replay !== null) words.set('replay', replay);
  try {
    const response = await fetch(`api/v1/coverage?${words.toString()}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: 'no-store',
    });
    return response.ok ? ((await response.json()) as CoverageAnswer) : null;
  } catch {
    return null;
  }
}
