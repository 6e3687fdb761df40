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
  none: [
    'This rule would have raised no alert between {from} and {to} UTC.',
    'Esta regla no habría generado ninguna alerta entre {from} y {to} UTC.',
  ],
  one: [
    'This rule would have raised 1 alert between {from} and {to} UTC.',
    'Esta regla habría generado 1 alerta entre {from} y {to} UTC.',
  ],
  many: [
    'This rule would have raised {n} alerts between {from} and {to} UTC ({rate} an hour).',
    'Esta regla habría generado {n} alertas entre {from} y {to} UTC ({rate} por hora).',
  ],
  held: ['It would have been held back: too many at once.', 'Se habría retenido: demasiadas a la vez.'],
  failed: ['The trial failed: {problem}', 'La prueba falló: {problem}'],
  away: ['The server does not answer', 'El servidor no responde'],
  more: ['and {n} more', 'y {n} más'],
});

interface Trial {
  id: string;
  state: 'running' | 'done' | 'failed';
  progress: number;
  from: number;
  to: number;
  raised: number;
  held_back: number;
  per_hour: number;
  alerts: Alert[];
  problem?: string;
}

/** What is tried. */
export interface Tried {
  readonly rule: object;
  /** Name of the rule whose place it takes. */
  readonly replaces: string | null;
  /** An area that goes with it and is not in force yet. */
  readonly area?: object;
  readonly replacesArea?: string | null;
}

/** Tries the rule in the form against the last hour, before it goes live. */
export class RuleTrial {
  readonly button: HTMLButtonElement;
  readonly element = h('div', { class: 'rule-trial', role: 'status', 'data-testid': 'rule-trial', hidden: true });
  readonly #text = h('p');
  readonly #list = h('ul');
  #current = 0;

  /** `tried` answers null where there is nothing to try yet. */
  constructor(tried: () => Tried | null) {
    const run = () => {
      const what = tried();
      if (what) void this.#run(what);
    };
    this.button = h('button', { type: 'button', 'data-testid': 'rule-try', onclick: run }, texts.attempt);
    this.element.append(this.#text, this.#list);
  }

  /** What was tried is no longer what stands in the form. */
  clear(): void {
    this.#current++;
    show(this.element, false);
  }

  async #run({ rule, replaces, area, replacesArea }: Tried): Promise<void> {
    const run = ++this.#current;
    show(this.element, true);
    this.#list.replaceChildren();
    setText(this.#text, fill(texts.running, { percent: 0 }));
    const query = new URLSearchParams();
    if (replaces !== null) query.set('name', replaces);
    if (replacesArea) query.set('area', replacesArea);
    let trial = await ask('POST', `rules/trials?${query.toString()}`, JSON.stringify(area ? { rule, area } : rule));
    while (run === this.#current && 'state' in trial && trial.state === 'running') {
      setText(this.#text, fill(texts.running, { percent: Math.round(trial.progress * 100) }));
      await new Promise((done) => setTimeout(done, PERIOD_MS));
      trial = await ask('GET', `rules/trials/${trial.id}`);
    }
    if (run !== this.#current) return;
    this.#show(trial);
    this.element.scrollIntoView({ block: 'nearest' });
  }

  #show(trial: Trial | { problem: string }): void {
    if (!('state' in trial) || trial.state === 'failed') {
      setText(this.#text, 'state' in trial ? fill(texts.failed, { problem: trial.problem ?? '' }) : trial.problem);
      return;
    }

    const clock = (seconds: number) => utcTime(seconds * 1000);
    const words = trial.raised === 0 ? texts.none : trial.raised === 1 ? texts.one : texts.many;
    const said = fill(words, { n: trial.raised, from: clock(trial.from), to: clock(trial.to), rate: trial.per_hour });
    setText(this.#text, trial.held_back > 0 ? `${said} ${texts.held}` : said);
    const lines = trial.alerts
      .slice(0, SHOWN)
      .map((alert) => `${clock(alert.raised_time)} ${subjectText(alert) || kindText(alert)}`);
    if (trial.raised > SHOWN) lines.push(fill(texts.more, { n: trial.raised - SHOWN }));
    this.#list.replaceChildren(...lines.map((line) => h('li', {}, line)));
  }
}

async function ask(method: string, path: string, body?: string): Promise<Trial | { problem: string }> {
  try {
    const response = await fetch(new URL(`api/v1/${path}`, document.baseURI.replace(/[?#].*$/, '')), {
      method,
      cache: 'no-store',
      ...(body === undefined ? {} : { body, headers: { 'Content-Type': 'application/json' } }),
    });
    const answer = (await response.json()) as Trial & { error?: string };
    return response.ok ? answer : { problem: answer.error ?? texts.away };
  } catch {
    return { problem: texts.away };
  }
}
