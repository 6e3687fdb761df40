import { h, setText, show } from '../dom';
import { boundsOf } from '../map/bounds';
import type { Screen } from '../screen';
import { fill, inLanguage } from '../text/language';
import { idsOf } from '../view/selection';
import { gravest, isOpen, sortAlerts, sounds, type Alert, type AlertsAnswer } from './alert';
import { AlertCard, type AlertCardActions } from './alert-card';
import { addAlertMarks } from './alert-marks';
import { AlertSound } from './alert-sound';
import { severityText, titleText } from './alert-words';
import { act, type Refusal } from './alerts-rest';
import { addPairLines } from './pair-lines';
import { TrackAlerts } from './track-alerts';

const WATCH_PERIOD_MS = 1000;

const texts = inLanguage({
  alerts: ['Alerts', 'Alertas'],
  button: ['Alerts (N)', 'Alertas (N)'],
  help: ['alerts', 'alertas'],
  acknowledgeHelp: ['acknowledge the first alert', 'confirmar la primera alerta'],
  close: ['Close', 'Cerrar'],
  closeTitle: ['Close (N)', 'Cerrar (N)'],
  none: ['No alerts.', 'Sin alertas.'],
  acknowledge: ['Acknowledge', 'Confirmar'],
  all: ['Acknowledge all', 'Confirmar todas'],
  list: ['Alerts, what nobody has seen first', 'Alertas, primero las que nadie ha visto'],
  summary: ['{open} new of {n}', '{open} nuevas de {n}'],
  held: ['{n} alerts were held back', '{n} alertas fueron retenidas'],
  forbidden: ['That needs the role of an operator', 'Para eso se necesita el papel de operador'],
  replay: [
    'This is a replay: nothing can be done about its alerts',
    'Esto es una repetición: no se puede actuar sobre sus alertas',
  ],
  away: ['The server does not answer', 'El servidor no responde'],
});

/** The alerts: a list, marks on the map, a line for alarms that nobody has seen, and a call. */
export function addAlerts(screen: Screen): void {
  const panel = new AlertPanel(screen);
  screen.commands.add({ keys: ['n'], help: texts.help, run: () => screen.docks.toggle('alerts') });
  screen.commands.add({ keys: ['Shift+n'], help: texts.acknowledgeHelp, run: () => panel.acknowledgeFirst() });
  addPairLines(screen, () => panel.alerts);
  addAlertMarks(screen, () => panel.alerts);
  screen.trackSections.push(new TrackAlerts(screen, panel.actions, () => panel.alerts));
}

class AlertPanel {
  readonly #screen: Screen;
  readonly #button: HTMLButtonElement;
  readonly #summary = h('span', { class: 'note', 'data-testid': 'alert-summary' });
  readonly #all: HTMLButtonElement;
  readonly #list = h('ul', { class: 'alert-list', 'aria-label': texts.list });
  readonly #none = h('p', { class: 'note' }, texts.none);
  readonly #problem = h('p', { class: 'note caution', role: 'alert', hidden: true });
  readonly #held = h('p', { class: 'note', hidden: true });
  readonly #bannerText = h('button', { type: 'button', class: 'alert-title', onclick: () => this.#open() });
  readonly #banner: HTMLElement;
  readonly #cards = new Map<number, AlertCard>();
  readonly #sound = new AlertSound();
  readonly actions: AlertCardActions = {
    acknowledge: (alert) => void this.#act('acknowledge', alert.id),
    silence: (alert) => void this.#act('silence', alert.id),
    select: (alert) => this.#select(alert),
    openFrame: (alert, { position }) => this.#screen.frameWanted.emit({ track: alert.track_id!, position }),
  };
  #answer: AlertsAnswer = { time: 0, suppressed: 0, alerts: [] };
  #sorted: readonly Alert[] = [];
  #isReplay = false;

