import { h, setText } from '../dom';
import { poll } from '../link/poll';
import { Rest, type SourceStatus } from '../link/rest';
import { adviceWords } from '../text/advice';
import { fill, inLanguage } from '../text/language';
import { number } from '../text/units';
import type { Finished, Place } from './setup-rest';
import type { Step } from './step';

const texts = inLanguage({
  name: ['Done', 'Listo'],
  title: ['Your own traffic', 'Su propio tráfico'],
  lead: ['The sources are saved, and the recording has begun.', 'Las fuentes se guardaron y la grabación ha comenzado.'],
  waiting: ['{name}: waiting for the first message …', '{name}: esperando el primer mensaje …'],
  heard: ['{name}: {n} messages heard', '{name}: {n} mensajes recibidos'],
  tracks: ['Tracks on the map: {n}', 'Pistas en el mapa: {n}'],
  open: ['Open the map', 'Abrir el mapa'],
  next: ['The next time, start with:', 'La próxima vez, inicie con:'],
});

const PERIOD_MS = 1000;

/** Step 3: the first objects, counted live. */
export class DoneStep implements Step {
  readonly name = texts.name;
  readonly #sources = h('ul', { class: 'heard', 'data-testid': 'done-sources' });
  readonly #tracks = h('p', { class: 'tracks', role: 'status', 'data-testid': 'done-tracks' });
  readonly #start = h('code');
  readonly #open = h('a', { class: 'button primary', href: './', 'data-testid': 'open-map' }, texts.open);
  readonly element = h(
    'div',
    { class: 'step' },
    h('h1', { tabindex: '-1' }, texts.title),
    h('p', {}, texts.lead),
    this.#sources,
    this.#tracks,
    h('p', { class: 'note' }, texts.next, ' ', this.#start),
    h('div', { class: 'actions' }, this.#open),
  );
  readonly #rest = new Rest(document.baseURI);
  #names: readonly string[] = [];

  tell(finished: Finished, place: Place): void {
    this.#names = finished.sources;
    setText(this.#start, finished.start);
    this.#open.setAttribute('href', `./#lat=${place.lat}&lon=${place.lon}&zoom=7`);
  }

  shown(): void {
    poll(PERIOD_MS, async () => {
      const [sources, health] = await Promise.all([this.#rest.sources(), this.#rest.health()]);
      if (sources) this.#show(sources.filter(({ name }) => this.#names.includes(name)));
      setText(this.#tracks, fill(texts.tracks, { n: number(health?.tracks ?? 0) }));
    });
  }

  #show(sources: readonly SourceStatus[]): void {
    sources.forEach((source, i) => {
      const heard = source.messages ?? 0;
      const said = fill(heard > 0 ? texts.heard : texts.waiting, { name: source.name, n: number(heard) });
      const advice = (source.advice ?? []).map((one) => adviceWords(one)).map(({ text, fix }) => `${text} ${fix}`);
      setText(this.#sources.children[i] ?? this.#sources.appendChild(h('li')), [said, ...advice].join(' '));
    });
  }
}
