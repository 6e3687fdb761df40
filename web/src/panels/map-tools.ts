import { h } from '../dom';

/** A row of buttons at the foot of the map, for hands without a keyboard, and above it what a tool has to say. */
export class MapTools {
  readonly #words = h('div', { class: 'words' });
  readonly #buttons = h('div', { class: 'buttons' });
  readonly element = h('div', { class: 'map-tools' }, this.#words, this.#buttons);

  add(id: string, text: string, title: string, run: () => void): HTMLButtonElement {
    const button = h('button', { id, type: 'button', title, onclick: run, 'data-testid': id }, text);
    this.#buttons.append(button);
    return button;
  }

  say(element: HTMLElement): void {
    this.#words.append(element);
  }
}