  constructor(screen: Screen) {
    this.#screen = screen;
    const toggle = () => screen.docks.toggle('alerts');
    this.#button = screen.statusBar.addButton('alerts-button', texts.alerts, texts.button, toggle);
    this.#all = h('button', { type: 'button', onclick: () => void this.#act('acknowledge', null) }, texts.all);
    const element = h(
      'section',
      { class: 'panel alert-panel', 'data-testid': 'alert-panel', 'aria-label': texts.alerts },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', {}, texts.alerts),
        this.#summary,
        this.#all,
        h('button', { type: 'button', class: 'close', title: texts.closeTitle, 'aria-label': texts.close, onclick: toggle }, '×'),
      ),
      h('div', { class: 'panel-body' }, this.#problem, this.#none, this.#list, this.#held),
    );
    screen.docks.add('alerts', element, 'left', this.#button);
    this.#banner = h(
      'div',
      { class: 'banner alarm alert-banner', role: 'alert', 'data-testid': 'alert-banner', hidden: true },
      this.#bannerText,
      h('button', { type: 'button', onclick: () => this.acknowledgeFirst() }, texts.acknowledge),
    );
    screen.banners.add(this.#banner);
    screen.alerted.on((answer) => this.#take(answer));
    screen.framed.on(({ mode }) => (this.#isReplay = mode === 'replay'));
    screen.docks.changed.on(() => this.#show());
    setInterval(() => this.#watch(), WATCH_PERIOD_MS);
    this.#show();
  }

  get alerts(): readonly Alert[] {
    return this.#sorted;
  }

  acknowledgeFirst(): void {
    const first = this.#sorted.find(isOpen);
    if (first) void this.#act('acknowledge', first.id);
  }

  #take(answer: AlertsAnswer): void {
    this.#answer = answer;
    this.#sorted = sortAlerts(answer.alerts);
    this.#show();
    this.#watch();
    this.#screen.requestDraw();
  }

  get #time(): number {
    const { timeMs } = this.#screen.picture;
    return Number.isFinite(timeMs) ? timeMs / 1000 : this.#answer.time;
  }

  #watch(): void {
    const { settings } = this.#screen;
    if (this.#screen.docks.isOpen('alerts')) this.#fill();
    if (settings.get('sound') === 'on' && !this.#isReplay && this.#sorted.some((alert) => sounds(alert, this.#time)))
      if (this.#sound.call(performance.now())) this.#screen.testState['called'] = 'true';
  }

  #show(): void {
    const open = this.#sorted.filter(isOpen);
    const grave = gravest(open);
    setText(this.#button, this.#sorted.length ? `${texts.alerts} ${this.#sorted.length}` : texts.alerts);
    this.#button.classList.toggle('alarm', grave === 'alarm');
    this.#button.classList.toggle('caution', grave === 'caution');
    this.#screen.testState['alerts'] = String(this.#sorted.length);
    const first = open[0];
    show(this.#banner, first?.severity === 'alarm');
    if (first?.severity === 'alarm') setText(this.#bannerText, [severityText('alarm'), titleText(first, null)].join(' · '));
    if (this.#screen.docks.isOpen('alerts')) this.#fill();
  }

  #fill(): void {
    const sorted = this.#sorted;
    setText(this.#summary, sorted.length ? fill(texts.summary, { open: sorted.filter(isOpen).length, n: sorted.length }) : '');
    show(this.#all, sorted.some(isOpen));
    show(this.#none, sorted.length === 0);
    show(this.#held, this.#answer.suppressed > 0);
    setText(this.#held, fill(texts.held, { n: this.#answer.suppressed }));
    const wanted = new Set(sorted.map((alert) => alert.id));
    for (const [id, card] of this.#cards)
      if (!wanted.has(id)) {
        card.element.remove();
        this.#cards.delete(id);
      }
    sorted.forEach((alert, i) => {
      const card = this.#cards.get(alert.id) ?? this.#addCard(alert.id);
      card.set(alert, this.#time);
      if (this.#list.children[i] !== card.element) this.#list.insertBefore(card.element, this.#list.children[i] ?? null);
    });
  }

  #addCard(id: number): AlertCard {
    const card = new AlertCard(this.actions);
    this.#cards.set(id, card);
    return card;
  }

  #select(alert: Alert): void {
    const place = alert.lat === undefined || alert.lon === undefined ? undefined : { latitude: alert.lat, longitude: alert.lon };
    const [id] = idsOf(alert.track_id ?? null);
    const [other] = idsOf(alert.other_track_id ?? null);
    if (id !== undefined) this.#screen.jumpTo(id, place);
    else if (place) this.#screen.map.moveTo(place);
    if (id !== undefined && other !== undefined) this.#selectBoth(id, other);
    this.#screen.alertPicked.emit(alert);
  }

  #selectBoth(id: bigint, other: bigint): void {
    const { map, picture, selection } = this.#screen;
    selection.set([other, id]);
    const [first, second] = [picture.get(id), picture.get(other)];
    if (first?.positioned && second?.positioned && !map.shows(second)) map.fit(boundsOf([first, second]));
  }

  #open(): void {
    if (!this.#screen.docks.isOpen('alerts')) this.#screen.docks.toggle('alerts');
  }

  async #act(action: 'acknowledge' | 'silence', id: number | null): Promise<void> {
    this.#tell(await act(action, id));
  }

  #tell(refusal: Refusal | null): void {
    show(this.#problem, refusal !== null);
    if (refusal !== null) setText(this.#problem, texts[refusal]);
    if (refusal !== null) this.#open();
  }
}
