import type { AlertsAnswer } from '../alerts/alert';
import type { Frame } from './frame';
import type { Bbox, FromWorker, LinkState, ToWorker } from './messages';

export interface LinkEvents {
  onFrame(frame: Frame): void;
  onAlerts(answer: AlertsAnswer): void;
  onState(state: LinkState, attempt: number): void;
  onBadFrame(reason: string): void;
}

/** The stream as the page sees it: frames in, wishes out; the socket and the decoding live in a worker. */
export class Link {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

  constructor(events: LinkEvents) {
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === 'frame') events.onFrame(data.frame);
      else if (data.type === 'alerts') events.onAlerts(data.answer);
      else if (data.type === 'state') events.onState(data.state, data.attempt);
      else events.onBadFrame(data.reason);
    };
  }

  /** Connects; where there is a connection already, this one takes its place, with the same view. */
  start(url: URL): void {
    this.#send({ type: 'start', url: url.href });
  }

  setView(bbox: Bbox): void {
    this.#send({ type: 'view', bbox });
  }

  /** Tracks that keep coming whatever the view, as 16 hex digits; at most 16. */
  subscribe(tracks: readonly string[]): void {
    this.#send({ type: 'subscribe', tracks: tracks.slice(0, 16) });
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}

/** The address of the stream of the server's picture, or of a replay's, beside the page's own, whatever path the page is served under. */
export function streamUrl(pageUrl: string, replay: string | null = null): URL {
  const url = new URL('api/v1/stream', pageUrl);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = replay === null ? '' : `?replay=${replay}`;
  url.hash = '';
  return url;
}
