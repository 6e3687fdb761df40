/** Biases of one sensor: measured − true, with 1 σ; what it does not measure is absent. */
export interface Registration {
  source: string;
  sensor?: string;
  kind: 'radar' | 'reference';
  simulated?: boolean;
  range_bias_m?: number;
  range_bias_sigma_m?: number;
  range_gain_ppm?: number;
  range_gain_sigma_ppm?: number;
  azimuth_bias_deg?: number;
  azimuth_bias_sigma_deg?: number;
  time_offset_s: number;
  time_offset_sigma_s: number;
  applied: readonly string[];
  verdict: string;
  targets: number;
  plots: number;
  coverage_deg?: number;
  targets_now: number;
  references_now: number;
  references_left_out: number;
}

export interface RegistrationAnswer {
  time: number;
  least_targets: number;
  least_coverage_deg: number;
  apply_sigmas: number;
  sensors: readonly Registration[];
}

/** Columns of equal length, oldest first. */
export interface RegistrationDetail {
  time: number;
  sensor: Registration;
  history: {
    time: readonly number[];
    range_bias_m: readonly number[];
    range_bias_sigma_m: readonly number[];
    azimuth_bias_deg: readonly number[];
    azimuth_bias_sigma_deg: readonly number[];
    time_offset_s: readonly number[];
    time_offset_sigma_s: readonly number[];
  };
  residuals: {
    time: readonly number[];
    range_m: readonly number[];
    azimuth_deg: readonly number[];
    range_residual_m: readonly number[];
    azimuth_residual_deg: readonly number[];
  };
}

const TIMEOUT_MS = 4000;

/** Null = the server does not answer now. */
export function readRegistration(): Promise<RegistrationAnswer | null> {
  return get('registration');
}

export function readRegistrationOf(sensor: Registration): Promise<RegistrationDetail | null> {
  const within = sensor.sensor === undefined ? '' : `?sensor=${encodeURIComponent(sensor.sensor)}`;
  return get(`sources/${encodeURIComponent(sensor.source)}/registration${within}`);
}

async function get<T>(path: string): Promise<T | null> {
  try {
    const response = await fetch(`api/v1/${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store' });
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}
