import { h, setText } from '../../dom';
import { fill, inLanguage } from '../../text/language';
import { messageLine, textField } from '../../users/fields';
import type { Configuration, SourceSetting } from '../configuration';
import { optionalField, removeButton, table, tell } from '../forms';
import type { Section } from '../section';

const texts = inLanguage({
  title: ['Sources', 'Fuentes'],
  note: [
    'Receivers, radars and files that the picture is made of. A change takes effect at once; sources that stay keep their connection.',
    'Receptores, radares y archivos de los que se forma el cuadro. Un cambio rige de inmediato; las fuentes que quedan conservan su conexión.',
  ],
  name: ['Name', 'Nombre'],
  state: ['State', 'Estado'],
  rate: ['Messages/s', 'Mensajes/s'],
  address: ['Address', 'Dirección'],
  edit: ['Edit', 'Editar'],
  add: ['Add source', 'Agregar fuente'],
  save: ['Save source', 'Guardar fuente'],
  cancel: ['Cancel', 'Cancelar'],
  nameNote: ['empty = given by the server', 'vacío = lo asigna el servidor'],
  fixed: ['given with --source', 'dada con --source'],
  none: ['No source yet.', 'Todavía no hay fuentes.'],
  connected: ['connected', 'conectada'],
  waiting: ['waiting', 'en espera'],
  failed: ['fault', 'falla'],
  ended: ['ended', 'terminada'],
  editing: ['Editing {name}', 'Editando {name}'],
});

interface SourceState {
  name: string;
  state: string;
  detail?: string;
  messages_per_second?: number;
}

const STATES: Readonly<Record<string, string>> = {
  connected: texts.connected,
  waiting: texts.waiting,
  failed: texts.failed,
  ended: texts.ended,
};

/** The sources of the configuration with their state, and a form to add and change them. */
export class SourcesSection implements Section {
  readonly name = 'sources';
  readonly title = texts.title;
  readonly element: HTMLElement;
  readonly #rows = h('tbody', { 'data-testid': 'admin-sources' });
  readonly #message = messageLine('sources-message');
  readonly #uri = textField('source-uri', texts.address, {
    autocomplete: 'off',
    placeholder: 'beast+tcp://192.168.1.20:30005',
    size: 48,
  });
  readonly #name = optionalField('source-name', texts.name, { placeholder: texts.nameNote, maxlength: 64 });
  readonly #submit = h('button', { type: 'submit', class: 'primary', 'data-testid': 'source-save' }, texts.add);
  readonly #cancel = h('button', { type: 'button', hidden: true, onclick: () => this.#edit(null) }, texts.cancel);
  readonly #configuration: Configuration;
  #states = new Map<string, SourceState>();
  #editing: string | null = null;

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    this.element = h(
      'section',
      { class: 'admin-section' },
      h('h2', {}, texts.title),
      h('p', { class: 'note' }, texts.note),
      table([texts.name, texts.state, texts.rate, texts.address, ''], this.#rows),
      h(
        'form',
        { onsubmit: (event) => void this.#save(event) },
        this.#uri.element,
        this.#name.element,
        this.#submit,
        this.#cancel,
      ),
      this.#message.element,
    );
    configuration.onChange(() => this.#show());
  }

  async refresh(): Promise<void> {
    await this.poll();
    this.#show();
  }

  /** Reads the state of the links. */
  async poll(): Promise<void> {
    const url = new URL('api/v1/sources', document.baseURI);
    url.hash = '';
    try {
      const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(5000) });
      if (!response.ok) return;
      const { sources } = (await response.json()) as { sources: SourceState[] };
      this.#states = new Map(sources.map((source) => [source.name, source]));
    } catch {
      this.#states = new Map();
    }
    for (const row of this.#rows.querySelectorAll<HTMLElement>('tr[data-source]')) this.#showState(row);
  }

  #show(): void {
    const sources = this.#configuration.model?.sources ?? [];
    this.#rows.replaceChildren(
      ...(sources.length > 0
        ? sources.map((source) => this.#row(source))
        : [h('tr', {}, h('td', { colspan: 5, class: 'note' }, texts.none))]),
    );
  }

  #row(source: SourceSetting): HTMLElement {
    const row = h(
      'tr',
      { 'data-source': source.name },
      h('th', { scope: 'row' }, source.name),
      h('td', { class: 'state' }),
      h('td', { class: 'rate' }),
      h('td', { class: 'address' }, withoutName(source.uri)),
      h(
        'td',
        { class: 'does' },
        source.in_file
          ? h('button', { type: 'button', onclick: () => this.#edit(source) }, texts.edit)
          : h('span', { class: 'note' }, texts.fixed),
        source.in_file ? removeButton(source.name, () => void this.#remove(source.name)) : null,
      ),
    );
    this.#showState(row);
    return row;
  }

  #showState(row: HTMLElement): void {
    const state = this.#states.get(row.dataset['source'] ?? '');
    const text = state ? (STATES[state.state] ?? state.state) : '';
    const cell = row.querySelector<HTMLElement>('.state')!;
    setText(cell, state?.detail ? `${text}: ${state.detail}` : text);
    cell.classList.toggle('fault', state?.state === 'failed');
    setText(row.querySelector('.rate')!, state?.messages_per_second === undefined ? '' : state.messages_per_second.toFixed(1));
  }

  #edit(source: SourceSetting | null): void {
    this.#editing = source?.name ?? null;
    this.#uri.input.value = source ? withoutName(source.uri) : '';
    this.#name.input.value = source?.name ?? '';
    setText(this.#submit, source ? texts.save : texts.add);
    this.#cancel.hidden = source === null;
    this.#message.good(source ? fill(texts.editing, { name: source.name }) : '');
    if (source) this.#uri.input.focus();
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const uri = this.#uri.input.value.trim();
    const name = this.#name.input.value.trim();
    const item = name ? { name, uri } : uri;
    const change = this.#editing
      ? this.#configuration.change('PUT', `/sources?name=${encodeURIComponent(this.#editing)}`, item)
      : this.#configuration.change('POST', '/sources', item);
    if (!(await tell(this.#message, this.#configuration, change))) return;
    const message = this.#message.element.textContent ?? '';
    this.#edit(null);
    this.#message.good(message);
    await this.poll();
  }

  async #remove(name: string): Promise<void> {
    await tell(
      this.#message,
      this.#configuration,
      this.#configuration.change('DELETE', `/sources?name=${encodeURIComponent(name)}`),
    );
  }
}

/** The address without the name that stands beside it. */
function withoutName(uri: string): string {
  const [address = '', options] = uri.split('?');
  const kept = (options ?? '').split('&').filter((option) => option !== '' && !option.startsWith('name='));
  return kept.length > 0 ? `${address}?${kept.join('&')}` : address;
}
