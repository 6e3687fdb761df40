import { h, setAttribute, setText, show } from '../dom';
import { fill, inLanguage } from '../text/language';
import { messageLine } from '../users/fields';
import type { Configuration, DetectorSetting } from './configuration';
import { DetectorForm, numberText } from './detector-form';
import { MEANINGS, NAMES, settingText } from './detector-texts';
import { tell } from './forms';

const texts = inLanguage({
  on: ['On', 'Encendido'],
  off: ['Off', 'Apagado'],
  values: ['Values', 'Valores'],
  valuesOf: ['Values of {name}', 'Valores de {name}'],
  changed: ['Changed: {values}', 'Cambiado: {values}'],
});

/** One detector: its switch, what differs from the defaults, and its values when they are opened. */
export class DetectorRow {
  readonly element: HTMLElement;
  readonly #configuration: Configuration;
  readonly #name: string;
  readonly #switch: HTMLButtonElement;
  readonly #changed = h('p', { class: 'changed', hidden: true });
  readonly #open: HTMLButtonElement;
  readonly #body: HTMLElement;
  readonly #form: DetectorForm;
  readonly #message: ReturnType<typeof messageLine>;
  #shown = '';
  #detector: DetectorSetting;

  constructor(configuration: Configuration, detector: DetectorSetting) {
    this.#configuration = configuration;
    this.#detector = detector;
    this.#name = NAMES[detector.name] ?? detector.name;
    const id = `detector-${detector.name}`;
    this.#message = messageLine(`${id}-message`);
    this.#switch = h(
      'button',
      {
        type: 'button',
        role: 'switch',
        class: 'switch',
        'data-testid': `${id}-switch`,
        'aria-labelledby': `${id}-name`,
        onclick: () => void this.#turn(),
      },
      '',
    );
    this.#open = h(
      'button',
      {
        type: 'button',
        'data-testid': `${id}-open`,
        'aria-expanded': 'false',
        'aria-controls': `${id}-values`,
        'aria-label': fill(texts.valuesOf, { name: this.#name }),
        hidden: detector.values.length === 0,
        onclick: () => this.#toggle(),
      },
      texts.values,
    );
    this.#form = new DetectorForm(configuration, detector, this.#message);
    this.#body = h('div', { id: `${id}-values`, class: 'values', hidden: true }, this.#form.element);
    this.element = h(
      'li',
      { 'data-detector': detector.name },
      h(
        'div',
        { class: 'head' },
        this.#switch,
        h(
          'div',
          { class: 'about' },
          h('h4', { id: `${id}-name` }, this.#name),
          h('p', { class: 'note' }, MEANINGS[detector.name] ?? detector.meaning),
          this.#changed,
        ),
        this.#open,
      ),
      this.#body,
      this.#message.element,
    );
  }

  show(detector: DetectorSetting): void {
    const text = JSON.stringify(detector);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#detector = detector;
    setText(this.#switch, detector.enabled ? texts.on : texts.off);
    setAttribute(this.#switch, 'aria-checked', String(detector.enabled));
    this.element.classList.toggle('off', !detector.enabled);
    const values = detector.values
      .filter((value) => value.value !== value.default)
      .map(
        (value) =>
          `${settingText(detector.name, value.name)} ${numberText(value.value)}${value.unit ? `\u202f${value.unit}` : ''}`,
      );
    setText(this.#changed, fill(texts.changed, { values: values.join(' · ') }));
    show(this.#changed, values.length > 0);
    this.#form.show(detector);
  }

  #toggle(): void {
    const isOpen = this.#open.getAttribute('aria-expanded') !== 'true';
    show(this.#body, isOpen);
    setAttribute(this.#open, 'aria-expanded', String(isOpen));
  }

  async #turn(): Promise<void> {
    const changed = this.#detector.values.filter((value) => value.value !== value.default);
    const item = {
      ...(this.#detector.enabled ? { enabled: false } : {}),
      ...Object.fromEntries(changed.map((value) => [value.name, value.value])),
    };
    const body = Object.keys(item).length > 0 ? item : null;
    await tell(this.#message, this.#configuration, this.#configuration.change('PUT', `/integrity/${this.#detector.name}`, body));
  }
}
