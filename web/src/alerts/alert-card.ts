import { h, setText, show } from '../dom';
import { fill, inLanguage } from '../text/language';
import { utcTime } from '../text/time';
import { age } from '../text/units';
import type { Alert } from './alert';
import { evidenceText, kindText, severityText, subjectText, verdictText } from './alert-words';

const texts = inLanguage({
  acknowledge: ['Acknowledge', 'Confirmar'],
  silence: ['Silence', 'Silenciar'],
  silenced: ['silenced until {time}', 'silenciada hasta {time}'],
  acknowledged: ['acknowledged by {name} at {time}', 'confirmada por {name} a las {time}'],
  latched: ['over since {time}', 'terminó a las {time}'],
  since: ['{time} UTC, {age} ago', '{time} UTC, hace {age}'],
  again: ['again ({n})', 'otra vez ({n})'],
  evidence: ['Evidence', 'Evidencia'],
});

export interface AlertCardActions {
  acknowledge(alert: Alert): void;
  silence(alert: Alert): void;
  select(alert: Alert): void;
}

/** One alert: what, who, since when, why, and what can be done about it. */
export class AlertCard {
  readonly element: HTMLElement;
  readonly #severity = h('span', { class: 'alert-severity' });
  readonly #title = h('button', { type: 'button', class: 'alert-title' });
  readonly #verdict = h('p', { class: 'alert-verdict' });
  readonly #state = h('p', { class: 'note' });
  readonly #evidence = h('ul', { 'aria-label': texts.evidence });
  readonly #acknowledge: HTMLButtonElement;
  readonly #silence: HTMLButtonElement;
  #alert!: Alert;

  constructor(actions: AlertCardActions) {
    const button = (text: string, run: (alert: Alert) => void) =>
      h('button', { type: 'button', onclick: () => run(this.#alert) }, text);
    this.#acknowledge = button(texts.acknowledge, (alert) => actions.acknowledge(alert));
    this.#silence = button(texts.silence, (alert) => actions.silence(alert));
    this.#title.addEventListener('click', () => actions.select(this.#alert));
    this.element = h(
      'li',
      { class: 'alert', 'data-testid': 'alert' },
      h('div', { class: 'alert-head' }, this.#severity, this.#title),
      this.#verdict,
      this.#evidence,
      this.#state,
      h('div', { class: 'alert-actions' }, this.#acknowledge, this.#silence),
    );
  }

  set(alert: Alert, time: number): void {
    this.#alert = alert;
    this.element.className = `alert ${alert.severity} ${alert.state}`;
    this.element.dataset['kind'] = alert.kind;
    setText(this.#severity, severityText(alert.severity));
    const subject = subjectText(alert);
    setText(this.#title, subject ? `${subject}: ${kindText(alert)}` : kindText(alert));
    setText(this.#verdict, verdictText(alert));
    show(this.#verdict, alert.verdict !== undefined);
    setText(this.#state, stateText(alert, time));
    show(this.#acknowledge, alert.state !== 'acknowledged');
    show(this.#silence, alert.state === 'active' && alert.severity === 'alarm' && !((alert.silenced_until ?? 0) > time));
    const lines = alert.evidence.map((evidence) => evidenceText(evidence) + (evidence.source ? ` · ${evidence.source}` : ''));
    if (lines.join('\n') !== this.#evidence.dataset['shown']) {
      this.#evidence.dataset['shown'] = lines.join('\n');
      this.#evidence.replaceChildren(...lines.map((line) => h('li', {}, line)));
    }
  }
}

function stateText(alert: Alert, time: number): string {
  const clock = (seconds: number) => utcTime(seconds * 1000);
  const parts = [fill(texts.since, { time: clock(alert.raised_time), age: age(Math.max(0, time - alert.raised_time)) })];
  if (alert.reopened) parts.push(fill(texts.again, { n: alert.reopened }));
  if (alert.cleared_time !== undefined) parts.push(fill(texts.latched, { time: clock(alert.cleared_time) }));
  if ((alert.silenced_until ?? 0) > time) parts.push(fill(texts.silenced, { time: clock(alert.silenced_until!) }));
  if (alert.acknowledged_time !== undefined)
    parts.push(fill(texts.acknowledged, { name: alert.acknowledged_by ?? '–', time: clock(alert.acknowledged_time) }));
  return parts.join(' · ');
}
