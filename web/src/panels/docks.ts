import { h } from '../dom';
import type { Insets } from '../map/map-view';

const GAP_PIXELS = 8;

/** Where the panels lie over the map, and which are open. */
export class Docks {
  readonly element: HTMLElement;
  readonly #list: HTMLElement;
  readonly #detail: HTMLElement;
  readonly #report: HTMLElement;
  readonly #sources: HTMLElement;

  constructor(list: HTMLElement, report: HTMLElement, detail: HTMLElement, sources: HTMLElement) {
    this.#list = list;
    this.#report = report;
    this.#detail = detail;
    this.#sources = sources;
    const upper = h('div', { class: 'docks' }, list, h('div', { class: 'spring' }), report, detail);
    this.element = h('div', { class: 'dock-frame' }, upper, sources);
  }

  get listOpen(): boolean {
    return !this.#list.hidden;
  }

  get sourcesOpen(): boolean {
    return !this.#sources.hidden;
  }

  /** The panels open by the user's choice, as the address bar names them. */
  get open(): string[] {
    return [this.listOpen ? 'tracks' : '', this.sourcesOpen ? 'sources' : ''].filter(Boolean);
  }

  set open(names: readonly string[]) {
    this.#list.hidden = !names.includes('tracks');
    this.#sources.hidden = !names.includes('sources');
  }

  toggle(name: 'tracks' | 'sources'): void {
    this.open = this.open.includes(name) ? this.open.filter((open) => open !== name) : [...this.open, name];
  }

  /** What the panels cover; read off the page, since the style sheet decides how large a panel is. */
  get insets(): Insets {
    const width = (panel: HTMLElement) => (panel.hidden ? 0 : panel.offsetWidth + GAP_PIXELS);
    return { left: width(this.#list), right: width(this.#report) + width(this.#detail), bottom: this.#sources.offsetHeight };
  }
}
