import { h, setAttribute, setText } from '../dom';
import type { Track } from '../picture/track';
import type { Screen } from '../screen';
import { Domain, DOMAIN_NAMES, LIFE_NAMES } from '../picture/vocabulary';
import { trackName } from '../text/label';
import { age, altitude, bearing, number, speed, UNKNOWN } from '../text/units';

const MAX_ROWS = 500;

const PERIOD_MS = 1000;

/** The table of the traffic in view; a click selects, and brings the map there. */
export function addTrackList(screen: Screen): void {
  const { docks, map, picture, selection } = screen;
  const toggle = () => docks.toggle('tracks');
  const list = new TrackList((id) => {
    selection.select(id);
    screen.draw();
    map.setInsets(docks.insets);
    const track = picture.get(id);
    if (track?.positioned && !map.shows(track)) map.moveTo({ longitude: track.longitude, latitude: track.latitude });
  }, toggle);
  docks.add('tracks', list.element, 'left', screen.statusBar.addButton('list-button', 'Tracks', 'Track list (V)', toggle));
  screen.commands.add({ keys: ['v'], help: 'track list', run: toggle });
  const update = () => list.update([...picture.tracks()], selection.primary);
  docks.changed.on(update);
  selection.changed.on(update);
  screen.framed.on(({ kind }) => kind === 'snapshot' && update());
  setInterval(update, PERIOD_MS);
}

interface Column {
  readonly title: string;
  readonly numeric: boolean;
  readonly text: (track: Track) => string;
  /** Numbers before NaN, smaller first. */
  readonly key: (track: Track) => number | string;
}

const COLUMNS: readonly Column[] = [
  { title: 'Name', numeric: false, text: trackName, key: trackName },
  { title: 'Kind', numeric: false, text: (t) => DOMAIN_NAMES[t.domain] ?? '?', key: (t) => t.domain },
  { title: 'Alt', numeric: true, text: heightText, key: (t) => t.altitudeMeters },
  { title: 'Speed', numeric: true, text: (t) => speed(t.groundSpeedMps, t.domain), key: (t) => t.groundSpeedMps },
  { title: 'Trk', numeric: true, text: (t) => bearing(t.trackDegrees), key: (t) => t.trackDegrees },
  { title: 'Age', numeric: true, text: (t) => age(t.ageMs / 1000), key: (t) => t.ageMs },
];

/** The same traffic as a table: sorted by any column, at most 500 rows, each row selects its track. */
export class TrackList {
  readonly element: HTMLElement;
  readonly #body = h('tbody');
  readonly #summary = h('span', { class: 'note' });
  readonly #headers: HTMLTableCellElement[];
  readonly #select: (id: bigint) => void;
  #column = 0;
  #descending = false;
  #rows: Track[] = [];
  #tracks: readonly Track[] = [];
  #selected: bigint | null = null;

  constructor(select: (id: bigint) => void, close: () => void) {
    this.#select = select;
    this.#headers = COLUMNS.map((column, i) =>
      h(
        'th',
        { scope: 'col', class: column.numeric ? 'num' : null },
        h('button', { type: 'button', onclick: () => this.#sortBy(i) }, column.title),
      ),
    );
    this.#body.addEventListener('click', (event) => this.#activate(event.target));
    this.#body.addEventListener('keydown', (event) => this.#key(event));
    this.element = h(
      'section',
      { class: 'panel track-list', id: 'track-list', 'data-testid': 'track-list', 'aria-label': 'Track list', hidden: true },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', {}, 'Tracks'),
        this.#summary,
        h('button', { type: 'button', class: 'close', title: 'Close (V)', 'aria-label': 'Close', onclick: close }, '×'),
      ),
      h(
        'div',
        { class: 'panel-body' },
        h('table', { 'data-own-arrows': true }, h('thead', {}, h('tr', {}, ...this.#headers)), this.#body),
      ),
    );
  }

  update(tracks: readonly Track[], selected: bigint | null): void {
    if (this.element.hidden) return;
    this.#tracks = tracks;
    this.#selected = selected;
    const rows = tracks.filter((track) => track.status !== 0).sort((a, b) => this.#compare(a, b));
    setText(
      this.#summary,
      rows.length > MAX_ROWS ? `first ${MAX_ROWS} of ${number(rows.length)}` : `${number(rows.length)} in view`,
    );
    this.#rows = rows.slice(0, MAX_ROWS);
    this.#headers.forEach((header, i) =>
      setAttribute(header, 'aria-sort', i !== this.#column ? null : this.#descending ? 'descending' : 'ascending'),
    );
    while (this.#body.rows.length > this.#rows.length) this.#body.deleteRow(-1);
    this.#rows.forEach((track, i) => this.#fill(this.#body.rows[i] ?? this.#body.appendChild(emptyRow()), track));
  }

  #fill(row: HTMLTableRowElement, track: Track): void {
    COLUMNS.forEach((column, i) => setText(row.cells[i]!, column.text(track)));
    setAttribute(row, 'data-track', track.key);
    setAttribute(row, 'data-life', LIFE_NAMES[track.status] ?? null);
    setAttribute(row, 'data-domain', DOMAIN_NAMES[track.domain] ?? null);
    setAttribute(row, 'data-alarm', track.emergency !== 0 ? 'true' : null);
    setAttribute(row, 'aria-selected', String(track.id === this.#selected));
  }

  #compare(a: Track, b: Track): number {
    const { key } = COLUMNS[this.#column]!;
    const [x, y] = [key(a), key(b)];
    const unknown = Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    if (unknown !== 0) return unknown;
    const order = x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
    return this.#descending ? -order : order;
  }

  #sortBy(column: number): void {
    this.#descending = column === this.#column ? !this.#descending : false;
    this.#column = column;
    this.update(this.#tracks, this.#selected);
  }

  #activate(target: EventTarget | null): void {
    const row = (target as HTMLElement | null)?.closest('tr');
    const track = row && this.#rows[row.sectionRowIndex];
    if (track) this.#select(track.id);
  }

  #key(event: KeyboardEvent): void {
    const row = (event.target as HTMLElement).closest('tr');
    if (!row) return;
    if (event.key === 'Enter' || event.key === ' ') this.#activate(row);
    else if (event.key === 'ArrowDown') (row.nextElementSibling as HTMLElement | null)?.focus();
    else if (event.key === 'ArrowUp') (row.previousElementSibling as HTMLElement | null)?.focus();
    else return;
    event.preventDefault();
  }
}

function emptyRow(): HTMLTableRowElement {
  return h(
    'tr',
    { 'data-testid': 'track-row', tabindex: '0' },
    ...COLUMNS.map((c) => h('td', { class: c.numeric ? 'num' : null })),
  );
}

function heightText(track: Track): string {
  if (track.domain === Domain.sea || track.domain === Domain.land) return UNKNOWN;
  return track.onGround ? 'GND' : altitude(track.altitudeMeters, track.domain);
}
