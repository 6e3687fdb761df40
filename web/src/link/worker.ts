import type { AlertsAnswer } from '../alerts/alert';
import { retryDelayMs } from './backoff';
import { transferList } from './frame';
import type { FromWorker, ToWorker } from './messages';
import { decodeFrame } from './wire';

/** A connection without a frame for this long is dead even if the socket does not know it yet. */
const SILENCE_LIMIT_MS = 10_000;

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
};

/** Keeps one WebSocket alive and turns its frames into columns, off the main thread. */
class StreamConnection {
  readonly #url: string;
  #socket: WebSocket | null = null;
  #attempt = 0;
  #receiving = false;
  #closed = false;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;
  // The newest wish of each kind, sent again on every new connection.
  readonly #wishes: Map<string, string>;

  constructor(url: string, wishes: ReadonlyMap<string, string> = new Map()) {
    this.#url = url;
    this.#wishes = new Map(wishes);
  }

  get wishes(): ReadonlyMap<string, string> {
    return this.#wishes;
  }

  open(): void {
    this.#report(this.#attempt === 0 ? 'connecting' : 'reconnecting');
    const socket = new WebSocket(this.#url);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      for (const wish of this.#wishes.values()) socket.send(wish);
      this.#watchSilence(socket);
    };
    socket.onmessage = (event) => this.#receive(socket, event.data);
    socket.onclose = () => this.#retryAfter(socket);
    this.#socket = socket;
  }

  /** For good. */
  close(): void {
    this.#closed = true;
    const socket = this.#socket;
    this.#socket = null;
    clearTimeout(this.#silenceTimer);
    socket?.close();
  }

  wish(message: Exclude<ToWorker, { type: 'start' }>): void {
    const text = JSON.stringify(message);
    this.#wishes.set(message.type, text);
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  #receive(socket: WebSocket, data: unknown): void {
    if (socket !== this.#socket) return;
    if (typeof data === 'string') this.#take(data);
    if (!(data instanceof ArrayBuffer)) return;
    const result = decodeFrame(data);
    if ('error' in result) {
      // The picture may now lack a change: only a new snapshot makes it whole again.
      scope.postMessage({ type: 'bad-frame', reason: result.error });
      socket.close();
      return;
    }

    this.#attempt = 0;
    if (!this.#receiving) this.#report('connected');
    this.#receiving = true;
    this.#watchSilence(socket);
    scope.postMessage({ type: 'frame', frame: result.frame }, transferList(result.frame));
  }

  /** A text of the server; one of a kind that this page does not know is for others. */
  #take(text: string): void {
    try {
      const { type, content } = JSON.parse(text) as { type: string; content: AlertsAnswer };
      if (type === 'alerts') scope.postMessage({ type: 'alerts', answer: content });
    } catch {
      console.warn('atalaya: a text of the stream cannot be read');
    }
  }

  #retryAfter(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    this.#receiving = false;
    clearTimeout(this.#silenceTimer);
    const delayMs = retryDelayMs(this.#attempt++);
    this.#report('reconnecting');
    setTimeout(() => {
      if (!this.#closed) this.open();
    }, delayMs);
  }

  #watchSilence(socket: WebSocket): void {
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => {
      // A dead peer never answers the closing handshake, so its socket is given up at once.
      socket.close();
      this.#retryAfter(socket);
    }, SILENCE_LIMIT_MS);
  }

  #report(state: 'connecting' | 'connected' | 'reconnecting'): void {
    scope.postMessage({ type: 'state', state, attempt: this.#attempt });
  }
}

let connection: StreamConnection | null = null;

scope.onmessage = ({ data }) => {
  if (data.type === 'start') {
    connection?.close();
    connection = new StreamConnection(data.url, connection?.wishes);
    connection.open();
  } else connection?.wish(data);
};
