import { h, setAttribute, setText, show } from '../dom';
import { fill, inLanguage } from '../text/language';
import type { messageLine } from '../users/fields';
import type { Configuration, DetectorSetting, DetectorValue } from './configuration';
import { DetectorTrial } from './detector-trial';
import { settingText } from './detector-texts';
import { outcomeText } from './forms';

const texts = inLanguage({
  range: ['default {default}; {least} to {most}', 'predeterminado {default}; de {least} a {most}'],
  whole: ['default {default}; {least} to {most}, whole', 'predeterminado {default}; de {least} a {most}, entero'],
  outside: ['From {least} to {most}', 'De {least} a {most}'],
  above: ['Not above “{other}”', 'No mayor que «{other}»'],
  below: ['Below “{other}”', 'Menor que «{other}»'],
  save: ['Save', 'Guardar'],
  reset: ['Reset to defaults', 'Restablecer'],
  done: ['In force.', 'En vigor.'],
  empty: ['An empty field has its default.', 'Un campo vacío tiene su valor predeterminado.'],
});

/** To four digits, and small ones as 1e-5. */
export function numberText(value: number): string {
  const rounded = Number(value.toPrecision(4));
  return rounded !== 0 && Math.abs(rounded) < 1e-3 ? rounded.toExponential() : String(rounded);
}

interface NumberField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly fault: HTMLElement;
}

/** The numbers of a detector. */
export class DetectorForm {
  readonly element: HTMLElement;
  readonly #configuration: Configuration;
  readonly #message: ReturnType<typeof messageLine>;
  readonly #fields = new Map<string, NumberField>();
  readonly #trial: DetectorTrial;
  #detector: DetectorSetting;

  constructor(configuration: Configuration, detector: DetectorSetting, message: ReturnType<typeof messageLine>) {
    this.#configuration = configuration;
    this.#detector = detector;
    this.#message = message;
    this.#trial = new DetectorTrial(detector.name, () => this.#item());
    for (const value of detector.values) this.#fields.set(value.name, this.#field(value));
    this.element = h(
      'form',
      { novalidate: true, onsubmit: (event) => void this.#save(event), oninput: () => this.#trial.clear() },
      h('p', { class: 'note' }, texts.empty),
      h('div', { class: 'numbers' }, ...[...this.#fields.values()].map((field) => field.element)),
      h(
        'div',
        { class: 'actions' },
        h('button', { type: 'submit', class: 'primary', 'data-testid': `detector-${detector.name}-save` }, texts.save),
        h(
          'button',
          { type: 'button', 'data-testid': `detector-${detector.name}-reset`, onclick: () => void this.#reset() },
          texts.reset,
        ),
        this.#trial.button,
      ),
      this.#trial.element,
    );
  }

  show(detector: DetectorSetting): void {
    this.#detector = detector;
    this.#trial.clear();
    this.#calm();
    for (const value of detector.values) {
      const field = this.#fields.get(value.name);
      if (field) field.input.value = value.value === value.default ? '' : String(value.value);
    }
  }

  #field(value: DetectorValue): NumberField {
    const id = `detector-${this.#detector.name}-${value.name}`;
    const label = settingText(this.#detector.name, value.name);
    const input = h('input', {
      id,
      'data-testid': id,
      inputmode: 'decimal',
      autocomplete: 'off',
      spellcheck: 'false',
      size: 10,
      placeholder: numberText(value.default),
      'aria-describedby': `${id}-range ${id}-fault`,
    });
    const range = fill(value.whole ? texts.whole : texts.range, {
      default: numberText(value.default),
      least: numberText(value.least),
      most: numberText(value.most),
    });
    const fault = h('p', { id: `${id}-fault`, class: 'message fault', hidden: true });
    return {
      element: h(
        'div',
        { class: 'field' },
        h('label', { for: id }, value.unit ? `${label}, ${value.unit}` : label),
        input,
        h('p', { id: `${id}-range`, class: 'note' }, range),
        fault,
      ),
      input,
      fault,
    };
  }

  /** What stands in the form, as in the file; null = nothing differs from the defaults. */
  #item(): Record<string, unknown> | null {
    const item: Record<string, unknown> = this.#detector.enabled ? {} : { enabled: false };
    for (const [name, { input }] of this.#fields) {
      const text = input.value.trim().replace(',', '.').replace('−', '-');
      if (text !== '') item[name] = Number.isFinite(Number(text)) ? Number(text) : text;
    }
    return Object.keys(item).length > 0 ? item : null;
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    await this.#send(this.#item());
  }

  #reset(): Promise<void> {
    return this.#send(this.#detector.enabled ? null : { enabled: false });
  }

  async #send(item: Record<string, unknown> | null): Promise<void> {
    this.#calm();
    const outcome = await this.#configuration.change('PUT', `/integrity/${this.#detector.name}`, item);
    if (outcome.ok) {
      this.#message.good(texts.done);
      this.show(this.#detector);
      return;
    }
    this.#message.fault(outcomeText(outcome));
    if (outcome.status === 412) await this.#configuration.load();
    if (outcome.fault.key !== undefined) this.#point(outcome.fault.key);
  }

  /** Shows at its field what is wrong with a number. */
  #point(key: string): void {
    const field = this.#fields.get(key);
    const value = this.#detector.values.find(({ name }) => name === key);
    if (!field || !value) return;
    setText(field.fault, this.#faultText(value, Number(field.input.value.replace(',', '.') || value.default)));
    show(field.fault, true);
    setAttribute(field.input, 'aria-invalid', 'true');
    field.input.focus();
  }

  #faultText(value: DetectorValue, number: number): string {
    const other = value.not_above ?? value.below;
    if (other === undefined || !(number >= value.least && number <= value.most))
      return fill(texts.outside, { least: numberText(value.least), most: numberText(value.most) });
    return fill(value.below === undefined ? texts.above : texts.below, { other: settingText(this.#detector.name, other) });
  }

  #calm(): void {
    for (const { input, fault } of this.#fields.values()) {
      show(fault, false);
      setAttribute(input, 'aria-invalid', null);
    }
  }
}
