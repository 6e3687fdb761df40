import { h, setText } from '../../dom';
import { fill, inLanguage } from '../../text/language';
import { messageLine } from '../../users/fields';
import type { CheckResult, Configuration, Fault } from '../configuration';
import { outcomeText, tell } from '../forms';
import type { Section } from '../section';

const texts = inLanguage({
  title: ['Whole text', 'Texto completo'],
  note: [
    'The configuration file {path}: JSON with comments. It is checked as a whole before it is written; the file before is kept as .bak.',
    'El archivo de configuración {path}: JSON con comentarios. Se verifica completo antes de escribirlo; el anterior queda como .bak.',
  ],
  text: ['Text of the configuration', 'Texto de la configuración'],
  check: ['Check', 'Verificar'],
  save: ['Check and save', 'Verificar y guardar'],
  reload: ['Load again', 'Volver a cargar'],
  atLine: ['Line {n}: {error}', 'Línea {n}: {error}'],
  nothing: ['Sound; nothing would change.', 'Correcto; nada cambiaría.'],
  would: ['Sound. Would change: {what}.', 'Correcto. Cambiaría: {what}.'],
  later: ['At the next start: {keys}.', 'Al próximo inicio: {keys}.'],
});

/** The whole configuration as text, with line numbers and its fault at its line. */
export class WholeTextSection implements Section {
  readonly name = 'text';
  readonly title = texts.title;
  readonly element: HTMLElement;
  readonly #configuration: Configuration;
  readonly #note = h('p', { class: 'note' });
  readonly #lines = h('div', { class: 'line-numbers', 'aria-hidden': 'true', 'data-testid': 'line-numbers' });
  readonly #text = h('textarea', {
    'data-testid': 'whole-text',
    'aria-label': texts.text,
    'aria-describedby': 'whole-text-message',
    spellcheck: 'false',
    wrap: 'off',
    autocapitalize: 'none',
    oninput: () => this.#number(),
    onscroll: () => (this.#lines.scrollTop = this.#text.scrollTop),
  });
  readonly #message = messageLine('text-message');
  #loaded = '';
  #faultLine: number | null = null;

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    this.#message.element.id = 'whole-text-message';
    this.element = h(
      'section',
      { class: 'admin-section whole' },
      h('h2', {}, texts.title),
      this.#note,
      h('div', { class: 'code' }, this.#lines, this.#text),
      this.#message.element,
      h(
        'div',
        { class: 'actions' },
        h('button', { type: 'button', 'data-testid': 'text-check', onclick: () => void this.#check() }, texts.check),
        h(
          'button',
          { type: 'button', class: 'primary', 'data-testid': 'text-save', onclick: () => void this.#save() },
          texts.save,
        ),
        h('button', { type: 'button', onclick: () => void this.#reload() }, texts.reload),
      ),
    );
    configuration.onChange(() => this.#take());
  }

  refresh(): Promise<void> {
    this.#take();
    return Promise.resolve();
  }

  /** Shows the file's text; what is being typed is not overwritten. */
  #take(): void {
    const model = this.#configuration.model;
    if (!model) return;
    setText(this.#note, fill(texts.note, { path: model.path }));
    if (this.#text.value === this.#loaded) {
      this.#text.value = model.text;
      this.#mark(model.fault ?? null);
    }
    this.#loaded = model.text;
    this.#number();
  }

  async #check(): Promise<boolean> {
    const outcome = await this.#configuration.check(this.#text.value);
    if (outcome.ok) {
      this.#mark(null);
      this.#message.good(checkText(outcome.value));
    } else if (outcome.status === 400) this.#mark(outcome.fault);
    else this.#message.fault(outcomeText(outcome));
    return outcome.ok;
  }

  async #save(): Promise<void> {
    if (!(await this.#check())) return;
    const said = this.#message.element.textContent ?? '';
    const saved = await tell(this.#message, this.#configuration, this.#configuration.save(this.#text.value));
    if (saved) this.#message.good(`${this.#message.element.textContent} ${said}`);
  }

  async #reload(): Promise<void> {
    this.#text.value = this.#loaded;
    const outcome = await this.#configuration.load();
    if (outcome.ok) this.#message.good('');
    else this.#message.fault(outcomeText(outcome));
  }

  #mark(fault: Fault | null): void {
    this.#faultLine = fault?.line ?? null;
    this.#message.fault(fault ? (fault.line ? fill(texts.atLine, { n: fault.line, error: fault.error }) : fault.error) : '');
    this.#number();
    if (fault?.line) this.#reveal(fault.line);
  }

  #reveal(line: number): void {
    const height = parseFloat(getComputedStyle(this.#text).lineHeight);
    if (Number.isFinite(height)) this.#text.scrollTop = Math.max(0, (line - 4) * height);
  }

  #number(): void {
    const count = this.#text.value.split('\n').length;
    const numbers = Array.from({ length: count }, (_, index) => {
      const isFault = index + 1 === this.#faultLine;
      return h(
        'div',
        { class: isFault ? 'fault' : null, 'data-testid': isFault ? 'fault-line' : null },
        `${isFault ? '▸ ' : ''}${index + 1}`,
      );
    });
    this.#lines.replaceChildren(...numbers);
    this.#lines.scrollTop = this.#text.scrollTop;
  }
}

function checkText({ difference, needs_restart: later }: CheckResult): string {
  const what = difference ? fill(texts.would, { what: difference }) : texts.nothing;
  return later.length > 0 ? `${what} ${fill(texts.later, { keys: later.join(', ') })}` : what;
}
