import { h, setAttribute, setText } from '../dom';
import { inLanguage } from '../text/language';

const texts = inLanguage({
  show: ['Show', 'Mostrar'],
  hide: ['Hide', 'Ocultar'],
  showPassword: ['Show the password', 'Mostrar la contraseña'],
});

export interface Field {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
}

/** A text field under its name. */
export function textField(id: string, name: string, attributes: Record<string, string | boolean | number> = {}): Field {
  const input = h('input', { id, 'data-testid': id, required: true, spellcheck: 'false', autocapitalize: 'none', ...attributes });
  return { element: h('div', { class: 'field' }, h('label', { for: id }, name), input), input };
}

/** A password field; what is typed can be looked at. */
export function passwordField(id: string, name: string, autocomplete: 'current-password' | 'new-password', note?: string): Field {
  const input = h('input', {
    id,
    'data-testid': id,
    type: 'password',
    required: true,
    autocomplete,
    'aria-describedby': note ? `${id}-note` : null,
  });
  const reveal = h(
    'button',
    { type: 'button', 'aria-pressed': 'false', 'aria-label': texts.showPassword, onclick: toggle },
    texts.show,
  );
  function toggle(): void {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    setText(reveal, shown ? texts.hide : texts.show);
    setAttribute(reveal, 'aria-pressed', String(shown));
  }
  const element = h(
    'div',
    { class: 'field' },
    h('label', { for: id }, name),
    h('div', { class: 'with-button' }, input, reveal),
    note ? h('p', { class: 'note', id: `${id}-note` }, note) : null,
  );
  return { element, input };
}

/** A line for what went wrong or well, read out when it changes. */
export function messageLine(testId: string): { element: HTMLElement; fault(text: string): void; good(text: string): void } {
  const element = h('p', { class: 'message', role: 'alert', 'data-testid': testId });
  const set = (text: string, isFault: boolean) => {
    setText(element, text);
    element.classList.toggle('fault', isFault);
  };
  return { element, fault: (text) => set(text, true), good: (text) => set(text, false) };
}
