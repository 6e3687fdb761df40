import { h, setAttribute, setText } from '../dom';
import type { LinkState } from '../link/messages';
import type { DomainCounts } from '../picture/picture';
import { number } from '../text/units';
import { utcDate, utcTime } from '../text/time';

export interface StatusBarActions {
  toggleList(): void;
  toggleSources(): void;
  nextTheme(): void;
  help(): void;
}

export interface ModeState {
  readonly mode: 'live' | 'replay';
  readonly speed: number;
  readonly paused: boolean;
}

const DOMAINS = [
  ['air', 'Air'],
  ['sea', 'Sea'],
  ['drone', 'Drone'],
  ['other', 'Other'],
] as const;

/** The bar that is always there: what this picture is, its time, how much is in it, whether the link lives. */
export class StatusBar {
  readonly element: HTMLElement;
  readonly #mode = h('span', { class: 'badge', 'data-testid': 'mode', id: 'mode', role: 'status' }, 'WAITING');
  readonly #simulated = h('span', { class: 'badge simulated', 'data-testid': 'simulated', hidden: true }, 'SIMULATED');
  readonly #date = h('span', { class: 'date' });
  readonly #time = h('span', {
    class: 'time',
    'data-testid': 'clock',
    id: 'clock',
    role: 'timer',
    'aria-label': 'Picture time, UTC',
  });
  readonly #counts = new Map(DOMAINS.map(([key]) => [key, h('b', { 'data-testid': `count-${key}` }, '0')]));
  readonly #total = h('b', { 'data-testid': 'count-total' }, '–');
  readonly #link = h('span', { class: 'link', 'data-testid': 'link-state', id: 'link-state', role: 'status' }, 'Connecting');
  readonly #sourcesButton: HTMLButtonElement;
  readonly #listButton: HTMLButtonElement;
  readonly #themeButton: HTMLButtonElement;

  constructor(actions: StatusBarActions) {
    const button = (id: string, text: string, title: string, run: () => void) =>
      h('button', { id, type: 'button', title, onclick: run, 'data-testid': id }, text);
    this.#listButton = button('list-button', 'Tracks', 'Track list (V)', actions.toggleList);
    this.#sourcesButton = button('sources-button', 'Sources', 'Sources (R)', actions.toggleSources);
    this.#themeButton = button('theme-button', 'Dusk', 'Brightness (B)', actions.nextTheme);
    this.element = h(
      'header',
      { class: 'statusbar', id: 'statusbar', 'data-testid': 'statusbar', role: 'banner' },
      h('span', { class: 'brand' }, 'ATALAYA'),
      this.#mode,
      this.#simulated,
      h('span', { class: 'clock' }, this.#date, this.#time, h('span', { class: 'unit' }, 'UTC')),
      h(
        'span',
        { class: 'counts', role: 'group', 'aria-label': 'Tracks in view by domain', title: 'Tracks in view' },
        ...DOMAINS.map(([key, name]) =>
          h('span', { class: `count ${key}` }, h('i', { 'aria-hidden': 'true' }), name, this.#counts.get(key)!),
        ),
        h('span', { class: 'count total', title: 'Tracks in the whole picture' }, 'Total', this.#total),
      ),
      h('span', { class: 'spring' }),
      this.#link,
      h(
        'nav',
        { 'aria-label': 'Panels' },
        this.#listButton,
        this.#sourcesButton,
        this.#themeButton,
        button('help-button', '?', 'Keys (?)', actions.help),
      ),
    );
  }

  setMode({ mode, speed, paused }: ModeState): void {
    setText(this.#mode, mode === 'live' ? 'LIVE' : `REPLAY ${paused ? 'PAUSED' : replaySpeedText(speed)}`);
    this.#mode.classList.toggle('live', mode === 'live');
    this.#mode.classList.toggle('replay', mode === 'replay');
  }

  setSimulated(simulated: boolean): void {
    this.#simulated.hidden = !simulated;
  }

  setTime(timeMs: number): void {
    setText(this.#date, utcDate(timeMs));
    setText(this.#time, utcTime(timeMs));
  }

  setCounts(counts: DomainCounts): void {
    const shown = { air: counts.air, sea: counts.sea, drone: counts.drone, other: counts.land + counts.unknown };
    for (const [key] of DOMAINS) setText(this.#counts.get(key)!, number(shown[key]));
  }

  /** The whole picture, in view or not; null = not known. */
  setTotal(total: number | null): void {
    setText(this.#total, number(total));
  }

  setLink(state: LinkState, attempt: number): void {
    const texts = {
      connecting: 'Connecting',
      connected: 'Connected',
      reconnecting: `Reconnecting${attempt > 1 ? ` (try ${attempt})` : ''}`,
    };
    setText(this.#link, texts[state]);
    setAttribute(this.#link, 'data-state', state);
  }

  setSources(connected: number, total: number, failing: boolean): void {
    setText(this.#sourcesButton, total === 0 ? 'Sources' : `Sources ${connected}/${total}`);
    this.#sourcesButton.classList.toggle('caution', failing);
  }

  /** The server did not answer: nothing is known of the sources. */
  setSourcesUnknown(): void {
    setText(this.#sourcesButton, 'Sources ?');
    this.#sourcesButton.classList.add('caution');
  }

  setStale(stale: boolean): void {
    this.element.classList.toggle('stale-picture', stale);
  }

  setOpen(list: boolean, sources: boolean): void {
    setAttribute(this.#listButton, 'aria-pressed', String(list));
    setAttribute(this.#sourcesButton, 'aria-pressed', String(sources));
  }

  setTheme(name: string): void {
    setText(this.#themeButton, name);
  }
}

export function replaySpeedText(speed: number): string {
  return speed === 0 ? 'MAX' : `${Number(speed.toPrecision(3))}×`;
}
