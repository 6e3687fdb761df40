import { h, setAttribute } from '../dom';
import type { TrackDetail } from '../link/rest';
import type { Place } from '../map/geodesy';
import { bestFit, Fit, searchTracks, termsOf, type Searchable } from '../picture/search';
import type { Screen } from '../screen';
import { mmsiText, numberText, trackName } from '../text/label';
import { inLanguage } from '../text/language';
import { domainText } from '../text/words';

const MAX_RESULTS = 12;
/** After the last key: the server is asked for what is not in view. */
const ASK_DELAY_MS = 250;
/** An answer is asked of again while it is younger. */
const ANSWER_GOOD_MS = 5000;

const texts = inLanguage({
  search: ['Search', 'Buscar'],
  placeholder: ['Search  /', 'Buscar  /'],
  title: [
    'Callsign, name, address, MMSI, IMO or Mode 3/A; several with commas (/ or J)',
    'Indicativo, nombre, dirección, MMSI, IMO o Modo 3/A; varios con comas (/ o J)',
  ],
  help: ['search, jump to a track', 'buscar, ir a una pista'],
  results: ['Tracks found', 'Pistas encontradas'],
  elsewhere: ['outside the view', 'fuera de la vista'],
  none: ['Nothing found', 'Nada encontrado'],
});

interface Hit extends Searchable {
  readonly id: bigint;
  readonly name: string;
  readonly kind: string;
  readonly facts: string;
  readonly inView: boolean;
  readonly place: Place | null;
}

/** Finds tracks by any of their names, in view or not; Enter selects the first, or all of a list with commas. */
export function addSearchBox(screen: Screen): void {
  const box = new SearchBox(screen);
  screen.statusBar.addTool(box.element);
  screen.commands.add({ keys: ['/', 'j'], help: texts.help, run: () => box.focus() });
}

