// Shapes of /api/v1/configuration: docs/configuration.md.

export interface SourceSetting {
  name: string;
  uri: string;
  /** False: given with --source, it cannot be changed here. */
  in_file: boolean;
}

export interface AreaSetting {
  name: string;
  polygon?: [number, number][];
  center?: [number, number];
  radius_m?: number;
  line?: [number, number][];
  days?: string[];
  from_utc?: string;
  to_utc?: string;
  floor_m?: number;
  ceiling_m?: number;
}

/** Days as the configuration writes them. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];

export interface RuleSetting {
  name: string;
  area?: string;
  when: string;
  domain?: string;
  callsign?: string;
  address?: string;
  mmsi?: string;
  mode_a?: string;
  emergency?: boolean;
  min_speed_kn?: number;
  max_speed_kn?: number;
  min_altitude_m?: number;
  max_altitude_m?: number;
  min_stay_s?: number;
  horizon_s?: number;
  crosses_to?: string;
  severity: string;
}

export interface Retention {
  log_days?: number;
  log_gigabytes?: number;
  archive_days?: number;
  archive_gigabytes?: number;
}

export interface DetectorValue {
  name: string;
  unit?: string;
  meaning: string;
  value: number;
  default: number;
  least: number;
  most: number;
  whole: boolean;
  /** The value of the same detector that it must not be above. */
  not_above?: string;
  /** The value of the same detector that it must be below. */
  below?: string;
}

export interface DetectorSetting {
  name: string;
  group: string;
  kinds: string[];
  meaning: string;
  enabled: boolean;
  changed: boolean;
  values: DetectorValue[];
}

export interface Fault {
  error: string;
  line?: number;
  /** Of the value that is wrong. */
  key?: string;
}

export interface ConfigurationModel {
  path: string;
  version: string;
  text: string;
  fault?: Fault;
  needs_restart: string[];
  environment: string[];
  sources: SourceSetting[];
  areas: AreaSetting[];
  rules: RuleSetting[];
  retention: Retention;
  site?: [number, number, number];
  detectors: DetectorSetting[];
}

export interface CheckResult {
  difference: string;
  needs_restart: string[];
}

/** What became of a request; status 0 = no answer. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly status: number; readonly fault: Fault };

const TIMEOUT_MS = 20_000;

/** The configuration of the server, as this page last read it. Every change names that version, so that nobody undoes another's. */
export class Configuration {
  model: ConfigurationModel | null = null;
  readonly #listeners: (() => void)[] = [];

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async load(): Promise<Outcome<ConfigurationModel>> {
    return this.#take(await request<ConfigurationModel>('GET', ''));
  }

  /** Changes one thing; the path is below /api/v1/configuration. */
  async change(method: 'POST' | 'PUT' | 'DELETE', path: string, value?: unknown): Promise<Outcome<ConfigurationModel>> {
    return this.#take(await request(method, path, value === undefined ? undefined : JSON.stringify(value), this.model?.version));
  }

  async save(text: string): Promise<Outcome<ConfigurationModel>> {
    return this.#take(await request('PUT', '', text, this.model?.version));
  }

  check(text: string): Promise<Outcome<CheckResult>> {
    return request('POST', '/check', text);
  }

  #take(outcome: Outcome<ConfigurationModel>): Outcome<ConfigurationModel> {
    if (outcome.ok) {
      this.model = outcome.value;
      for (const listener of this.#listeners) listener();
    }
    return outcome;
  }
}

async function request<T>(method: string, path: string, body?: string, version?: string): Promise<Outcome<T>> {
  const [below, search = ''] = path.split('?');
  const url = new URL(`api/v1/configuration${below}`, document.baseURI);
  url.search = search;
  url.hash = '';
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (version) headers['If-Match'] = `"${version}"`;
  try {
    const response = await fetch(url, {
      method,
      headers,
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body }),
    });
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    return { ok: false, status: response.status, fault: await faultOf(response) };
  } catch {
    return { ok: false, status: 0, fault: { error: '' } };
  }
}

async function faultOf(response: Response): Promise<Fault> {
  try {
    return (await response.json()) as Fault;
  } catch {
    return { error: '' };
  }
}
