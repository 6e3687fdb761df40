import { h, setText, show } from '../dom';
import { kindText, subjectText } from '../alerts/alert-words';
import type { Alert } from '../alerts/alert';
import { fill, inLanguage } from '../text/language';
import { utcTime } from '../text/time';

const PERIOD_MS = 500;
const SHOWN = 20;

const texts = inLanguage({
  attempt: ['Try against the last hour', 'Probar con la última hora'],
  running: ['Trying against the past: {percent} %', 'Probando con el pasado: {percent} %'],
  failed: ['The trial failed: {problem}', 'La prueba falló: {problem}'],
  away: ['The server does not answer', 'El servidor no responde'],
  more: ['and {n} more', 'y {n} más'],
});

export interface Trial {
  id: string;
  state: 'running' | 'done' | 'failed';
  progress: number;
  from: number;
  to: number;
  raised: number;
  alerts: Alert[];
  problem?: string;
}

/** What a trial asks the server, and how it tells the answer. */
export interface TrialQuestion<T extends Trial> {
  /** Of the elements. */
  readonly testId: string;
  /** Below /api/v1. */
  readonly path: string;
  /** Null = there is nothing to try yet. */
  begin(): { readonly query: string; readonly body: unknown } | null;
  say(trial: T): string;
}

/** Tries what stands in a form against the last hour, before it goes live. */
export class PastTrial<T extends Trial> {
  readonly button: HTMLButtonElement;
  readonly element: HTMLElement;
  readonly #question: TrialQuestion<T>;
  readonly #text = h('p');
  readonly #list = h('ul');
  #current = 0;

  constructor(question: TrialQuestion<T>) {
    this.#question = question;
    this.button = h(
      'button',
      { type: 'button', 'data-testid': `${question.testId}-try`, onclick: () => void this.#run() },
      texts.attempt,
    );
    this.element = h(
      'div',
      { class: 'rule-trial', role: 'status', 'data-testid': `${question.testId}-trial`, hidden: true },
      this.#text,
      this.#list,
    );
  }

  /** What was tried is no longer what stands in the form. */
  clear(): void {
    this.#current++;
    show(this.element, false);
  }

  async #run(): Promise<void> {
    const begun = this.#question.begin();
    if (!begun) return;
    const run = ++this.#current;
    const { query, body } = begun;
    show(this.element, true);
    this.#list.replaceChildren();
    setText(this.#text, fill(texts.running, { percent: 0 }));
    let trial = await ask<T>('POST', `${this.#question.path}${query}`, JSON.stringify(body));
    while (run === this.#current && 'state' in trial && trial.state === 'running') {
      setText(this.#text, fill(texts.running, { percent: Math.round(trial.progress * 100) }));
      await new Promise((done) => setTimeout(done, PERIOD_MS));
      trial = await ask<T>('GET', `${this.#question.path}/${trial.id}`);
    }
    if (run !== this.#current) return;
    this.#show(trial);
    this.element.scrollIntoView({ block: 'nearest' });
  }

  #show(trial: T | { problem: string }): void {
    if (!('state' in trial) || trial.state === 'failed') {
      setText(this.#text, 'state' in trial ? fill(texts.failed, { problem: trial.problem ?? '' }) : trial.problem);
      return;
    }

    setText(this.#text, this.#question.say(trial));
    const lines = trial.alerts
      .slice(0, SHOWN)
      .map((alert) => `${trialClock(alert.raised_time)} ${subjectText(alert) || kindText(alert)}`);
    if (trial.raised > SHOWN) lines.push(fill(texts.more, { n: trial.raised - SHOWN }));
    this.#list.replaceChildren(...lines.map((line) => h('li', {}, line)));
  }
}

export const trialClock = (seconds: number): string => utcTime(seconds * 1000);

async function ask<T extends Trial>(method: string, path: string, body?: string): Promise<T | { problem: string }> {
  try {
    const response = await fetch(new URL(`api/v1/${path}`, document.baseURI.replace(/[?#].*$/, '')), {
      method,
      cache: 'no-store',
      ...(body === undefined ? {} : { body, headers: { 'Content-Type': 'application/json' } }),
    });
    const answer = (await response.json()) as T & { error?: string };
    return response.ok ? answer : { problem: answer.error ?? texts.away };
  } catch {
    return { problem: texts.away };
  }
}
