/** One comparison: measured less stated place, metres along the flight and to its right, and 1 σ of the sensor. */
export interface Residual {
  time: number;
  along_m: number;
  right_m: number;
  sigma_m: number;
  source: string;
  sensor?: string;
}

/** Where a track says it is and where sensors have it. Shape of docs/formats/web.md, "Alerts". */
export interface Contradiction {
  track_id: string;
  time: number;
  since_time: number;
  compared_time: number;
  stated: { lat: number; lon: number };
  measured: { lat: number; lon: number };
  distance_m: number;
  verdict?: string;
  confidence?: number;
  alternative?: string;
  alert_id?: number;
  limit_sigmas: number;
  residuals: readonly Residual[];
}

const TIMEOUT_MS = 4000;

/** Null = nothing contradicts the track, or the server does not answer now. */
export async function readContradiction(track: string, replay: string | null): Promise<Contradiction | null> {
  try {
    const query = replay === null ? '' : `?replay=${encodeURIComponent(replay)}`;
    const response = await fetch(`api/v1/tracks/${track}/contradiction${query}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: 'no-store',
    });
    return response.ok ? ((await response.json()) as Contradiction) : null;
  } catch {
    return null;
  }
}