class SearchBox {
  readonly element: HTMLElement;
  readonly #screen: Screen;
  readonly #input: HTMLInputElement;
  readonly #list = h('ul', {
    class: 'search-results',
    id: 'search-results',
    role: 'listbox',
    'aria-label': texts.results,
    hidden: true,
  });
  #hits: readonly Hit[] = [];
  #elsewhere: readonly Hit[] = [];
  #active = 0;
  #answer: { readonly hits: readonly Hit[]; readonly atMs: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(screen: Screen) {
    this.#screen = screen;
    this.#input = h('input', {
      type: 'search',
      id: 'search',
      'data-testid': 'search',
      placeholder: texts.placeholder,
      title: texts.title,
      'aria-label': texts.search,
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-controls': 'search-results',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      spellcheck: 'false',
      enterkeyhint: 'search',
    });
    this.element = h('div', { class: 'search', role: 'search' }, this.#input, this.#list);
    this.#input.addEventListener('input', () => this.#typed());
    this.#input.addEventListener('focus', () => this.#typed());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    // The list keeps the focus of the field, so that a press on it is not a leaving.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => this.#clicked(event.target as HTMLElement));
    this.#input.addEventListener('blur', () => this.#close());
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  #typed(): void {
    clearTimeout(this.#timer);
    this.#elsewhere = [];
    this.#active = 0;
    this.#find();
    if (this.#input.value.trim() !== '') this.#timer = setTimeout(() => void this.#ask(), ASK_DELAY_MS);
  }

  async #ask(): Promise<void> {
    const text = this.#input.value;
    const terms = termsOf(text);
    const all = await this.#readAll();
    if (text !== this.#input.value || document.activeElement !== this.#input) return;
    this.#elsewhere = all.filter((hit) => bestFit(hit, terms) < Fit.none && !this.#screen.picture.get(hit.id));
    this.#find();
  }

  async #readAll(): Promise<readonly Hit[]> {
    if (this.#answer && performance.now() - this.#answer.atMs < ANSWER_GOOD_MS) return this.#answer.hits;
    const tracks = await this.#screen.rest.tracks();
    if (tracks === null) return [];
    this.#answer = { hits: tracks.map(hitOfAnswer), atMs: performance.now() };
    return this.#answer.hits;
  }

  #find(): void {
    const text = this.#input.value;
    if (text.trim() === '') return this.#close();
    const here = [...this.#screen.picture.tracks()].map(hitOfTrack);
    this.#hits = searchTracks([...here, ...this.#elsewhere], text, MAX_RESULTS);
    this.#active = Math.min(this.#active, Math.max(this.#hits.length - 1, 0));
    this.#show();
  }

  #show(): void {
    const options = this.#hits.map((hit, i) => option(hit, i, i === this.#active));
    const none = h('li', { class: 'note', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, texts.none);
    this.#list.replaceChildren(...(options.length > 0 ? options : [none]));
    this.#list.hidden = false;
    setAttribute(this.#input, 'aria-expanded', 'true');
    setAttribute(this.#input, 'aria-activedescendant', options.length > 0 ? `search-${this.#active}` : null);
  }

  #close(): void {
    this.#list.hidden = true;
    setAttribute(this.#input, 'aria-expanded', 'false');
    setAttribute(this.#input, 'aria-activedescendant', null);
  }

  #key(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') this.#leave();
    else if (event.key === 'Enter') this.#choose(this.#active);
    else if (step !== 0 && this.#hits.length > 0) {
      this.#active = (this.#active + step + this.#hits.length) % this.#hits.length;
      this.#show();
    } else return;
    event.preventDefault();
  }

  #clicked(target: HTMLElement): void {
    const index = target.closest('li')?.dataset['index'];
    if (index !== undefined) this.#choose(Number(index));
  }

  #choose(index: number): void {
    const chosen = this.#hits[index];
    if (!chosen) return;
    const several = termsOf(this.#input.value).length > 1;
    this.#leave();
    this.#screen.jumpTo(chosen.id, chosen.place ?? undefined);
    if (several) this.#screen.selection.set([...this.#hits.map((hit) => hit.id).filter((id) => id !== chosen.id), chosen.id]);
  }

  #leave(): void {
    this.#input.value = '';
    this.#close();
    this.#input.blur();
  }
}

function option(hit: Hit, index: number, active: boolean): HTMLElement {
  return h(
    'li',
    {
      id: `search-${index}`,
      role: 'option',
      'aria-selected': String(active),
      'data-index': index,
      'data-testid': 'search-result',
      'data-track': hit.key,
    },
    h('b', {}, hit.name),
    h('span', {}, hit.facts),
    h('span', { class: 'note' }, hit.inView ? hit.kind : `${hit.kind}, ${texts.elsewhere}`),
  );
}

function hitOfTrack(track: Parameters<typeof trackName>[0]): Hit & { readonly lost: boolean } {
  const { id, key, label, address, mmsi, mode3A, number, lost } = track;
  const place = track.positioned ? { latitude: track.latitude, longitude: track.longitude } : null;
  const kind = domainText(track.domain);
  return {
    id,
    key,
    label,
    address,
    mmsi,
    mode3A,
    number,
    lost,
    place,
    kind,
    name: trackName(track),
    facts: factsOf(track),
    inView: true,
  };
}

function hitOfAnswer(answer: TrackDetail): Hit {
  const { lat, lon, imo } = answer;
  const names = {
    key: answer.track_id,
    label: answer.name ?? answer.callsign ?? null,
    callsign: answer.callsign ?? null,
    address: answer.address ?? null,
    mmsi: answer.mmsi ?? null,
    mode3A: answer.mode_a ?? null,
    number: answer.track_number ?? null,
  };
  const code = names.mode3A ? `A${names.mode3A}` : numberText(names);
  const mmsi = names.mmsi === null ? null : mmsiText(names.mmsi);
  return {
    ...names,
    ...(imo === undefined ? {} : { imo }),
    id: BigInt(`0x${answer.track_id}`),
    name: names.label ?? names.address?.toUpperCase() ?? mmsi ?? code,
    kind: domainText((answer.domain ?? 'unknown') as Parameters<typeof domainText>[0]),
    facts: factsOf(names),
    inView: false,
    place: lat === undefined || lon === undefined ? null : { latitude: lat, longitude: lon },
  };
}

/** Its numbers, for telling apart those of the same name. */
function factsOf({ address, mmsi, mode3A }: Pick<Searchable, 'address' | 'mmsi' | 'mode3A'>): string {
  const parts = [address?.toUpperCase(), mmsi === null ? null : mmsiText(mmsi), mode3A ? `A${mode3A}` : null];
  return parts.filter(Boolean).join(' ');
}
