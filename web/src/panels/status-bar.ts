import { h, setAttribute, setText } from '../dom';
import type { LinkState } from '../link/messages';
import type { DomainCounts } from '../picture/picture';
import type { Screen } from '../screen';
import { fill, inLanguage } from '../text/language';
import { number } from '../text/units';
import { localTime, utcDate, utcTime } from '../text/time';

const texts = inLanguage({
  waiting: ['WAITING', 'EN ESPERA'],
  live: ['LIVE', 'EN VIVO'],
  replay: ['REPLAY {speed}', 'REPETICIÓN {speed}'],
  paused: ['PAUSED', 'EN PAUSA'],
  max: ['MAX', 'MÁX'],
  simulated: ['SIMULATED', 'SIMULADO'],
  local: ['{time} local', '{time} local'],
  clock: ['Picture time, UTC', 'Hora del cuadro, UTC'],
  air: ['Air', 'Aire'],
  sea: ['Sea', 'Mar'],
  drone: ['Drone', 'Dron'],
  other: ['Other', 'Otros'],
  total: ['Total', 'Total'],
  inView: ['Tracks in view', 'Pistas a la vista'],
  inViewByDomain: ['Tracks in view by domain', 'Pistas a la vista por dominio'],
  inPicture: ['Tracks in the whole picture', 'Pistas en todo el cuadro'],
  panels: ['Panels', 'Paneles'],
  connecting: ['Connecting', 'Conectando'],
  connected: ['Connected', 'Conectado'],
  reconnecting: ['Reconnecting', 'Reconectando'],
  attempt: ['Reconnecting (try {n})', 'Reconectando (intento {n})'],
});

export interface ModeState {
  readonly mode: 'live' | 'replay';
  readonly speed: number;
  readonly paused: boolean;
}

const DOMAINS = ['air', 'sea', 'drone', 'other'] as const;

/** The bar that is always there: what this picture is, its time, how much is in it, whether the link lives. */
export class StatusBar {
  readonly element: HTMLElement;
  readonly #mode = h('span', { class: 'badge', 'data-testid': 'mode', id: 'mode', role: 'status' }, texts.waiting);
  readonly #simulated = h('span', { class: 'badge simulated', 'data-testid': 'simulated', hidden: true }, texts.simulated);
  readonly #date = h('span', { class: 'date' });
  readonly #time = h('span', { class: 'time', 'data-testid': 'clock', id: 'clock', role: 'timer', 'aria-label': texts.clock });
  readonly #localTime = h('span', { class: 'unit', 'data-testid': 'local-clock', hidden: true });
  readonly #counts = new Map(DOMAINS.map((key) => [key, h('b', { 'data-testid': `count-${key}` }, '0')]));
  readonly #total = h('b', { 'data-testid': 'count-total' }, '–');
  readonly #link = h('span', { class: 'link', 'data-testid': 'link-state', id: 'link-state', role: 'status' }, texts.connecting);
  readonly #buttons = h('nav', { 'aria-label': texts.panels });

  constructor() {
    this.element = h(
      'header',
      { class: 'statusbar', id: 'statusbar', 'data-testid': 'statusbar', role: 'banner' },
      h('span', { class: 'brand' }, 'ATALAYA'),
      this.#mode,
      this.#simulated,
      h('span', { class: 'clock' }, this.#date, this.#time, h('span', { class: 'unit' }, 'UTC'), this.#localTime),
      h(
        'span',
        { class: 'counts', role: 'group', 'aria-label': texts.inViewByDomain, title: texts.inView },
        ...DOMAINS.map((key) =>
          h(
            'span',
            { class: `count ${key}`, title: texts[key] },
            h('i', { 'aria-hidden': 'true' }),
            h('span', { class: 'kind' }, texts[key]),
            this.#counts.get(key)!,
          ),
        ),
        h('span', { class: 'count total', title: texts.inPicture }, texts.total, this.#total),
      ),
      h('span', { class: 'spring' }),
      this.#link,
      this.#buttons,
    );
  }

  /** Adds something before the buttons. */
  addTool(element: HTMLElement): void {
    this.#buttons.before(element);
  }

  /** Adds a button at the right; its id is its name for tests, too. */
  addButton(id: string, text: string, title: string, run: () => void): HTMLButtonElement {
    const button = h('button', { id, type: 'button', title, onclick: run, 'data-testid': id }, text);
    this.#buttons.append(button);
    return button;
  }

  setMode({ mode, speed, paused }: ModeState): void {
    const replay = fill(texts.replay, { speed: paused ? texts.paused : replaySpeedText(speed) });
    setText(this.#mode, mode === 'live' ? texts.live : replay);
    this.#mode.classList.toggle('live', mode === 'live');
    this.#mode.classList.toggle('replay', mode === 'replay');
  }

  setSimulated(simulated: boolean): void {
    this.#simulated.hidden = !simulated;
  }

  setTime(timeMs: number): void {
    setText(this.#date, utcDate(timeMs));
    setText(this.#time, utcTime(timeMs));
    if (!this.#localTime.hidden) setText(this.#localTime, fill(texts.local, { time: localTime(timeMs) }));
  }

  /** UTC is always there. */
  showLocalTime(shown: boolean): void {
    this.#localTime.hidden = !shown;
  }

  setCounts(counts: DomainCounts): void {
    const shown = { air: counts.air, sea: counts.sea, drone: counts.drone, other: counts.land + counts.unknown };
    for (const key of DOMAINS) setText(this.#counts.get(key)!, number(shown[key]));
  }

  /** The whole picture, in view or not; null = not known. */
  setTotal(total: number | null): void {
    setText(this.#total, number(total));
  }

  setLink(state: LinkState, attempt: number): void {
    setText(this.#link, state === 'reconnecting' && attempt > 1 ? fill(texts.attempt, { n: attempt }) : texts[state]);
    setAttribute(this.#link, 'data-state', state);
  }

  setStale(stale: boolean): void {
    this.element.classList.toggle('stale-picture', stale);
  }
}

/** Time, mode and counts of the picture, and the state of the link, in the status bar. */
export function addPictureState(screen: Screen): void {
  const { picture, statusBar } = screen;
  screen.framed.on(({ mode, replaySpeed, paused, simulated }) => {
    statusBar.setMode({ mode, speed: replaySpeed, paused });
    statusBar.setSimulated(simulated);
  });
  const showLocal = () => statusBar.showLocalTime(screen.settings.get('time') === 'local');
  screen.settings.changed.on(showLocal);
  showLocal();
  screen.linked.on(({ state, attempt }) => {
    statusBar.setLink(state, attempt);
    screen.testState['connected'] = String(state === 'connected');
  });
  screen.healthRead.on((health) => statusBar.setTotal(health?.tracks ?? null));
  screen.drawing.on(() => {
    const counts = picture.counts();
    statusBar.setTime(picture.timeMs);
    statusBar.setCounts(counts);
    screen.testState['tracks'] = String(Object.values(counts).reduce((sum, n) => sum + n, 0));
    screen.testState['sequence'] = String(picture.sequence);
  });
}

export function replaySpeedText(speed: number): string {
  return speed === 0 ? texts.max : `${Number(speed.toPrecision(3))}×`;
}
