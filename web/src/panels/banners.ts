import { h } from '../dom';

/** Where the page says what must not be missed, between the status bar and the map; whoever adds a banner shows and hides it. */
export class Banners {
  readonly element = h('div', { class: 'banners', 'data-testid': 'banners' });

  add(...banners: HTMLElement[]): void {
    this.element.append(...banners);
  }
}
