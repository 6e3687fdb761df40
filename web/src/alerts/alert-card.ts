import { h, setText, show } from '../dom';
import { fill, inLanguage } from '../text/language';
import { utcTime } from '../text/time';
import { age } from '../text/units';
import { isInForce, type Alert, type FrameReference } from './alert';
import { evidenceText, originText, severityText, titleText, verdictText } from './alert-words';
import { verdictMark } from './verdict-mark';

const texts = inLanguage({
  acknowledge: ['Acknowledge', 'Confirmar'],
  silence: ['Silence', 'Silenciar'],
  silenced: ['silenced until {time}', 'silenciada hasta {time}'],
  acknowledged: ['acknowledged by {name} at {time}', 'confirmada por {name} a las {time}'],
  latched: ['over since {time}', 'terminó a las {time}'],
  since: ['{time} UTC, {age} ago', '{time} UTC, hace {age}'],
  again: ['again ({n})', 'otra vez ({n})'],
  evidence: ['Evidence', 'Evidencia'],
  octets: ['octets', 'octetos'],
  octetsTitle: ['The frame it rests on, octet by octet', 'La trama en que se basa, octeto por octeto'],
});

export interface AlertCardActions {
  acknowledge(alert: Alert): void;
  silence(alert: Alert): void;
  select(alert: Alert): void;
  openFrame(alert: Alert, frame: FrameReference): void;
}

/** One alert: what, who, since when, why, and what can be done about it. */
export class AlertCard {
  readonly element: HTMLElement;
  readonly #actions: AlertCardActions;
  readonly #panel: string | null;
  readonly #severity = h('span', { class: 'alert-severity' });
  readonly #title = h('button', { type: 'button', class: 'alert-title' });
  readonly #verdictText = h('span');
  readonly #verdict = h('p', { class: 'alert-verdict', 'data-testid': 'alert-verdict' }, this.#verdictText);
  readonly #state = h('p', { class: 'note' });
  readonly #evidence = h('ul', { 'aria-label': texts.evidence });
  readonly #acknowledge: HTMLButtonElement;
  readonly #silence: HTMLButtonElement;
  #alert!: Alert;

  /** `panel`: the track in whose panel it stands (16 hex digits); null = in the list of all. */
  constructor(actions: AlertCardActions, panel: string | null = null) {
    const button = (text: string, run: (alert: Alert) => void) =>
      h('button', { type: 'button', onclick: () => run(this.#alert) }, text);
    this.#actions = actions;
    this.#panel = panel;
    this.#acknowledge = button(texts.acknowledge, (alert) => actions.acknowledge(alert));
    this.#silence = button(texts.silence, (alert) => actions.silence(alert));
    this.#title.addEventListener('click', () => actions.select(this.#alert));
    this.element = h(
      'li',
      { class: 'alert', 'data-testid': panel === null ? 'alert' : 'track-alert' },
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
    setText(this.#title, titleText(alert, this.#panel));
    this.#setVerdict(alert);
    setText(this.#state, stateText(alert, time));
    show(this.#acknowledge, alert.state === 'active' || alert.state === 'latched');
    show(this.#silence, alert.state === 'active' && alert.severity === 'alarm' && !((alert.silenced_until ?? 0) > time));
    show(this.#evidence, isInForce(alert));
    const shown = JSON.stringify(alert.evidence);
    if (shown === this.#evidence.dataset['shown']) return;
    // A button that has the focus stays what it is while the figures beside it change.
    const focused = [...this.#evidence.children].findIndex((line) => line.contains(document.activeElement));
    this.#evidence.dataset['shown'] = shown;
    this.#evidence.replaceChildren(...alert.evidence.map((evidence) => this.#line(alert, evidence)));
    if (focused >= 0) this.#evidence.children[focused]?.querySelector('button')?.focus();
  }

  #setVerdict(alert: Alert): void {
    show(this.#verdict, alert.verdict !== undefined);
    setText(this.#verdictText, sentence(verdictText(alert)));
    if (this.#verdict.dataset['verdict'] === alert.verdict) return;
    this.#verdict.dataset['verdict'] = alert.verdict ?? '';
    this.#verdict.querySelector('svg')?.remove();
    const mark = verdictMark(alert.verdict);
    if (mark) this.#verdict.prepend(mark);
  }

  #line(alert: Alert, evidence: Alert['evidence'][number]): HTMLElement {
    const { frame } = evidence;
    const origin = originText(evidence);
    return h(
      'li',
      {},
      evidenceText(evidence, alert.kind) + (origin ? ` · ${origin}` : ''),
      frame && alert.track_id
        ? h(
            'button',
            {
              type: 'button',
              class: 'octets-link',
              title: texts.octetsTitle,
              onclick: () => this.#actions.openFrame(alert, frame),
            },
            texts.octets,
          )
        : null,
    );
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
