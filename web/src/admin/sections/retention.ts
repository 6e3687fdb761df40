import { h } from '../../dom';
import { inLanguage } from '../../text/language';
import { messageLine, type Field } from '../../users/fields';
import type { Configuration, Retention } from '../configuration';
import { numberField, numberOf, showNumber, tell } from '../forms';
import type { Section } from '../section';

const texts = inLanguage({
  title: ['Retention', 'Conservación'],
  note: [
    'How long the recording and the archive are kept: whichever limit is reached first. Empty = no limit.',
    'Cuánto tiempo se conservan la grabación y el archivo histórico: rige el límite que se alcance primero. Vacío = sin límite.',
  ],
  logDays: ['Recording, days', 'Grabación, días'],
  logSize: ['Recording, GiB', 'Grabación, GiB'],
  archiveDays: ['Archive, days', 'Archivo histórico, días'],
  archiveSize: ['Archive, GiB', 'Archivo histórico, GiB'],
  save: ['Save', 'Guardar'],
});

/** How long things are kept. */
export class RetentionSection implements Section {
  readonly name = 'retention';
  readonly title = texts.title;
  readonly element: HTMLElement;
  readonly #configuration: Configuration;
  readonly #message = messageLine('retention-message');
  readonly #fields: Readonly<Record<keyof Retention, Field>> = {
    log_days: numberField('log-days', texts.logDays),
    log_gigabytes: numberField('log-gigabytes', texts.logSize),
    archive_days: numberField('archive-days', texts.archiveDays),
    archive_gigabytes: numberField('archive-gigabytes', texts.archiveSize),
  };

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    this.element = h(
      'section',
      { class: 'admin-section' },
      h('h2', {}, texts.title),
      h('p', { class: 'note' }, texts.note),
      h(
        'form',
        { onsubmit: (event) => void this.#save(event) },
        ...Object.values(this.#fields).map((field) => field.element),
        h('button', { type: 'submit', class: 'primary', 'data-testid': 'retention-save' }, texts.save),
      ),
      this.#message.element,
    );
    configuration.onChange(() => this.#show());
  }

  refresh(): Promise<void> {
    this.#show();
    return Promise.resolve();
  }

  #show(): void {
    const retention = this.#configuration.model?.retention ?? {};
    for (const [key, field] of Object.entries(this.#fields)) field.input.value = showNumber(retention[key as keyof Retention]);
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const value = Object.fromEntries(Object.entries(this.#fields).map(([key, field]) => [key, numberOf(field)]));
    await tell(this.#message, this.#configuration, this.#configuration.change('PUT', '/retention', value));
  }
}
