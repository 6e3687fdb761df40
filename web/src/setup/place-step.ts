import { h, setText, show } from '../dom';
import { inLanguage } from '../text/language';
import type { PlaceMap } from './place-map';
import { Refused, type Place, type SetupRest } from './setup-rest';
import type { Step } from './step';

const texts = inLanguage({
  title: ['Where does your antenna stand?', '¿Dónde está su antena?'],
  name: ['Place', 'Lugar'],
  lead: [
    'Click the map, or write the coordinates. Traffic is compared with this place, so that a slip is noticed at once.',
    'Haga clic en el mapa o escriba las coordenadas. El tráfico se compara con este lugar para notar enseguida cualquier error.',
  ],
  coordinates: ['Coordinates', 'Coordenadas'],
  hint: [
    'Latitude and longitude: 10.65, -61.52 or 10,65 N 61,52 W or 10°39\u203212\u2033 N 61°31\u2032 W',
    'Latitud y longitud: 10.65, -61.52 o 10,65 N 61,52 W o 10°39\u203212\u2033 N 61°31\u2032 W',
  ],
  middle: ['Use the middle of the map', 'Usar el centro del mapa'],
  height: ['Antenna above sea level, metres', 'Altura de la antena sobre el mar, metros'],
  heightHint: [
    'A guess will do for a receiver; a radar wants it within 10 m.',
    'Para un receptor basta una estimación; un radar la necesita con 10 m de precisión.',
  ],
  heightWrong: ['A height is a number of metres from −500 to 9000.', 'La altura es un número de metros entre −500 y 9000.'],
  next: ['Next: find receivers', 'Siguiente: buscar receptores'],
});

const DEFAULT_HEIGHT_M = 10;

/** Step 1: one's own place. */
export class PlaceStep implements Step {
  readonly name = texts.name;
  readonly #text = h('input', {
    id: 'place-text',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'place-hint place-fault',
    'data-testid': 'place-text',
  });
  readonly #height = h('input', { id: 'place-height', type: 'text', inputmode: 'decimal', 'aria-describedby': 'height-hint' });
  readonly #fault = h('p', { class: 'fault', id: 'place-fault', role: 'alert', hidden: true });
  readonly #next = h('button', { type: 'submit', class: 'primary', disabled: true, 'data-testid': 'place-next' }, texts.next);
  readonly element: HTMLElement;
  readonly #rest: SetupRest;
  readonly #map: PlaceMap;
  readonly #done: (place: Place) => void;
  #place: Place | null = null;

  constructor(rest: SetupRest, map: PlaceMap, done: (place: Place) => void) {
    this.#rest = rest;
    this.#map = map;
    this.#done = done;
    this.#height.value = String(DEFAULT_HEIGHT_M);
    this.#text.addEventListener('change', () => void this.#read());
    this.element = h(
      'form',
      { class: 'step', onsubmit: (event: Event) => void this.#submit(event) },
      h('h1', { tabindex: '-1' }, texts.title),
      h('p', {}, texts.lead),
      h('label', { for: 'place-text' }, texts.coordinates),
      this.#text,
      h('p', { class: 'note', id: 'place-hint' }, texts.hint),
      this.#fault,
      h('button', { type: 'button', onclick: () => this.pick(this.#map.middle) }, texts.middle),
      h('label', { for: 'place-height' }, texts.height),
      this.#height,
      h('p', { class: 'note', id: 'height-hint' }, texts.heightHint),
      h('div', { class: 'actions' }, this.#next),
    );
  }

  /** Chosen on the map, or known from before. */
  pick(place: Place, come = false): void {
    this.#place = place;
    this.#text.value = `${place.lat}, ${place.lon}`;
    if (place.height_m !== undefined) this.#height.value = String(Math.round(place.height_m));
    this.#map.show(place, come);
    this.#next.disabled = false;
    show(this.#fault, false);
  }

  shown(): void {}

  async #read(): Promise<boolean> {
    if (this.#text.value.trim() === '') return false;
    if (this.#place && this.#text.value === `${this.#place.lat}, ${this.#place.lon}`) return true;
    try {
      this.pick(await this.#rest.place(this.#text.value), true);
      return true;
    } catch (error) {
      this.#say(error instanceof Refused ? error.message : String(error));
      return false;
    }
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!(await this.#read()) || !this.#place) return;
    const height = Number(this.#height.value.trim().replace(',', '.'));
    if (this.#height.value.trim() === '' || !(height >= -500 && height <= 9000)) this.#say(texts.heightWrong);
    else this.#done({ ...this.#place, height_m: height });
  }

  #say(fault: string): void {
    setText(this.#fault, fault);
    show(this.#fault, true);
  }
}
