import { h, setAttribute, setText } from '../dom';
import type { SourceStatus } from '../link/rest';
import type { Track } from '../picture/track';
import { DOMAIN_NAMES, LIFE_NAMES, Status } from '../picture/vocabulary';
import type { Screen } from '../screen';
import { fill, inLanguage } from '../text/language';
import { number } from '../text/units';
import { COLUMNS, sortTracks, type TableContext } from './track-columns';
import { VirtualRows } from './virtual-rows';

const PERIOD_MS = 1000;

const texts = inLanguage({
  tracks: ['Tracks', 'Pistas'],
  button: ['Track list (V)', 'Lista de pistas (V)'],
  help: ['track list', 'lista de pistas'],
  list: ['Track list', 'Lista de pistas'],
  close: ['Close', 'Cerrar'],
  closeTitle: ['Close (V)', 'Cerrar (V)'],
  inView: ['{n} in view', '{n} a la vista'],
  shown: ['{n} of {total} in view', '{n} de {total} a la vista'],
});

/** The table of the traffic in view; a click or Enter selects, and brings the map there. */
export function addTrackList(screen: Screen): void {
  const { address, docks, picture, selection } = screen;
  const toggle = () => docks.toggle('tracks');
  const list = new TrackList(
    (id, additive) => screen.pick(id, additive),
    toggle,
    () => address.changed(),
  );
  list.sort = address.given('sort') ?? list.sort;
  address.keep('sort', () => (list.sort === 'name' ? null : list.sort));
  docks.add('tracks', list.element, 'left', screen.statusBar.addButton('list-button', texts.tracks, texts.button, toggle));
  screen.commands.add({ keys: ['v'], help: texts.help, run: toggle });
  const update = () => {
    if (!docks.isOpen('tracks')) return;
    const context = { home: screen.home, sourceNames: namesByNumber(screen.sources ?? []) };
    const total = [...picture.tracks()].filter(isListed).length;
    list.update(screen.shown.tracks.filter(isListed), total, new Set(selection.ids), context);
  };
  // A new view or another filter is seen at once, after it has been drawn.
  let due = false;
  screen.framed.on(({ kind }) => (due ||= kind === 'snapshot'));
  screen.filters.changed.on(() => (due = true));
  screen.drawing.on(() => {
    if (due) update();
    due = false;
  });
  docks.changed.on(update);
  selection.changed.on(update);
  screen.settings.changed.on(update);
  setInterval(update, PERIOD_MS);
}

function isListed(track: Track): boolean {
  return track.status !== Status.tentative;
}

/** The names of the sources whose bits are 0, 1, 2 …; empty where there is none. */
function namesByNumber(sources: readonly SourceStatus[]): readonly string[] {
  const names = new Array<string>(32).fill('');
  for (const { id, name } of sources) if (id >= 1 && id <= 32) names[id - 1] = name;
  return names;
}

class TrackList {
  readonly element: HTMLElement;
  readonly #summary = h('span', { class: 'note', 'data-testid': 'list-summary' });
  readonly #headers: HTMLTableCellElement[];
  readonly #table: HTMLTableElement;
  readonly #rows: VirtualRows<Track>;
  readonly #select: (id: bigint, additive: boolean) => void;
  readonly #sorted: () => void;
  #column = COLUMNS[0]!;
  #descending = false;
  #tracks: readonly Track[] = [];
  #shown: readonly Track[] = [];
  #total = 0;
  #selected: ReadonlySet<bigint> = new Set();
  #context: TableContext = { home: null, sourceNames: [] };
  /** The row of the keyboard; it stays with its track. */
  #active: bigint | null = null;

