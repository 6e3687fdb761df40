import { h, setAttribute } from '../dom';
import type { Insets } from '../map/map-view';
import { Signal } from '../view/signal';

const GAP_PIXELS = 8;
/** Phones have room for one panel, a sheet from below: styles/small.css. */
const SMALL = '(max-width: 640px)';

export type DockSide = 'left' | 'right' | 'bottom';

/** Where the panels lie over the map, and which are open. */
export class Docks {
  readonly element: HTMLElement;
  readonly changed = new Signal();
  readonly #middle: HTMLElement;
  readonly #upper: HTMLElement;
  readonly #sides = new Map<HTMLElement, DockSide>();
  readonly #named = new Map<string, { element: HTMLElement; button: HTMLElement | null }>();

  /** `middle` lies between the panels of the sides. */
  constructor(middle: HTMLElement) {
    this.#middle = middle;
    this.#upper = h('div', { class: 'docks' }, middle);
    this.element = h('div', { class: 'dock-frame' }, this.#upper);
  }

  /** Lays a panel to a side; its owner shows and hides it. */
  place(element: HTMLElement, side: DockSide): void {
    this.#sides.set(element, side);
    if (side === 'left') this.#middle.before(element);
    else if (side === 'right') this.#upper.append(element);
    else this.element.append(element);
  }

  /** A panel that the user opens and closes by its name, and by the button that says whether it is open. */
  add(name: string, element: HTMLElement, side: DockSide, button: HTMLElement | null): void {
    this.place(element, side);
    element.hidden = true;
    element.classList.add('by-choice');
    this.#named.set(name, { element, button });
    this.#showButtons();
  }

  /** The panels open by the user's choice, as the address bar names them. */
  get open(): readonly string[] {
    return [...this.#named].filter(([, { element }]) => !element.hidden).map(([name]) => name);
  }

  set open(names: readonly string[]) {
    for (const [name, { element }] of this.#named) element.hidden = !names.includes(name);
    this.#showButtons();
    this.changed.emit();
  }

  isOpen(name: string): boolean {
    return this.#named.get(name)?.element.hidden === false;
  }

  toggle(name: string): void {
    const others = this.#isSmall ? [] : this.open.filter((other) => other !== name);
    this.open = this.isOpen(name) ? others : [...others, name];
  }

  /** Makes room for the panel of a track where there is room for one only. */
  giveWay(): void {
    if (this.#isSmall) this.open = [];
  }

  /** What the panels cover; read off the page, since the style sheet decides how large a panel is. */
  get insets(): Insets {
    const insets = { left: 0, right: 0, bottom: 0 };
    for (const [element, side] of this.#sides)
      if (side === 'bottom' || this.#isSmall) insets.bottom += element.offsetHeight;
      else if (!element.hidden) insets[side] += element.offsetWidth + GAP_PIXELS;
    return insets;
  }

  get #isSmall(): boolean {
    return matchMedia(SMALL).matches;
  }

  #showButtons(): void {
    for (const { element, button } of this.#named.values())
      if (button) setAttribute(button, 'aria-pressed', String(!element.hidden));
  }
}
