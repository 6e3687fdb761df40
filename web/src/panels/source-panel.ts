import { h, setAttribute, setText, show } from '../dom';
import type { EditionChoice, SensorState, SourceStatus } from '../link/rest';
import type { Screen } from '../screen';
import { withoutPositionText } from '../text/reasons';
import { age, bytesPerSecond, number, UNKNOWN, withUnit } from '../text/units';

/** The table of the sources, and their number in the status bar; the map shows where they stand. */
export function addSourcePanel(screen: Screen): void {
  const toggle = () => screen.docks.toggle('sources');
  const panel = new SourcePanel(toggle);
  const button = screen.statusBar.addButton('sources-button', 'Sources', 'Sources (R)', toggle);
  screen.docks.add('sources', panel.element, 'bottom', button);
  screen.commands.add({ keys: ['r'], help: 'sources (receivers)', run: toggle });
  screen.sourcesRead.on((sources) => {
    panel.setAnswered(sources !== null);
    setText(button, buttonText(sources));
    button.classList.toggle('caution', sources?.some(isFailing) ?? true);
    if (!sources) return;
    panel.update(sources, screen.picture.timeMs);
    screen.map.setSites(sources.flatMap(({ name, site }) => (site ? [{ name, latitude: site.lat, longitude: site.lon }] : [])));
  });
}

function buttonText(sources: readonly SourceStatus[] | null): string {
  if (!sources) return 'Sources ?';
  const connected = sources.filter((source) => source.state === 'connected').length;
  return sources.length === 0 ? 'Sources' : `Sources ${connected}/${sources.length}`;
}

