import { h, show } from '../dom';
import { poll } from '../link/poll';
import type { TrackSection } from '../panels/track-section';
import type { Screen } from '../screen';
import { inLanguage } from '../text/language';
import { idText } from '../view/selection';
import { concerns, type Alert } from './alert';
import { AlertCard, type AlertCardActions } from './alert-card';
import { readTrackAlerts } from './alerts-rest';

const PERIOD_MS = 3000;

const texts = inLanguage({
  alerts: ['Alerts', 'Alertas'],
});

/** The alerts of the selected track: those in force as the stream tells them, and those that ended a short while ago. */
export class TrackAlerts implements TrackSection {
  readonly element: HTMLElement;
  readonly #list = h('ul', { class: 'alert-list' });
  readonly #screen: Screen;
  readonly #actions: AlertCardActions;
  readonly #alerts: () => readonly Alert[];
  readonly #cards = new Map<number, AlertCard>();
  readonly #polling: { now(): void };
  #key: string | null = null;
  #cleared: readonly Alert[] = [];

  constructor(screen: Screen, actions: AlertCardActions, alerts: () => readonly Alert[]) {
    this.#screen = screen;
    this.#actions = actions;
    this.#alerts = alerts;
    this.element = h(
      'section',
      { class: 'fields track-alerts', 'data-testid': 'track-alerts', hidden: true },
      h('h3', {}, texts.alerts),
      this.#list,
    );
    this.#polling = poll(PERIOD_MS, () => this.#read());
    screen.selection.changed.on(() => this.#polling.now());
  }

  show(id: bigint): void {
    const key = idText(id);
    if (key !== this.#key) {
      this.#key = key;
      this.#cleared = [];
      this.#cards.clear();
      this.#list.replaceChildren();
    }
    const inForce = this.#alerts().filter((alert) => concerns(alert, key));
    const alerts = [...inForce, ...this.#cleared.filter(({ id: over }) => inForce.every((alert) => alert.id !== over))];
    show(this.element, alerts.length > 0);
    this.#fill(alerts);
  }

  #fill(alerts: readonly Alert[]): void {
    const wanted = new Set(alerts.map((alert) => alert.id));
    for (const [id, card] of this.#cards)
      if (!wanted.has(id)) {
        card.element.remove();
        this.#cards.delete(id);
      }
    alerts.forEach((alert, i) => {
      const card = this.#cards.get(alert.id) ?? new AlertCard(this.#actions, this.#key);
      this.#cards.set(alert.id, card);
      card.set(alert, this.#screen.picture.timeMs / 1000);
      if (this.#list.children[i] !== card.element) this.#list.insertBefore(card.element, this.#list.children[i] ?? null);
    });
  }

  async #read(): Promise<void> {
    const { primary } = this.#screen.selection;
    if (primary === null) return;
    const key = idText(primary);
    const answer = await readTrackAlerts(key, this.#screen.rest.replay);
    if (key !== this.#key || !answer) return;
    this.#cleared = answer.alerts.filter(({ state }) => state === 'cleared');
    this.#screen.requestDraw();
  }
}
