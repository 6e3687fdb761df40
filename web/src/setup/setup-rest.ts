import type { Advice } from '../text/advice';

/** The answers of /api/v1/setup (docs/formats/web.md). */
export interface Place {
  lat: number;
  lon: number;
  height_m?: number;
}

export interface SetupState {
  /** No source is configured: what is shown is simulated. */
  needed: boolean;
  /** You may change it. */
  allowed: boolean;
  site?: Place;
  sources: number;
  /** The file that is written. */
  file?: string;
  /** How to start the next time. */
  start: string;
}

export interface ScanResult {
  kind: 'tcp' | 'udp' | 'web';
  address: string;
  state: 'waiting' | 'done';
  outcome?: 'traffic' | 'silent' | 'nothing' | 'other';
  /** The source to configure. */
  line?: string;
  format?: string;
  messages?: number;
  messages_per_second?: number;
  objects?: number;
  objects_with_position?: number;
  names?: string[];
  sensors?: string[];
  categories?: string[];
  stated_site?: Place;
  positions?: [lat: number, lon: number][];
  advice?: Advice[];
}

export interface Scan {
  running: boolean;
  results: ScanResult[];
}

export interface Finished {
  sources: string[];
  start: string;
}

/** What the server refused, in its words. */
export class Refused extends Error {}

const TIMEOUT_MS = 20_000;

/** Speaks with the set-up routes; throws Refused with the server's sentence. */
export class SetupRest {
  readonly #base: URL;

  constructor(pageUrl: string) {
    this.#base = new URL('api/v1/setup', pageUrl);
    this.#base.search = '';
    this.#base.hash = '';
  }

  state(): Promise<SetupState> {
    return this.#call<SetupState>('', null);
  }

  place(text: string): Promise<Place> {
    return this.#call<Place>('/place', { text });
  }

  /** Begins to look on this machine, or with an address there as well. */
  look(address?: string, confirmed = false): Promise<Scan> {
    return this.#call<Scan>('/scan', address === undefined ? {} : { address, confirmed });
  }

  scan(place: Place | null): Promise<Scan> {
    return this.#call<Scan>(place ? `/scan?lat=${place.lat}&lon=${place.lon}` : '/scan', null);
  }

  finish(site: Place, sources: readonly string[]): Promise<Finished> {
    return this.#call<Finished>('/finish', { site, sources });
  }

  async #call<T>(path: string, body: unknown): Promise<T> {
    const response = await fetch(this.#base.href + path, {
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === null ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (response.ok) return (await response.json()) as T;
    const refusal = (await response.json().catch(() => null)) as { error?: string } | null;
    throw new Refused(refusal?.error ?? `${response.status} ${response.statusText}`);
  }
}
