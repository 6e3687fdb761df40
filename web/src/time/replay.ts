import { Signal } from '../view/signal';
import type { Answer, ReplayRest, ReplayStatus, ReplayWish } from './replay-rest';

/** The name under which the server's own picture is steered where it is itself a replay. */
const SERVER_REPLAY = 'main';

const POLL_MS = 500;

/** Which picture the page shows: the server's, or a replay beside it. */
export type Watched = { readonly replay: string | null };

/**
 * The replay that this page shows, if any, and the wishes about it. Where the server shows a recording (`atalaya replay --listen`) that is
 * steered itself; else a replay of our own is begun beside the live picture.
 */
export class Replay {
  readonly changed = new Signal();
  /** The page is to show another picture from now on. */
  readonly watch = new Signal<Watched>();
  readonly #rest: ReplayRest;
  #id: string | null = null;
  #status: ReplayStatus | null = null;
  #serverReplays = false;
  #refusal: { readonly status: number; readonly problem: string } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = 0;
  /** The moment asked for last, seconds, while wishes are on their way to the server. */
  #asked: number | null = null;

  constructor(rest: ReplayRest) {
    this.#rest = rest;
  }

  /** Something else than the present is shown, or asked for. */
  get active(): boolean {
    return this.#id !== null;
  }

  /** There is a live picture to go back to. */
  get canGoLive(): boolean {
    return this.#id !== null && this.#id !== SERVER_REPLAY;
  }

  get serverReplays(): boolean {
    return this.#serverReplays;
  }

  get status(): ReplayStatus | null {
    return this.#status;
  }

  /** Why the last wish was not granted. */
  get refusal(): { readonly status: number; readonly problem: string } | null {
    return this.#refusal;
  }

  /** The server's own picture is a replay: it is steered from here. */
  steerServer(): void {
    if (this.#serverReplays) return;
    this.#serverReplays = true;
    this.#id = SERVER_REPLAY;
    this.#poll(0);
    this.changed.emit();
  }

  /** Goes to a moment; begins a replay where there is none. */
  async goTo(atMs: number, wish: Omit<ReplayWish, 'at'> = {}): Promise<void> {
    const at = atMs / 1000;
    this.#asked = at;
    if (this.#id !== null) await this.#change({ ...wish, at });
    else await this.#begin({ speed: 1, paused: false, ...wish, at });
  }

  /** From the moment asked for last, so that quick presses add up. */
  step(seconds: number, shownMs: number): Promise<void> {
    const from = this.#asked ?? this.#status?.target ?? shownMs / 1000;
    return this.goTo((from + seconds) * 1000);
  }

  setSpeed(speed: number): Promise<void> {
    return this.#change({ speed });
  }

  setPaused(paused: boolean): Promise<void> {
    return this.#change({ paused });
  }

  async goLive(): Promise<void> {
    const id = this.#id;
    if (id === null || id === SERVER_REPLAY) return;
    this.#leave();
    this.#refusal = null;
    this.changed.emit();
    await this.#rest.end(id);
  }

  async #begin(wish: ReplayWish): Promise<void> {
    const answer = await this.#during(this.#rest.begin(wish));
    if (this.#take(answer) && 'value' in answer) {
      this.#id = answer.value.id;
      this.watch.emit({ replay: this.#id });
      this.#poll(POLL_MS);
    }

    this.changed.emit();
  }

  async #change(wish: ReplayWish): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    const answer = await this.#during(this.#rest.change(id, wish));
    if (id !== this.#id) return;
    if (!('value' in answer) && answer.status === 410) await this.#beginAgain(wish);
    else this.#take(answer);
    this.changed.emit();
  }

  async #read(): Promise<void> {
    const id = this.#id;
    if (id === null || this.#busy > 0) return;
    const answer = await this.#rest.status(id);
    if (id !== this.#id || this.#busy > 0) return;
    if ('value' in answer) this.#status = answer.value;
    else if (answer.status === 410) await this.#beginAgain({});
    this.changed.emit();
  }

  /** The server ended the replay, as it does with those that nobody looks at: another goes on where it was. */
  async #beginAgain(wish: ReplayWish): Promise<void> {
    const last = this.#status;
    if (this.#id === SERVER_REPLAY) return;
    if (!last || last.time === undefined) return this.#leave();
    this.#id = null;
    await this.#begin({ at: last.time, speed: last.speed, paused: last.paused, ...wish });
    if (this.#id === null) this.#leave();
  }

  #leave(): void {
    this.#id = null;
    this.#status = null;
    clearTimeout(this.#timer);
    this.watch.emit({ replay: null });
  }

  #take(answer: Answer<ReplayStatus>): boolean {
    if ('value' in answer) {
      this.#status = answer.value;
      this.#refusal = null;
      return true;
    }

    this.#refusal = answer;
    return false;
  }

  /** An answer to a question asked before a wish would bring the old state back. */
  async #during<T>(wish: Promise<T>): Promise<T> {
    this.#busy++;
    try {
      return await wish;
    } finally {
      this.#busy--;
      if (this.#busy === 0) this.#asked = null;
    }
  }

  #poll(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      await this.#read();
      if (this.#id !== null) this.#poll(POLL_MS);
    }, delayMs);
  }
}