const COLUMNS: readonly (readonly [title: string, numeric: boolean])[] = [
  ['Source', false],
  ['Format', false],
  ['State', false],
  ['Messages/s', true],
  ['Reports/s', true],
  ['Data', true],
  ['Last heard', true],
  ['Clock', true],
  ['Rejected', true],
  ['No position', true],
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
    while (this.#body.rows.length > 2 * sources.length) this.#body.deleteRow(-1);
    sources.forEach((source, i) => fill(this.#body.rows[2 * i] ?? addRows(this.#body), source, pictureTimeMs));
  }
}

/** True where the operator should look: neither connected nor a file that has simply ended. */
export function isFailing(source: SourceStatus): boolean {
  return !['connected', 'ended', 'waiting', 'starting'].includes(source.state);
}

/** Reasons of rejection with their counts, the most frequent first: `checksum 2, framing 1`. */
export function rejectionText(source: SourceStatus): string {
  return byCount(source.rejected_by_reason)
    .map(([reason, count]) => `${reason.replaceAll('_', ' ')} ${number(count)}`)
    .join(', ');
}

/** What the row has no room for, in words: one line each. */
export function detailTexts(source: SourceStatus): string[] {
  const lines: string[] = [];
  if (source.rejected) lines.push(`Rejected ${number(source.rejected)}: ${rejectionText(source)}.`);
  if (source.warnings) lines.push(`Kept although something was wrong with them: ${number(source.warnings)}.`);
  if (source.duplicates) lines.push(`Further copies of a transmission: ${number(source.duplicates)}.`);
  if (source.dropped) lines.push(`Dropped because the queue was full: ${number(source.dropped)} datagrams.`);
  const missing = source.objects_without_position ?? 0;
  if (missing > 0) {
    const why = byCount(source.without_position_by_reason).map(
      ([reason, count]) => `${number(count)} × ${withoutPositionText(reason)}`,
    );
    lines.push(`${number(missing)} ${missing === 1 ? 'object' : 'objects'} without position: ${why.join('; ')}.`);
  }
  if (source.clock_offset_s !== undefined) {
    const reportAge =
      source.report_age_s === undefined ? '' : `; a report is usually ${withUnit(source.report_age_s, 's', 2)} old when it comes`;
    lines.push(`Its clock is ${signed(source.clock_offset_s)} against ours, the least delay included${reportAge}.`);
  }
  lines.push(...(source.sensors ?? []).map(sensorText));
  lines.push(...(source.editions ?? []).map(editionText));
  return lines;
}

/** `Sensor 20/1: turns in 4.01 s (states 4.00 s); in order; jamming strobe at 45°.` */
function sensorText(sensor: SensorState): string {
  const parts: string[] = [];
  if (sensor.antenna_period_s !== undefined) {
    const stated =
      sensor.antenna_period_stated_s === undefined ? '' : ` (states ${withUnit(sensor.antenna_period_stated_s, 's', 2)})`;
    parts.push(`turns in ${withUnit(sensor.antenna_period_s, 's', 2)}${stated}`);
  }
  if (sensor.status)
    parts.push(sensor.status.conditions.map((condition) => condition.replaceAll('_', ' ')).join(', ') || 'in order');
  if (sensor.range_bias_m !== undefined) parts.push(`range bias ${withUnit(sensor.range_bias_m, 'm', 0)}`);
  if (sensor.azimuth_bias_deg !== undefined) parts.push(`azimuth bias ${sensor.azimuth_bias_deg.toFixed(3)}°`);
  const strobes = (sensor.jamming_strobes ?? []).filter(({ azimuth_deg }) => azimuth_deg !== undefined);
  if (strobes.length > 0)
    parts.push(`jamming strobes at ${strobes.map(({ azimuth_deg }) => `${azimuth_deg!.toFixed(0)}°`).join(', ')}`);
  const by = sensor.reported_by ? ` as ${sensor.reported_by} reports it` : '';
  return `Sensor ${sensor.sac}/${sensor.sic}${by}: ${parts.join('; ') || `${number(sensor.messages)} service messages`}.`;
}

function editionText({ category, sac, sic, edition, confidence, configured }: EditionChoice): string {
  const sensor = sac === undefined || sic === undefined ? '' : ` of ${sac}/${sic}`;
  const name = `CAT${String(category).padStart(3, '0')}${sensor}`;
  if (edition === undefined) return `${name}: its records fit no edition that is known, and are rejected.`;
  const share = confidence === undefined ? '' : `, ${Math.floor(confidence * 100)}\u202f% of its records fit`;
  return `${name} edition ${edition}: ${configured ? 'configured' : 'found'}${share}.`;
}

function byCount(counts: Readonly<Record<string, number>> | undefined): [string, number][] {
  return Object.entries(counts ?? {})
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
}

function signed(seconds: number): string {
  return (seconds > 0 ? '+' : '') + withUnit(seconds, 's', 2);
}

function fill(row: HTMLTableRowElement, source: SourceStatus, pictureTimeMs: number): void {
  const [name, format, state, messages, reports, data, heard, clock, rejected, unplaced] = row.cells;
  const button = name!.querySelector('button')!;
  setText(button.lastElementChild!, source.name);
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
  setText(clock!, source.clock_offset_s === undefined ? UNKNOWN : signed(source.clock_offset_s));
  setText(rejected!, number(source.rejected));
  setText(unplaced!, number(source.objects_without_position ?? 0));
  const last = source.last_receive_time;
  setText(heard!, last === null || last === undefined ? 'never' : age(pictureTimeMs / 1000 - last));
  fillDetails(row.nextElementSibling as HTMLTableRowElement, source);
}

function fillDetails(row: HTMLTableRowElement, source: SourceStatus): void {
  const lines = detailTexts(source);
  if (source.uri) lines.push(source.uri);
  if (lines.length === 0) lines.push('Nothing rejected, nothing without position.');
  const list = row.cells[0]!.firstElementChild!;
  while (list.children.length > lines.length) list.lastElementChild!.remove();
  lines.forEach((line, i) => setText(list.children[i] ?? list.appendChild(h('li')), line));
}

/** A row and the row of details below it, which the button opens. */
function addRows(body: HTMLTableSectionElement): HTMLTableRowElement {
  const details = h(
    'tr',
    { class: 'details', hidden: true, 'data-testid': 'source-details' },
    h('td', { colspan: COLUMNS.length }, h('ul')),
  );
  const toggle = h(
    'button',
    { type: 'button', class: 'plain', 'aria-expanded': 'false', title: 'Rejects, clock, objects without position' },
    h('span', { class: 'twisty' }),
    h('span'),
  );
  toggle.addEventListener('click', () => {
    details.hidden = !details.hidden;
    toggle.setAttribute('aria-expanded', String(!details.hidden));
  });
  const numeric = () => h('td', { class: 'num' });
  const row = h(
    'tr',
    { 'data-testid': 'source-row' },
    h('td', {}, toggle, h('span', { class: 'tag simulated' }, 'SIMULATED')),
    h('td'),
    h('td', { class: 'state' }, h('b'), h('span', { class: 'note' })),
    ...Array.from({ length: COLUMNS.length - 3 }, numeric),
  );
  body.append(row, details);
  return row;
}
