import { h } from '../dom';
import type { RecordLayout, ReportField } from '../link/rest';
import { inLanguage } from '../text/language';
import type { FrameOctets } from './frame-octets';

const texts = inLanguage({
  field: ['Field', 'Campo'],
  value: ['Value', 'Valor'],
  hex: ['Hex', 'Hex'],
  octets: ['Octets', 'Octetos'],
});

/** More are in the dump above. */
const MAX_OCTETS = 6;

export interface FieldTableActions {
  /** The octets of the field under the pointer or the focus; null = none. */
  point(range: { offset: number; length: number } | null): void;
}

/** The fields of one record: item, name, value and the octets it is read from. One stop of the Tab key; the arrow keys move within. */
export class FieldTable {
  readonly element: HTMLElement;
  readonly #rows: HTMLTableRowElement[];
  readonly #fields: readonly ReportField[];

  constructor(layout: RecordLayout, octets: FrameOctets, actions: FieldTableActions) {
    this.#fields = layout.fields;
    this.#rows = layout.fields.map((field) => row(field, layout.fields, octets));
    this.element = h(
      'table',
      { class: 'record', 'data-own-arrows': true, 'data-testid': 'fields' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, texts.field),
          h('th', { scope: 'col' }, texts.value),
          h('th', { scope: 'col' }, texts.hex),
          h('th', { scope: 'col', class: 'num' }, texts.octets),
        ),
      ),
      h('tbody', {}, ...this.#rows),
    );
    this.#rows[0]?.setAttribute('tabindex', '0');
    const indexOf = (event: Event) => this.#rows.indexOf((event.target as HTMLElement).closest('tr')!);
    const point = (event: Event) => actions.point(rangeOf(this.#fields[indexOf(event)]));
    this.element.addEventListener('pointerover', point);
    this.element.addEventListener('pointerleave', () => actions.point(null));
    this.element.addEventListener('focusin', point);
    this.element.addEventListener('focusout', () => actions.point(null));
    this.element.addEventListener('click', (event) => this.#focus(indexOf(event)));
    this.element.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      this.#focus(indexOf(event) + step);
    });
  }

  /** Lights the fields that an octet belongs to; null = none. */
  light(offset: number | null): void {
    this.#rows.forEach((element, i) => {
      const range = rangeOf(this.#fields[i]);
      element.classList.toggle(
        'lit',
        offset !== null && range !== null && offset >= range.offset && offset < range.offset + range.length,
      );
    });
    if (offset !== null) this.element.querySelector('tr.lit:not(.head)')?.scrollIntoView({ block: 'nearest' });
  }

  #focus(index: number): void {
    if (!this.#rows[index]) return;
    for (const element of this.#rows) element.setAttribute('tabindex', '-1');
    this.#rows[index].setAttribute('tabindex', '0');
    this.#rows[index].focus();
  }
}

/** Text without quotes, anything else as JSON has it. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The name within its item: what the heading above already says is left out. */
export function nameOf(path: string, paths: readonly string[]): string {
  const heading = paths
    .filter((other) => path.startsWith(`${other}/`))
    .reduce((longest, other) => (other.length > longest.length ? other : longest), '');
  return heading ? path.slice(heading.length + 1) : path.slice(path.indexOf('/') + 1);
}

function row(field: ReportField, fields: readonly ReportField[], octets: FrameOctets): HTMLTableRowElement {
  const heads = field.value === undefined;
  const name = nameOf(field.path, heads ? [] : fields.filter((other) => other.value === undefined).map((other) => other.path));
  const nested = !heads && fields.some((other) => other.value === undefined && field.path.startsWith(`${other.path}/`));
  const value = heads ? '' : valueText(field.value) + (field.unit ? `\u202f${field.unit}` : '');
  const range = rangeOf(field);
  return h(
    'tr',
    { class: heads ? 'head' : nested ? 'nested' : null, tabindex: '-1', 'data-path': field.path },
    h('td', {}, h('b', {}, name), field.title ? h('span', { class: 'note' }, field.title) : null),
    h('td', { class: 'value' }, h('span', {}, value), field.meaning ? h('span', { class: 'note' }, field.meaning) : null),
    h('td', { class: 'octet-text' }, range ? hexText(range, octets) : ''),
    h('td', { class: 'num note' }, range ? rangeText(range) : ''),
  );
}

function rangeOf(field: ReportField | undefined): { offset: number; length: number } | null {
  return field?.offset === undefined || field.length === undefined ? null : { offset: field.offset, length: field.length };
}

function hexText(range: { offset: number; length: number }, octets: FrameOctets): string {
  const texts = Array.from({ length: Math.min(range.length, MAX_OCTETS) }, (_, i) => octets.text(range.offset + i));
  return texts.join(' ') + (range.length > MAX_OCTETS ? ' …' : '');
}

/** First and last octet; those before the frame are negative. */
export function rangeText(range: { offset: number; length: number }): string {
  const text = (offset: number) => (offset < 0 ? `−${-offset}` : String(offset));
  return range.length === 1 ? text(range.offset) : `${text(range.offset)}–${text(range.offset + range.length - 1)}`;
}