  constructor(select: (id: bigint, additive: boolean) => void, close: () => void, sorted: () => void) {
    this.#select = select;
    this.#sorted = sorted;
    this.#headers = COLUMNS.map((column) =>
      h(
        'th',
        { scope: 'col', class: column.numeric ? 'num' : null, title: column.hint },
        h('button', { type: 'button', tabindex: '0', onclick: () => this.#sortBy(column.id) }, column.title),
      ),
    );
    const scroller = h('div', { class: 'panel-body' });
    this.#rows = new VirtualRows<Track>(scroller, emptyRow, (row, track, index) => this.#fill(row, track, index));
    this.#table = h(
      'table',
      { role: 'grid', tabindex: '0', 'data-own-arrows': true, 'aria-label': texts.list },
      h('thead', {}, h('tr', {}, ...this.#headers)),
      this.#rows.body,
    );
    scroller.append(this.#table);
    this.#table.addEventListener('click', (event) => this.#clicked(event));
    this.#table.addEventListener('keydown', (event) => this.#key(event));
    this.element = h(
      'section',
      { class: 'panel track-list', id: 'track-list', 'data-testid': 'track-list', 'aria-label': texts.list, hidden: true },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', {}, texts.tracks),
        this.#summary,
        h('button', { type: 'button', class: 'close', title: texts.closeTitle, 'aria-label': texts.close, onclick: close }, '×'),
      ),
      scroller,
    );
  }

  /** `altitude`, or `-altitude` from the largest down. */
  get sort(): string {
    return (this.#descending ? '-' : '') + this.#column.id;
  }

  set sort(text: string) {
    const column = COLUMNS.find(({ id }) => id === text.replace(/^-/, ''));
    if (!column) return;
    this.#column = column;
    this.#descending = text.startsWith('-');
  }

  update(tracks: readonly Track[], total: number, selected: ReadonlySet<bigint>, context: TableContext): void {
    this.#tracks = tracks;
    this.#total = total;
    this.#selected = selected;
    this.#context = context;
    this.#shown = sortTracks(tracks, this.#column, this.#descending, context);
    const counts = { n: number(this.#shown.length), total: number(total) };
    setText(this.#summary, fill(this.#shown.length < total ? texts.shown : texts.inView, counts));
    this.#headers.forEach((header, i) =>
      setAttribute(header, 'aria-sort', COLUMNS[i] !== this.#column ? null : this.#descending ? 'descending' : 'ascending'),
    );
    setAttribute(this.#table, 'aria-rowcount', String(this.#shown.length + 1));
    this.#rows.set(this.#shown);
    this.#showActive();
  }

  #fill(row: HTMLTableRowElement, track: Track, index: number): void {
    COLUMNS.forEach((column, i) => setText(row.cells[i]!, column.text(track, this.#context)));
    setAttribute(row, 'id', `row-${track.key}`);
    setAttribute(row, 'aria-rowindex', String(index + 2));
    setAttribute(row, 'data-track', track.key);
    setAttribute(row, 'data-life', LIFE_NAMES[track.status] ?? null);
    setAttribute(row, 'data-domain', DOMAIN_NAMES[track.domain] ?? null);
    setAttribute(row, 'data-alarm', track.emergency !== 0 ? 'true' : null);
    setAttribute(row, 'data-active', track.id === this.#active ? 'true' : null);
    setAttribute(row, 'aria-selected', String(this.#selected.has(track.id)));
  }

  #sortBy(id: string): void {
    this.sort = id === this.#column.id && !this.#descending ? `-${id}` : id;
    this.#sorted();
    this.update(this.#tracks, this.#total, this.#selected, this.#context);
  }

  #clicked(event: MouseEvent): void {
    const row = (event.target as HTMLElement).closest('tr');
    const track = row && this.#rows.itemOf(row);
    if (!track) return;
    this.#active = track.id;
    this.#select(track.id, event.shiftKey || event.ctrlKey);
  }

  #key(event: KeyboardEvent): void {
    if (event.target !== this.#table) return;
    const at = this.#shown.findIndex((track) => track.id === this.#active);
    const last = this.#shown.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(at - 1, 0),
      PageDown: at + this.#rows.page,
      PageUp: at - this.#rows.page,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to !== undefined && last >= 0) this.#activate(Math.min(Math.max(to, 0), last));
    else if ((event.key === 'Enter' || event.key === ' ') && at >= 0) this.#select(this.#shown[at]!.id, event.shiftKey);
    else return;
    event.preventDefault();
  }

  #activate(index: number): void {
    this.#active = this.#shown[index]!.id;
    this.#rows.reveal(index);
    this.#showActive();
  }

  /** The table says which row is meant, if that row is on the page. */
  #showActive(): void {
    const row = this.#table.querySelector('tr[data-active]');
    setAttribute(this.#table, 'aria-activedescendant', row?.id ?? null);
  }
}

function emptyRow(): HTMLTableRowElement {
  return h('tr', { 'data-testid': 'track-row' }, ...COLUMNS.map((c) => h('td', { class: c.numeric ? 'num' : null })));
}
