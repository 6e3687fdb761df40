import { h } from '../dom';

/** Rows kept ready above and below what is in sight. */
const SPARE_ROWS = 8;

/** A table body that has rows only for what is in sight, so that its length costs nothing. All rows are of one height. */
export class VirtualRows<T> {
  readonly body = h('tbody');
  readonly #above = h('tr', { class: 'spacer', 'aria-hidden': 'true' }, h('td'));
  readonly #below = h('tr', { class: 'spacer', 'aria-hidden': 'true' }, h('td'));
  readonly #rows: HTMLTableRowElement[] = [];
  readonly #scroller: HTMLElement;
  readonly #create: () => HTMLTableRowElement;
  readonly #fill: (row: HTMLTableRowElement, item: T, index: number) => void;
  #items: readonly T[] = [];
  #first = 0;

  constructor(
    scroller: HTMLElement,
    create: () => HTMLTableRowElement,
    fill: (row: HTMLTableRowElement, item: T, index: number) => void,
  ) {
    this.#scroller = scroller;
    this.#create = create;
    this.#fill = fill;
    this.body.append(this.#above, this.#below);
    scroller.addEventListener('scroll', () => this.#show(), { passive: true });
  }

  set(items: readonly T[]): void {
    this.#items = items;
    this.#show();
  }

  itemOf(row: HTMLTableRowElement): T | undefined {
    const at = this.#rows.indexOf(row);
    return at < 0 ? undefined : this.#items[this.#first + at];
  }

  /** Scrolls so that the item of an index is in sight under the head of the table. */
  reveal(index: number): void {
    const height = this.#rowHeight();
    const head = this.body.offsetTop;
    const top = index * height;
    const room = this.#scroller.clientHeight - head - height;
    if (top < this.#scroller.scrollTop) this.#scroller.scrollTop = top;
    else if (top > this.#scroller.scrollTop + room) this.#scroller.scrollTop = top - room;
    this.#show();
  }

  /** How many rows are in sight at once. */
  get page(): number {
    return Math.max(1, Math.floor(this.#scroller.clientHeight / this.#rowHeight()) - 2);
  }

  #show(): void {
    const height = this.#rowHeight();
    const wanted = Math.ceil(this.#scroller.clientHeight / height) + 2 * SPARE_ROWS;
    const last = Math.max(0, this.#items.length - wanted);
    this.#first = Math.min(last, Math.max(0, Math.floor(this.#scroller.scrollTop / height) - SPARE_ROWS));
    const count = Math.min(wanted, this.#items.length - this.#first);
    while (this.#rows.length > count) this.#rows.pop()!.remove();
    while (this.#rows.length < count) {
      const row = this.#create();
      this.#rows.push(row);
      this.#below.before(row);
    }
    this.#rows.forEach((row, i) => this.#fill(row, this.#items[this.#first + i]!, this.#first + i));
    this.#above.style.height = `${this.#first * height}px`;
    this.#below.style.height = `${(this.#items.length - this.#first - count) * height}px`;
  }

  /** The style sheet says how high a row is: more where fingers must hit it. */
  #rowHeight(): number {
    return Number.parseFloat(getComputedStyle(this.body).getPropertyValue('--row-height')) || 22;
  }
}
