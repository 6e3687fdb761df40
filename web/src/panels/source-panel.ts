import { h, setAttribute, setText, show } from '../dom';
import type { SourceStatus } from '../link/rest';
import { age, bytesPerSecond, number, UNKNOWN } from '../text/units';

const COLUMNS: readonly (readonly [title: string, numeric: boolean])[] = [
  ['Source', false],
  ['Format', false],
  ['State', false],
  ['Messages/s', true],
  ['Reports/s', true],
  ['Data', true],
  ['Last heard', true],
  ['Rejected', true],
  ['Reasons', false],
];

/** What each sensor feed does: whether it is there, what it brings, what was rejected and why. */
export class SourcePanel {
  readonly element: HTMLElement;
  readonly #body = h('tbody');
  readonly #unanswered = h(
    'span',
    { class: 'note unanswered', hidden: true },
    'the server does not answer: these are its last words',
  );
  readonly #empty = h('p', { class: 'note empty' }, 'No sources yet: add one to the configuration, or start with --source URI.');

  constructor(close: () => void) {
    this.element = h(
      'section',
      { class: 'panel source-panel', id: 'source-panel', 'data-testid': 'source-panel', 'aria-label': 'Sources', hidden: true },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', {}, 'Sources'),
        this.#unanswered,
        h('button', { type: 'button', class: 'close', title: 'Close (R)', 'aria-label': 'Close', onclick: close }, '×'),
      ),
      h(
        'div',
        { class: 'panel-body', tabindex: '0', 'aria-label': 'Table of sources' },
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h('tr', {}, ...COLUMNS.map(([title, numeric]) => h('th', { scope: 'col', class: numeric ? 'num' : null }, title))),
          ),
          this.#body,
        ),
        this.#empty,
      ),
    );
  }

  /** Whether the newest question was answered; if not, what is shown is old. */
  setAnswered(answered: boolean): void {
    show(this.#unanswered, !answered);
    this.#body.classList.toggle('old', !answered);
  }

  /** `pictureTimeMs` dates the last message heard: the browser's own clock has no say. */
  update(sources: readonly SourceStatus[], pictureTimeMs: number): void {
    show(this.#empty, sources.length === 0);
    while (this.#body.rows.length > sources.length) this.#body.deleteRow(-1);
    sources.forEach((source, i) => fill(this.#body.rows[i] ?? this.#body.appendChild(emptyRow()), source, pictureTimeMs));
  }
}

/** True where the operator should look: neither connected nor a file that has simply ended. */
export function isFailing(source: SourceStatus): boolean {
  return !['connected', 'ended', 'waiting', 'starting'].includes(source.state);
}

/** Reasons of rejection with their counts, the most frequent first: `checksum 2, framing 1`. */
export function rejectionText(source: SourceStatus): string {
  const reasons = Object.entries(source.rejected_by_reason ?? {}).filter(([, count]) => count > 0);
  reasons.sort(([, a], [, b]) => b - a);
  return reasons.map(([reason, count]) => `${reason.replaceAll('_', ' ')} ${number(count)}`).join(', ');
}

function fill(row: HTMLTableRowElement, source: SourceStatus, pictureTimeMs: number): void {
  const [name, format, state, messages, reports, data, heard, rejected, reasons] = row.cells;
  setText(name!.firstElementChild!, source.name);
  show(name!.lastElementChild as HTMLElement, source.simulated === true);
  name!.title = source.uri ?? '';
  setText(format!, source.format ?? UNKNOWN);
  setText(state!.firstElementChild!, source.state);
  setText(state!.lastElementChild!, source.detail ?? '');
  setAttribute(row, 'data-state', isFailing(source) ? 'failed' : source.state);
  setAttribute(row, 'data-source', source.name);
  setText(messages!, number(source.messages_per_second, 1));
  setText(reports!, number(source.reports_per_second, 1));
  setText(data!, bytesPerSecond(source.bytes_per_second));
  setText(rejected!, number(source.rejected));
  setText(reasons!, rejectionText(source));
  const last = source.last_receive_time;
  setText(heard!, last === null || last === undefined ? 'never' : age(pictureTimeMs / 1000 - last));
}

function emptyRow(): HTMLTableRowElement {
  return h(
    'tr',
    { 'data-testid': 'source-row' },
    h('td', {}, h('span'), h('span', { class: 'tag simulated' }, 'SIMULATED')),
    h('td'),
    h('td', { class: 'state' }, h('b'), h('span', { class: 'note' })),
    h('td', { class: 'num' }),
    h('td', { class: 'num' }),
    h('td', { class: 'num' }),
    h('td', { class: 'num' }),
    h('td', { class: 'num' }),
    h('td', { class: 'note' }),
  );
}
