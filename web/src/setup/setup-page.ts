import { h, setText, show } from '../dom';
import { readPalette } from '../map/palette';
import { chooseLanguage, fill, inLanguage, language, LANGUAGES, type Language } from '../text/language';
import type { Settings } from '../view/settings';
import { DoneStep } from './done-step';
import { PlaceMap } from './place-map';
import { PlaceStep } from './place-step';
import { ScanStep } from './scan-step';
import { Refused, SetupRest, type Place } from './setup-rest';
import type { Step } from './step';

const texts = inLanguage({
  page: ['Add a receiver', 'Agregar un receptor'],
  steps: ['Steps', 'Pasos'],
  step: ['{n}. {name}', '{n}. {name}'],
  map: ['Map: click your own place', 'Mapa: haga clic en su propio lugar'],
  leave: ['Back to the map', 'Volver al mapa'],
  brightness: ['Brightness', 'Brillo'],
  away: ['The server does not answer: {why}', 'El servidor no responde: {why}'],
});

/** Three steps: place, receivers, done. */
export class SetupPage {
  readonly #rest = new SetupRest(document.baseURI);
  readonly #marks: HTMLLIElement[];
  readonly #card = h('div', { class: 'card' });
  readonly #fault = h('p', { class: 'fault', role: 'alert', hidden: true });
  readonly #steps: readonly Step[];
  readonly #placeStep: PlaceStep;
  #place: Place | null = null;

  constructor(root: HTMLElement, settings: Settings) {
    const mapElement = h('div', { class: 'place-map' });
    const main = h('main', { class: 'setup-main' }, mapElement, this.#card);
    const other: Language = language === 'en' ? 'es' : 'en';
    const marks = h('ol', { class: 'steps', 'aria-label': texts.steps });
    root.append(
      h(
        'header',
        { class: 'setup-head' },
        h('span', { class: 'brand' }, 'ATALAYA'),
        h('span', { class: 'page-title' }, texts.page),
        marks,
        h('button', { type: 'button', onclick: () => settings.advance('theme') }, texts.brightness),
        h('button', { type: 'button', lang: other, onclick: () => chooseLanguage(other) }, LANGUAGES[other]),
        h('a', { href: './' }, texts.leave),
      ),
      main,
    );
    document.title = `Atalaya – ${texts.page}`;
    const map = new PlaceMap(mapElement, readPalette(), texts.map, (place) => this.#placeStep.pick(place));
    settings.changed.on(() => {
      document.documentElement.dataset['theme'] = settings.get('theme');
      map.setPalette(readPalette());
    });
    const done = new DoneStep();
    this.#placeStep = new PlaceStep(this.#rest, map, (place) => {
      this.#place = place;
      this.#go(1);
    });
    const scan = new ScanStep(
      this.#rest,
      map,
      () => this.#place,
      (place) => this.#correct(place),
      () => this.#go(0),
      async (sources) => {
        done.tell(await this.#rest.finish(this.#place!, sources), this.#place!);
        this.#go(2);
      },
    );
    this.#steps = [this.#placeStep, scan, done];
    this.#marks = this.#steps.map((step, i) => h('li', {}, fill(texts.step, { n: i + 1, name: step.name })));
    marks.append(...this.#marks);
    this.#card.append(this.#fault, ...this.#steps.map((step) => step.element));
    this.#go(0);
    void this.#begin();
  }

  async #begin(): Promise<void> {
    try {
      const state = await this.#rest.state();
      if (state.site) this.#placeStep.pick(state.site, true);
    } catch (error) {
      setText(this.#fault, error instanceof Refused ? error.message : fill(texts.away, { why: String(error) }));
      show(this.#fault, true);
    }
  }

  /** A slip is mended; what was said of the height stays. */
  #correct(place: Place): void {
    this.#place = { ...this.#place, ...place };
    this.#placeStep.pick(this.#place, true);
  }

  #go(step: number): void {
    this.#steps.forEach(({ element }, i) => show(element, i === step));
    this.#marks.forEach((mark, i) => {
      mark.toggleAttribute('data-done', i < step);
      if (i === step) mark.setAttribute('aria-current', 'step');
      else mark.removeAttribute('aria-current');
    });
    document.body.dataset['step'] = String(step + 1);
    this.#card.scrollTop = 0;
    this.#steps[step]!.element.querySelector('h1')!.focus();
    this.#steps[step]!.shown();
  }
}
