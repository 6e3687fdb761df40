import { h } from '../dom';
import { fill, inLanguage } from '../text/language';
import { textField, type Field } from '../users/fields';
import type { Configuration, ConfigurationModel, Outcome } from './configuration';

const texts = inLanguage({
  remove: ['Remove', 'Quitar'],
  really: ['Remove {name}?', '¿Quitar {name}?'],
  away: ['The server does not answer.', 'El servidor no responde.'],
  role: ['Only administrators see and change the configuration.', 'Solo los administradores ven y cambian la configuración.'],
  conflict: [
    'Someone else has changed the configuration meanwhile. It was loaded again: make the change once more.',
    'Otra persona cambió la configuración mientras tanto. Se volvió a cargar: haga el cambio otra vez.',
  ],
  refused: ['Not done: {error}.', 'No se hizo: {error}.'],
  done: ['In force.', 'En vigor.'],
  any: ['any', 'cualquiera'],
});

export interface Message {
  fault(text: string): void;
  good(text: string): void;
}

/** Why something was not done. The server's own sentence names keys and values and stays as it is. */
export function outcomeText(outcome: Extract<Outcome<unknown>, { ok: false }>): string {
  if (outcome.status === 0) return texts.away;
  if (outcome.status === 401 || outcome.status === 403) return texts.role;
  if (outcome.status === 412) return texts.conflict;
  return fill(texts.refused, { error: outcome.fault.error });
}

/** Says how a change went; after a conflict the page shows what is there now. */
export async function tell(
  message: Message,
  configuration: Configuration,
  asked: Promise<Outcome<ConfigurationModel>>,
): Promise<boolean> {
  const outcome = await asked;
  if (outcome.ok) message.good(texts.done);
  else message.fault(outcomeText(outcome));
  if (!outcome.ok && outcome.status === 412) await configuration.load();
  return outcome.ok;
}

/** Asks once more in its own place before it removes. */
export function removeButton(name: string, remove: () => void): HTMLButtonElement {
  const button: HTMLButtonElement = h('button', { type: 'button', onclick: () => press(), onblur: () => calm() }, texts.remove);
  const calm = () => {
    button.textContent = texts.remove;
    button.classList.remove('danger');
  };
  const press = () => {
    if (button.classList.contains('danger')) return remove();
    button.textContent = fill(texts.really, { name });
    button.classList.add('danger');
  };
  return button;
}

export interface Choice {
  readonly element: HTMLElement;
  readonly input: HTMLSelectElement;
}

/** A choice of words under its name; an empty value stands for any. */
export function choice(id: string, name: string, words: Readonly<Record<string, string>>, withAny = false): Choice {
  const input = h(
    'select',
    { id, 'data-testid': id },
    withAny ? h('option', { value: '' }, texts.any) : null,
    ...Object.entries(words).map(([value, text]) => h('option', { value }, text)),
  );
  return { element: h('div', { class: 'field' }, h('label', { for: id }, name), input), input };
}

export function optionalField(id: string, name: string, attributes: Record<string, string | boolean | number> = {}): Field {
  return textField(id, name, { required: false, autocomplete: 'off', ...attributes });
}

/** A number field that may be left empty; decimals are written with a point or a comma. */
export function numberField(id: string, name: string): Field {
  return optionalField(id, name, { inputmode: 'decimal', size: 8, pattern: '\\s*[\\-−]?[0-9]*([.,][0-9]+)?\\s*' });
}

/** The number in a field; null = it is empty. */
export function numberOf(field: Field): number | null {
  const text = field.input.value.trim().replace(',', '.').replace('−', '-');
  return text === '' ? null : Number(text);
}

/** Without the fields that were left empty. */
export function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
}

export const showNumber = (value: number | undefined): string => (value === undefined ? '' : String(value));

export function table(heads: readonly string[], body: HTMLElement): HTMLElement {
  return h(
    'div',
    { class: 'scroll' },
    h('table', {}, h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))), body),
  );
}
