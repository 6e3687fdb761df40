import { h, setText, show } from '../dom';
import { poll } from '../link/poll';
import { adviceWords } from '../text/advice';
import { fill, inLanguage } from '../text/language';
import { carries, isLesser, lesserText, placeOf, titleOf } from './found';
import type { PlaceMap } from './place-map';
import { Refused, type Place, type Scan, type ScanResult, type SetupRest } from './setup-rest';
import type { Step } from './step';

const texts = inLanguage({
  name: ['Receivers', 'Receptores'],
  title: ['Which receivers answer?', '¿Qué receptores responden?'],
  lead: [
    'The usual ports of this machine are listened to. What answers is decoded, so that you see what it carries.',
    'Se escuchan los puertos habituales de este equipo. Lo que responde se decodifica, para que vea qué contiene.',
  ],
  looking: ['Looking: {done} of {all} places heard …', 'Buscando: {done} de {all} lugares escuchados …'],
  found: ['Done: {n} found.', 'Listo: se encontraron {n}.'],
  none: [
    'Done: no receiver found. Is its program running? If it runs on another machine, write that machine’s address below.',
    'Listo: no se encontró ningún receptor. ¿Está en marcha su programa? Si está en otro equipo, escriba su dirección abajo.',
  ],
  quiet: ['Nothing there: {list}', 'Ahí no hay nada: {list}'],
  again: ['Look again', 'Buscar otra vez'],
  other: ['Another machine or port', 'Otro equipo o puerto'],
  hint: [
    '192.168.1.20, or with a port 192.168.1.20:30005, or a multicast group asterix+udp://239.1.1.2:8600',
    '192.168.1.20, o con puerto 192.168.1.20:30005, o un grupo multicast asterix+udp://239.1.1.2:8600',
  ],
  look: ['Look there', 'Buscar ahí'],
  confirm: [
    'This address is not in a private network. Connect to it all the same',
    'Esta dirección no está en una red privada. Conectarse de todos modos',
  ],
  correct: ['My place is {place}', 'Mi lugar es {place}'],
  use: ['Use {title}, {place}', 'Usar {title}, {place}'],
  back: ['Back', 'Atrás'],
  next: ['Finish', 'Terminar'],
});

const PERIOD_MS = 500;

