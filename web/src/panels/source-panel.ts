import { h, setAttribute, setText, show } from '../dom';
import type { SourceStatus } from '../link/rest';
import type { Screen } from '../screen';
import { adviceWords } from '../text/advice';
import { fill, inLanguage } from '../text/language';
import { sourceStateText } from '../text/reasons';
import { age, bytesPerSecond, number, UNKNOWN } from '../text/units';
import { detailTexts, signed } from './source-details';

const texts = inLanguage({
  sources: ['Sources', 'Fuentes'],
  button: ['Sources (R)', 'Fuentes (R)'],
  help: ['sources (receivers)', 'fuentes (receptores)'],
  count: ['Sources {n}/{total}', 'Fuentes {n}/{total}'],
  unknown: ['Sources ?', 'Fuentes ?'],
  source: ['Source', 'Fuente'],
  format: ['Format', 'Formato'],
  state: ['State', 'Estado'],
  messages: ['Messages/s', 'Mensajes/s'],
  reports: ['Reports/s', 'Informes/s'],
  data: ['Data', 'Datos'],
  heard: ['Last heard', 'Última vez'],
  clock: ['Clock', 'Reloj'],
  rejected: ['Rejected', 'Rechazados'],
  noPosition: ['No position', 'Sin posición'],
  unanswered: ['the server does not answer: these are its last words', 'el servidor no responde: esto es lo último que dijo'],
  empty: [
    'No sources yet: add one to the configuration, or start with --source URI.',
    'Todavía no hay fuentes: agregue una a la configuración o inicie con --source URI.',
  ],
  close: ['Close', 'Cerrar'],
  registration: ['Sensor registration', 'Calibración de sensores'],
  closeTitle: ['Close (R)', 'Cerrar (R)'],
  table: ['Table of sources', 'Tabla de fuentes'],
  more: ['Rejects, clock, objects without position', 'Rechazos, reloj, objetos sin posición'],
  simulated: ['SIMULATED', 'SIMULADA'],
  never: ['never', 'nunca'],
  nothing: ['Nothing rejected, nothing without position.', 'Nada rechazado, nada sin posición.'],
});

/** The table of the sources, and their number in the status bar; the map shows where they stand. */
export function addSourcePanel(screen: Screen): void {
  const toggle = () => screen.docks.toggle('sources');
  const panel = new SourcePanel(toggle);
  const button = screen.statusBar.addButton('sources-button', texts.sources, texts.button, toggle);
  screen.docks.add('sources', panel.element, 'bottom', button);
  screen.commands.add({ keys: ['r'], help: texts.help, run: toggle });
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
  if (!sources) return texts.unknown;
  const connected = sources.filter((source) => source.state === 'connected').length;
  return sources.length === 0 ? texts.sources : fill(texts.count, { n: connected, total: sources.length });
}

const COLUMNS: readonly (readonly [title: string, numeric: boolean])[] = [
  [texts.source, false],
  [texts.format, false],
  [texts.state, false],
  [texts.messages, true],
  [texts.reports, true],
  [texts.data, true],
  [texts.heard, true],
  [texts.clock, true],
  [texts.rejected, true],
  [texts.noPosition, true],
];

/** What each sensor feed does: whether it is there, what it brings, what was rejected and why. */
export class SourcePanel {
  readonly element: HTMLElement;
  readonly #body = h('tbody');
  readonly #unanswered = h('span', { class: 'note unanswered', hidden: true }, texts.unanswered);
  readonly #empty = h('p', { class: 'note empty' }, texts.empty);

  constructor(close: () => void) {
    this.element = h(
      'section',
      {
        class: 'panel source-panel',
        id: 'source-panel',
        'data-testid': 'source-panel',
        'aria-label': texts.sources,
        hidden: true,
      },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', {}, texts.sources),
        this.#unanswered,
        h('a', { href: './sensors.html', 'data-testid': 'registration-link' }, texts.registration),
        h('button', { type: 'button', class: 'close', title: texts.closeTitle, 'aria-label': texts.close, onclick: close }, '×'),
      ),
      h(
        'div',
        { class: 'panel-body', tabindex: '0', 'aria-label': texts.table },
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
    sources.forEach((source, i) => fillRow(this.#body.rows[2 * i] ?? addRows(this.#body), source, pictureTimeMs));
  }
}

/** True where the operator should look: neither connected nor a file that has simply ended, or something wrong with what it brings. */
export function isFailing(source: SourceStatus): boolean {
  const isBroken = !['connected', 'ended', 'waiting', 'starting'].includes(source.state);
  return isBroken || (source.advice ?? []).some(({ severity }) => severity === 'fault');
}

/** What is wrong and how to mend it, the worst first; else what the server says of the state. */
function stateNote(source: SourceStatus): string {
  const urgent = (source.advice ?? []).filter(({ severity }) => severity !== 'note');
  const worst = urgent.find(({ severity }) => severity === 'fault') ?? urgent[0];
  if (!worst) return source.detail ?? '';
  const { text, fix } = adviceWords(worst);
  return `${text} ${fix}`;
}

function fillRow(row: HTMLTableRowElement, source: SourceStatus, pictureTimeMs: number): void {
  const [name, format, state, messages, reports, data, heard, clock, rejected, unplaced] = row.cells;
  const button = name!.querySelector('button')!;
  setText(button.lastElementChild!, source.name);
  show(name!.lastElementChild as HTMLElement, source.simulated === true);
  name!.title = source.uri ?? '';
  setText(format!, source.format ?? UNKNOWN);
  setText(state!.firstElementChild!, sourceStateText(source.state));
  setText(state!.lastElementChild!, stateNote(source));
  setAttribute(row, 'data-state', isFailing(source) ? 'failed' : source.state);
  setAttribute(row, 'data-source', source.name);
  setText(messages!, number(source.messages_per_second, 1));
  setText(reports!, number(source.reports_per_second, 1));
  setText(data!, bytesPerSecond(source.bytes_per_second));
  setText(clock!, source.clock_offset_s === undefined ? UNKNOWN : signed(source.clock_offset_s));
  setText(rejected!, number(source.rejected));
  setText(unplaced!, number(source.objects_without_position ?? 0));
  const last = source.last_receive_time;
  setText(heard!, last === null || last === undefined ? texts.never : age(pictureTimeMs / 1000 - last));
  fillDetails(row.nextElementSibling as HTMLTableRowElement, source);
}

function fillDetails(row: HTMLTableRowElement, source: SourceStatus): void {
  const lines = detailTexts(source);
  if (source.uri) lines.push(source.uri);
  if (lines.length === 0) lines.push(texts.nothing);
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
    { type: 'button', class: 'plain', 'aria-expanded': 'false', title: texts.more },
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
    h('td', {}, toggle, h('span', { class: 'tag simulated' }, texts.simulated)),
    h('td'),
    h('td', { class: 'state' }, h('b'), h('span', { class: 'note' })),
    ...Array.from({ length: COLUMNS.length - 3 }, numeric),
  );
  body.append(row, details);
  return row;
}
