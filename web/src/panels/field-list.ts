import { h, setText } from '../dom';
import { UNKNOWN } from '../text/units';

/** Names and values in two columns; only what changed is written again, unknown values can be left out. */
export class FieldList {
  readonly element: HTMLElement;
  readonly #body = h('dl');
  readonly #rows = new Map<string, { row: HTMLElement; value: HTMLElement }>();

  constructor(title: string) {
    this.element = h('section', { class: 'fields' }, h('h3', {}, title), this.#body);
  }

  /** Shows these fields, in the order in which each name first came; null hides one. */
  set(fields: readonly (readonly [name: string, value: string | null])[]): void {
    let visible = 0;
    for (const [name, text] of fields) {
      const { row, value } = this.#rows.get(name) ?? this.#add(name);
      row.hidden = text === null;
      if (text === null) continue;
      visible++;
      setText(value, text);
      value.classList.toggle('unknown', text === UNKNOWN);
    }
    this.element.hidden = visible === 0;
  }

  #add(name: string): { row: HTMLElement; value: HTMLElement } {
    const value = h('dd');
    const row = h('div', {}, h('dt', {}, name), value);
    this.#body.append(row);
    const entry = { row, value };
    this.#rows.set(name, entry);
    return entry;
  }
}
