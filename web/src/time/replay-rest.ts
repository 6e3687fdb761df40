// Shapes of docs/formats/web.md, "Replays". Times are Unix seconds.

export interface ReplayStatus {
  id: string;
  state: 'playing' | 'paused' | 'seeking' | 'at_end' | 'failed';
  time?: number;
  speed: number;
  paused: boolean;
  target?: number;
  progress?: number;
  actual_speed?: number;
  skipped?: { from: number; to: number };
  problem?: string;
}

export interface Timeline {
  first_time?: number;
  last_time?: number;
  live: boolean;
  known: boolean;
  from: number;
  bucket_s: number;
  frames_per_second: (number | null)[];
  tracks: (number | null)[];
  gaps: { from: number; to: number }[];
  alerts: { time: number; kind: string; track_id: string; emergency?: string }[];
}

export interface ReplayWish {
  at?: number;
  speed?: number;
  paused?: boolean;
}

export interface LiveHealth {
  status: string;
  mode: string;
  alerts: number;
}

/** An answer, or why there is none; status 0 = the server did not answer. */
export type Answer<T> = { readonly value: T } | { readonly status: number; readonly problem: string };

const TIMEOUT_MS = 20_000;

/** Asks the server for replays and for what there is to replay. */
export class ReplayRest {
  readonly #base: URL;

  constructor(pageUrl: string) {
    this.#base = new URL('api/v1/', pageUrl);
    this.#base.search = '';
    this.#base.hash = '';
  }

  begin(wish: ReplayWish): Promise<Answer<ReplayStatus>> {
    return this.#ask('POST', 'replays', wish);
  }

  status(id: string): Promise<Answer<ReplayStatus>> {
    return this.#ask('GET', `replays/${id}`);
  }

  change(id: string, wish: ReplayWish): Promise<Answer<ReplayStatus>> {
    return this.#ask('PATCH', `replays/${id}`, wish);
  }

  end(id: string): Promise<Answer<null>> {
    return this.#ask('DELETE', `replays/${id}`);
  }

  timeline(fromMs: number | null, toMs: number | null, buckets: number): Promise<Answer<Timeline>> {
    const query = new URLSearchParams({ buckets: String(buckets) });
    if (fromMs !== null) query.set('from', (fromMs / 1000).toFixed(3));
    if (toMs !== null) query.set('to', (toMs / 1000).toFixed(3));
    return this.#ask('GET', `recording/timeline?${query}`);
  }

  /** Of the server's own picture, whatever this page shows. */
  async liveHealth(): Promise<LiveHealth | null> {
    const answer = await this.#ask<LiveHealth>('GET', 'health');
    return 'value' in answer ? answer.value : null;
  }

  async #ask<T>(method: string, path: string, body?: ReplayWish): Promise<Answer<T>> {
    try {
      const response = await fetch(new URL(path, this.#base), {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        cache: 'no-store',
        ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}),
      });
      const text = await response.text();
      if (response.ok) return { value: (text ? JSON.parse(text) : null) as T };
      return { status: response.status, problem: problemOf(text) };
    } catch {
      return { status: 0, problem: '' };
    }
  }
}

function problemOf(text: string): string {
  try {
    return (JSON.parse(text) as { error?: string }).error ?? '';
  } catch {
    return '';
  }
}