/** Step 2: looks where receivers usually are, and lets the user tick what to use. */
export class ScanStep implements Step {
  readonly name = texts.name;
  readonly element: HTMLElement;
  readonly #status = h('p', { role: 'status', 'data-testid': 'scan-status' });
  readonly #list = h('ul', { class: 'found', 'data-testid': 'scan-list' });
  readonly #quiet = h('p', { class: 'note' });
  readonly #address = h('input', {
    id: 'scan-address',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'scan-hint scan-fault',
  });
  readonly #confirmed = h('input', { id: 'scan-confirmed', type: 'checkbox' });
  readonly #confirm = h('label', { class: 'confirm', for: 'scan-confirmed', hidden: true }, this.#confirmed, texts.confirm);
  readonly #fault = h('p', { class: 'fault', id: 'scan-fault', role: 'alert', hidden: true });
  readonly #next = h('button', { type: 'button', class: 'primary', disabled: true, 'data-testid': 'scan-next' }, texts.next);
  readonly #rows = new Map<string, { row: HTMLLIElement; box: HTMLInputElement; touched: boolean }>();
  readonly #rest: SetupRest;
  readonly #map: PlaceMap;
  readonly #place: () => Place | null;
  readonly #correct: (place: Place) => void;
  readonly #done: (sources: string[]) => Promise<void>;
  #poll: { stop(): void } | null = null;
  #results: readonly ScanResult[] = [];

  constructor(
    rest: SetupRest,
    map: PlaceMap,
    place: () => Place | null,
    correct: (place: Place) => void,
    back: () => void,
    done: (sources: string[]) => Promise<void>,
  ) {
    this.#rest = rest;
    this.#map = map;
    this.#place = place;
    this.#correct = correct;
    this.#done = done;
    this.#next.addEventListener('click', () => void this.#finish());
    this.element = h(
      'div',
      { class: 'step' },
      h('h1', { tabindex: '-1' }, texts.title),
      h('p', {}, texts.lead),
      this.#status,
      this.#list,
      this.#quiet,
      h(
        'form',
        { class: 'add-address', onsubmit: (event: Event) => this.#lookThere(event) },
        h('label', { for: 'scan-address' }, texts.other),
        h('div', { class: 'inline' }, this.#address, h('button', { type: 'submit' }, texts.look)),
        h('p', { class: 'note', id: 'scan-hint' }, texts.hint),
        this.#confirm,
      ),
      this.#fault,
      h(
        'div',
        { class: 'actions' },
        h('button', { type: 'button', onclick: back }, texts.back),
        h('button', { type: 'button', onclick: () => this.#look() }, texts.again),
        this.#next,
      ),
    );
  }

  shown(): void {
    this.#look();
  }

  #look(address?: string): void {
    void this.#try(async () => {
      if (address === undefined) this.#forget();
      this.#show(await this.#rest.look(address, this.#confirmed.checked));
      this.#poll?.stop();
      this.#poll = poll(PERIOD_MS, () => this.#try(async () => this.#show(await this.#rest.scan(this.#place()))));
    });
  }

  #lookThere(event: Event): void {
    event.preventDefault();
    if (this.#address.value.trim() !== '') this.#look(this.#address.value.trim());
  }

  #forget(): void {
    for (const { row } of this.#rows.values()) row.remove();
    this.#rows.clear();
  }

  #show(scan: Scan): void {
    this.#results = scan.results;
    const done = scan.results.filter(({ state }) => state === 'done');
    const found = done.filter(({ outcome }) => outcome !== 'nothing');
    const lines = done.filter(({ line }) => line !== undefined);
    if (!scan.running) this.#poll?.stop();
    if (scan.running) setText(this.#status, fill(texts.looking, { done: done.length, all: scan.results.length }));
    else setText(this.#status, lines.length === 0 ? texts.none : fill(texts.found, { n: lines.length }));
    for (const result of [...found].sort((a, b) => rankOf(a) - rankOf(b))) this.#showRow(result);
    const quiet = done.filter(({ outcome }) => outcome === 'nothing').map(placeOf);
    setText(this.#quiet, quiet.length === 0 ? '' : fill(texts.quiet, { list: quiet.join(', ') }));
    this.#map.showFound(lines.flatMap(({ positions }) => positions ?? []));
    this.#next.disabled = this.#chosen().length === 0;
  }

  #showRow(result: ScanResult): void {
    const key = `${result.kind} ${result.address}`;
    const known = this.#rows.get(key);
    const lesser = isLesser(result, this.#results);
    if (known) {
      if (!known.touched) known.box.checked = result.line !== undefined && !lesser;
      this.#fillRow(known.row, result, lesser);
      return;
    }
    const id = `found-${this.#rows.size}`;
    const box = h('input', { type: 'checkbox', id, disabled: result.line === undefined, 'data-line': result.line ?? null });
    const entry = { row: rowOf(result, box), box, touched: false };
    box.checked = result.line !== undefined && !lesser;
    box.addEventListener('change', () => {
      entry.touched = true;
      this.#next.disabled = this.#chosen().length === 0;
    });
    this.#rows.set(key, entry);
    this.#list.append(entry.row);
    this.#fillRow(entry.row, result, lesser);
  }

  #fillRow(row: HTMLLIElement, result: ScanResult, lesser: boolean): void {
    fillRow(row, result, lesser);
    const proposed = (result.advice ?? []).map(({ values }) => values['place']).find((place) => place !== undefined);
    const button = row.querySelector<HTMLButtonElement>('.proposal')!;
    show(button, proposed !== undefined);
    if (proposed === undefined) return;
    setText(button, fill(texts.correct, { place: proposed }));
    button.onclick = () => void this.#take(proposed);
  }

  /** The place that a slip is explained by, taken at a click. */
  #take(text: string): Promise<void> {
    return this.#try(async () => {
      this.#correct(await this.#rest.place(text));
      this.#show(await this.#rest.scan(this.#place()));
    });
  }

  #chosen(): string[] {
    return [...this.#rows.values()].filter(({ box }) => box.checked).map(({ box }) => box.dataset['line']!);
  }

  async #finish(): Promise<void> {
    this.#next.disabled = true;
    this.#poll?.stop();
    await this.#try(() => this.#done(this.#chosen()));
    this.#next.disabled = false;
  }

  async #try(action: () => Promise<void>): Promise<void> {
    try {
      await action();
      show(this.#fault, false);
    } catch (error) {
      this.#poll?.stop();
      setText(this.#fault, error instanceof Refused ? error.message : String(error));
      show(this.#fault, true);
      show(this.#confirm, this.#confirm.hidden === false || /private/.test(this.#fault.textContent ?? ''));
    }
  }
}

function rankOf(result: ScanResult): number {
  return result.line === undefined ? 1 : 0;
}

function rowOf(result: ScanResult, box: HTMLInputElement): HTMLLIElement {
  box.setAttribute('aria-label', fill(texts.use, { title: titleOf(result), place: placeOf(result) }));
  return h(
    'li',
    { 'data-testid': 'scan-row', 'data-address': result.address },
    box,
    h(
      'div',
      {},
      h('label', { for: box.id }),
      h('span', { class: 'where' }),
      h('ul', { class: 'carries' }),
      h('ul', { class: 'advice' }),
      h('button', { type: 'button', class: 'proposal', hidden: true }),
    ),
  );
}

function fillRow(row: HTMLLIElement, result: ScanResult, lesser: boolean): void {
  setText(row.querySelector('label')!, titleOf(result));
  setText(row.querySelector('.where')!, result.format ? placeOf(result) : '');
  lines(row.querySelector('.carries')!, carries(result));
  const advice = (result.advice ?? []).map((one) => ({ severity: one.severity as string, words: adviceWords(one) }));
  const list = row.querySelector('.advice')!;
  const said = advice.map(({ words }) => `${words.text} ${words.fix}`);
  lines(list, lesser ? [...said, lesserText] : said);
  [...list.children].forEach((item, i) => item.setAttribute('data-severity', advice[i]?.severity ?? 'note'));
}

function lines(list: Element, texts: readonly string[]): void {
  while (list.children.length > texts.length) list.lastElementChild!.remove();
  texts.forEach((text, i) => setText(list.children[i] ?? list.appendChild(h('li')), text));
}
