import type { Advice } from '../text/advice';

// Shapes of the REST answers this client reads; a field the server does not know is absent.

export interface Contributor {
  source: string;
  age_s: number;
  count: number;
  position?: string;
}

export interface TrackDetail {
  track_id: string;
  track_number?: number;
  lat?: number;
  lon?: number;
  alt_m?: number;
  ground_speed_mps?: number;
  track_deg?: number;
  vertical_rate_mps?: number;
  address?: string;
  mmsi?: number;
  imo?: number;
  callsign?: string;
  name?: string;
  mode_a?: string;
  system_track?: string;
  identity_conflict?: boolean;
  identity_uncertain?: boolean;
  position_contradicted?: boolean;
  split_from?: string;
  merged_into?: string;
  status?: string;
  domain?: string;
  time?: number;
  start_time?: number;
  heading_deg?: number;
  position_sigma_m?: number;
  velocity_sigma_mps?: number;
  existence?: number;
  category?: number | string;
  emergency?: string;
  simulated?: boolean;
  on_ground?: boolean;
  length_m?: number;
  beam_m?: number;
  navigation_status?: number | string;
  pressure_altitude_m?: number;
  ellipsoid_height_m?: number;
  report_count?: number;
  quality?: Record<string, number | string | boolean>;
  contributors?: Contributor[];
}

export interface ReportField {
  path: string;
  title?: string;
  /** Absent in the heading of an item. */
  value?: unknown;
  unit?: string;
  meaning?: string;
  /** From the start of the frame; negative = before it. */
  offset?: number;
  length?: number;
}

export interface RecordLayout {
  offset: number;
  length: number;
  fields: ReportField[];
}

export interface ReportDetail {
  source: number;
  source_name: string;
  frame_source?: string;
  format: string;
  sensor?: string;
  time?: number;
  receive_time?: number;
  age_s: number;
  log: { segment: number; offset: number };
  hex?: string;
  before_hex?: string;
  records: unknown[];
  layout: RecordLayout[];
  other_records: number;
  problem?: string;
}

export interface EditionChoice {
  category: number;
  sac?: number;
  sic?: number;
  /** Absent where the records fit none that is known. */
  edition?: string;
  confidence?: number;
  configured?: boolean;
}

/** A sensor of a source as it tells of itself, or as another system (SAC/SIC) tells. */
export interface SensorState {
  sac: number;
  sic: number;
  reported_by?: string;
  messages: number;
  last_time: number;
  antenna_period_s?: number;
  antenna_period_stated_s?: number;
  last_north?: number;
  last_sector?: number;
  sector_azimuth_deg?: number;
  status?: { nogo: boolean; degraded: boolean; overloaded: boolean; conditions: string[] };
  range_bias_m?: number;
  azimuth_bias_deg?: number;
  jamming_strobes?: { azimuth_deg?: number; end_azimuth_deg?: number; time: number }[];
}

export interface SourceStatus {
  id: number;
  name: string;
  format?: string;
  uri?: string;
  state: string;
  detail?: string | null;
  simulated?: boolean;
  site?: { lat: number; lon: number; height_m?: number } | null;
  messages?: number;
  messages_per_second?: number;
  reports?: number;
  reports_per_second?: number;
  bytes?: number;
  bytes_per_second?: number;
  rejected?: number;
  rejected_by_reason?: Record<string, number>;
  warnings?: number;
  dropped?: number;
  duplicates?: number;
  last_receive_time?: number | null;
  clock_offset_s?: number;
  report_age_s?: number;
  objects_without_position?: number;
  without_position_by_reason?: Record<string, number>;
  editions?: EditionChoice[];
  sensors?: SensorState[];
  /** What is wrong or odd and how to mend it; absent = nothing. */
  advice?: Advice[];
}

export interface Health {
  status: string;
  mode?: string;
  simulated?: boolean;
  time?: number;
  tick?: number;
  picture_hash?: string;
  tracks?: number;
  version?: string;
  recording_problem?: string;
}

/** Where a track was, oldest first: seconds before the time of the answer, degrees, metres. */
export interface TrackTrail {
  track_id: string;
  age_s: number[];
  lat: number[];
  lon: number[];
  alt_m: (number | null)[];
}

export interface TrailAnswer {
  time: number;
  trails: TrackTrail[];
}

const TIMEOUT_MS = 4000;

/** Reads the REST answers beside the stream; null = not available now (the server is away, or has no such thing). */
export class Rest {
  /** The replay that is asked about; null = the server's own picture. */
  replay: string | null = null;
  readonly #base: URL;

  constructor(pageUrl: string) {
    this.#base = new URL('api/v1/', pageUrl);
    this.#base.search = '';
    this.#base.hash = '';
  }

  async track(id: string): Promise<TrackDetail | null> {
    return this.#get<TrackDetail>(`tracks/${id}`);
  }

  async trail(id: string): Promise<TrailAnswer | null> {
    const answer = await this.#get<{ time: number; trail: TrackTrail }>(`tracks/${id}/trail`);
    return answer && { time: answer.time, trails: [answer.trail] };
  }

  /** Of the tracks in a box: west, south, east, north. */
  async trails(bbox: readonly number[], minutes: number): Promise<TrailAnswer | null> {
    return this.#get<TrailAnswer>(`trails?bbox=${bbox.join(',')}&minutes=${minutes}`);
  }

  /** All tracks of the picture, in view or not. */
  async tracks(): Promise<TrackDetail[] | null> {
    return (await this.#get<{ tracks: TrackDetail[] }>('tracks?status=tentative,confirmed,coasting'))?.tracks ?? null;
  }

  async reports(id: string): Promise<ReportDetail[] | null> {
    return (await this.#get<{ reports: ReportDetail[] }>(`tracks/${id}/reports`))?.reports ?? null;
  }

  /** One recorded frame (segment:offset), decoded as to a track. */
  async report(id: string, position: string): Promise<ReportDetail | null> {
    return this.#get<ReportDetail>(`tracks/${id}/reports/${position}`);
  }

  async sources(): Promise<SourceStatus[] | null> {
    return (await this.#get<{ sources: SourceStatus[] }>('sources'))?.sources ?? null;
  }

  async health(): Promise<Health | null> {
    return this.#get<Health>('health');
  }

  async #get<T>(path: string): Promise<T | null> {
    try {
      const url = new URL(path, this.#base);
      if (this.replay !== null) url.searchParams.set('replay', this.replay);
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store' });
      return response.ok ? ((await response.json()) as T) : null;
    } catch {
      return null;
    }
  }
}
