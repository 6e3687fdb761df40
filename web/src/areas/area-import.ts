import { outcomeText } from '../admin/forms';
import { h, setText, show } from '../dom';
import { fill, inLanguage } from '../text/language';
import { importAreas, previewImport, type AreaImport as Answer } from './areas-rest';

const SHOWN = 50;
const MOST_BYTES = 1 << 20;

const texts = inLanguage({
  file: ['GeoJSON file', 'Archivo GeoJSON'],
  read: ['Import…', 'Importar…'],
  drop: ['or drop a GeoJSON file on the map', 'o suelte un archivo GeoJSON sobre el mapa'],
  title: [
    '{file}: {added} new, {changed} changed, {unchanged} unchanged, {refused} refused',
    '{file}: {added} nuevas, {changed} cambiadas, {unchanged} sin cambio, {refused} rechazadas',
  ],
  take: ['Take them over', 'Incorporarlas'],
  cancel: ['Cancel', 'Cancelar'],
  added: ['new', 'nueva'],
  changed: ['changed', 'cambiada'],
  unchanged: ['unchanged', 'sin cambio'],
  refused: ['refused', 'rechazada'],
  at: ['line {line}: {reason}', 'línea {line}: {reason}'],
  line: ['Line {line}: {text}', 'Línea {line}: {text}'],
  large: ['The file is larger than 1 MiB.', 'El archivo supera 1 MiB.'],
  more: ['and {n} more', 'y {n} más'],
});

/** Areas from a GeoJSON file: chosen or dropped, looked at first, then taken over. */
export class AreaImport {
  /** Where a file is chosen. */
  readonly chooser: HTMLElement;
  /** What the file would change. */
  readonly element = h('section', { class: 'area-import', 'data-testid': 'area-import', hidden: true });
  readonly #taken: () => void;
  readonly #title = h('p', { role: 'status', 'data-testid': 'area-import-title' });
  readonly #rows = h('ul');
  readonly #take = h('button', { type: 'button', class: 'primary', 'data-testid': 'area-import-take' }, texts.take);
  #file: { readonly name: string; readonly text: string; readonly version: string } | null = null;

  constructor(taken: () => void) {
    this.#taken = taken;
    const input = h('input', {
      type: 'file',
      accept: '.geojson,.json,application/geo+json',
      'data-testid': 'area-file',
      'aria-label': texts.file,
      class: 'visually-hidden',
      tabindex: '-1',
      onchange: () => {
        const [file] = input.files ?? [];
        if (file) void this.read(file);
        input.value = '';
      },
    });
    const button = h('button', { type: 'button', title: texts.drop, onclick: () => input.click() }, texts.read);
    this.chooser = h('span', {}, button, input);
    this.#take.addEventListener('click', () => void this.#takeOver());
    const cancel = h('button', { type: 'button', onclick: () => this.#close() }, texts.cancel);
    this.element.append(this.#title, this.#rows, h('div', { class: 'actions' }, this.#take, cancel));
  }

  /** Says what a file would change. */
  async read(file: File): Promise<void> {
    this.#rows.replaceChildren();
    show(this.element, true);
    show(this.#take, false);
    if (file.size > MOST_BYTES) return setText(this.#title, texts.large);
    const text = await file.text();
    const outcome = await previewImport(text);
    if (!outcome.ok) {
      const { line } = outcome.fault;
      const said = outcomeText(outcome);
      return setText(this.#title, `${file.name}: ${line === undefined ? said : fill(texts.line, { line, text: said })}`);
    }
    this.#file = { name: file.name, text, version: outcome.value.version };
    this.#show(file.name, outcome.value);
    show(this.#take, outcome.value.added + outcome.value.changed > 0);
  }

  async #takeOver(): Promise<void> {
    if (!this.#file) return;
    const outcome = await importAreas(this.#file.text, this.#file.version);
    if (!outcome.ok) return setText(this.#title, outcomeText(outcome));
    this.#close();
    this.#taken();
  }

  #show(name: string, answer: Answer): void {
    setText(this.#title, fill(texts.title, { file: name, ...counts(answer) }));
    // What is refused is what one must read.
    const rows = answer.features.toSorted((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'));
    const lines = rows.slice(0, SHOWN).map((row) => {
      const more = row.reason ? fill(texts.at, { line: row.line, reason: row.reason }) : (row.note ?? '');
      return h('li', {}, h('b', {}, row.name), ` ${texts[row.outcome]}`, more ? h('span', { class: 'note' }, more) : null);
    });
    if (rows.length > SHOWN) lines.push(h('li', { class: 'note' }, fill(texts.more, { n: rows.length - SHOWN })));
    this.#rows.replaceChildren(...lines);
  }

  #close(): void {
    this.#file = null;
    show(this.element, false);
  }
}

const counts = ({ added, changed, unchanged, refused }: Answer) => ({ added, changed, unchanged, refused });
