import '../../styles/account.css';
import { h } from '../../dom';
import { fill, inLanguage } from '../../text/language';
import { ask, type Answer, type KeyRow, type Role, type UserRow } from '../../users/account';
import { messageLine, passwordField, textField } from '../../users/fields';
import { refusalText } from '../../users/refusals';
import { roleSelect, roleText } from '../../users/roles';
import { whenText } from '../../users/when';

const texts = inLanguage({
  users: ['Users', 'Usuarios'],
  usersNote: [
    'Viewers see the picture, operators work with it, administrators change sources, configuration and users.',
    'Los observadores ven el cuadro, los operadores trabajan con él, los administradores cambian fuentes, configuración y usuarios.',
  ],
  name: ['Name', 'Nombre'],
  role: ['Role', 'Perfil'],
  created: ['Created', 'Creado'],
  lastLogin: ['Last sign-in', 'Último ingreso'],
  sessions: ['Sessions', 'Sesiones'],
  never: ['never', 'nunca'],
  addUser: ['Add user', 'Agregar usuario'],
  password: ['Password', 'Contraseña'],
  rule: ['At least 12 characters', 'Al menos 12 caracteres'],
  newPassword: ['New password …', 'Contraseña nueva …'],
  newPasswordOf: ['New password for {name}', 'Contraseña nueva para {name}'],
  set: ['Set', 'Asignar'],
  cancel: ['Cancel', 'Cancelar'],
  remove: ['Remove', 'Quitar'],
  really: ['Remove {name}?', '¿Quitar {name}?'],
  done: ['Done.', 'Hecho.'],
  roleOf: ['Role of {name}', 'Perfil de {name}'],
  keys: ['API keys', 'Claves de API'],
  keysNote: [
    'For programs: they send the key as “Authorization: Bearer …”. A key is shown once, when it is made.',
    'Para programas: envían la clave como «Authorization: Bearer …». La clave se muestra una sola vez, al crearla.',
  ],
  madeBy: ['Made by', 'Creada por'],
  lastUsed: ['Last used', 'Último uso'],
  addKey: ['Make key', 'Crear clave'],
  keyFor: ['Key of {name}. It will not be shown again:', 'Clave de {name}. No se volverá a mostrar:'],
  copy: ['Copy', 'Copiar'],
  none: ['none', 'ninguna'],
  refused: ['Only administrators see users and keys.', 'Solo los administradores ven usuarios y claves.'],
});

interface Lists {
  users: UserRow[];
  keys: KeyRow[];
}

/** Users and API keys, for administrators. */
export class UsersSection {
  readonly name = 'users';
  readonly title = texts.users;
  readonly element: HTMLElement;
  readonly #users = h('tbody', { 'data-testid': 'users' });
  readonly #keys = h('tbody', { 'data-testid': 'keys' });
  readonly #message = messageLine('users-message');
  readonly #password = h('div', { role: 'group' });
  readonly #newKey = h('div', { role: 'status', 'data-testid': 'new-key' });

  constructor() {
    this.element = h(
      'section',
      { class: 'users-section', 'data-testid': 'users-section' },
      this.#message.element,
      h('h2', {}, texts.users),
      h('p', { class: 'note' }, texts.usersNote),
      table([texts.name, texts.role, texts.created, texts.lastLogin, texts.sessions, ''], this.#users),
      this.#password,
      this.#userForm(),
      h('h2', {}, texts.keys),
      h('p', { class: 'note' }, texts.keysNote),
      table([texts.name, texts.role, texts.created, texts.madeBy, texts.lastUsed, ''], this.#keys),
      this.#newKey,
      this.#keyForm(),
    );
  }

  async refresh(): Promise<void> {
    const answer = await ask<Lists>('GET', 'users');
    if (!answer.ok) {
      this.element.replaceChildren(this.#message.element);
      this.#message.fault(answer.status === 403 ? texts.refused : refusalText(answer));
      return;
    }

    this.#users.replaceChildren(...answer.value.users.map((user) => this.#userRow(user)));
    this.#keys.replaceChildren(
      ...(answer.value.keys.length > 0
        ? answer.value.keys.map((key) => this.#keyRow(key))
        : [h('tr', {}, h('td', { colspan: 6, class: 'note' }, texts.none))]),
    );
  }

  #userRow(user: UserRow): HTMLElement {
    const path = `users/${encodeURIComponent(user.name)}`;
    const role = roleSelect(
      {
        class: 'small',
        'aria-label': fill(texts.roleOf, { name: user.name }),
        onchange: () => void this.#do(ask('PATCH', path, { role: role.value as Role })),
      },
      user.role,
    );
    const newPassword = h('button', { type: 'button', onclick: () => this.#askPassword(user.name) }, texts.newPassword);
    return h(
      'tr',
      { 'data-user': user.name },
      h('th', { scope: 'row' }, user.name),
      h('td', {}, role),
      h('td', {}, whenText(user.created)),
      h('td', {}, user.last_login ? whenText(user.last_login) : texts.never),
      h('td', {}, String(user.sessions)),
      h('td', { class: 'does' }, newPassword, this.#removeButton(user.name, path)),
    );
  }

  #keyRow(key: KeyRow): HTMLElement {
    return h(
      'tr',
      { 'data-key': key.name },
      h('th', { scope: 'row' }, key.name),
      h('td', {}, roleText(key.role)),
      h('td', {}, whenText(key.created)),
      h('td', {}, key.created_by),
      h('td', {}, key.last_used ? whenText(key.last_used) : texts.never),
      h('td', { class: 'does' }, this.#removeButton(key.name, `keys/${encodeURIComponent(key.name)}`)),
    );
  }

  /** Asks once more in its own place before it removes. */
  #removeButton(name: string, path: string): HTMLButtonElement {
    const button: HTMLButtonElement = h('button', { type: 'button', onclick: () => press(), onblur: () => calm() }, texts.remove);
    const calm = () => {
      button.textContent = texts.remove;
      button.classList.remove('caution');
    };
    const press = () => {
      if (button.classList.contains('caution')) void this.#do(ask('DELETE', path));
      button.textContent = fill(texts.really, { name });
      button.classList.add('caution');
    };
    return button;
  }

  #askPassword(name: string): void {
    const field = passwordField('reset-password', fill(texts.newPasswordOf, { name }), 'new-password', texts.rule);
    const submit = async (event: Event) => {
      event.preventDefault();
      const answer = await this.#do(ask('PATCH', `users/${encodeURIComponent(name)}`, { password: field.input.value }));
      if (answer.ok) this.#password.replaceChildren();
    };
    this.#password.replaceChildren(
      h(
        'form',
        { onsubmit: (event) => void submit(event) },
        field.element,
        h('button', { type: 'submit', class: 'primary' }, texts.set),
        h('button', { type: 'button', onclick: () => this.#password.replaceChildren() }, texts.cancel),
      ),
    );
    field.input.focus();
  }

  #userForm(): HTMLElement {
    const name = textField('new-user', texts.name, { autocomplete: 'off', maxlength: 64 });
    const role = roleSelect({ id: 'new-user-role' }, 'viewer');
    const password = passwordField('new-user-password', texts.password, 'new-password', texts.rule);
    const submit = async (event: Event) => {
      event.preventDefault();
      const answer = await this.#do(
        ask('POST', 'users', { name: name.input.value.trim(), role: role.value, password: password.input.value }),
      );
      if (answer.ok) name.input.value = password.input.value = '';
    };
    return h(
      'form',
      { 'aria-label': texts.addUser, onsubmit: (event) => void submit(event) },
      name.element,
      labelled(role, texts.role),
      password.element,
      h('button', { type: 'submit', 'data-testid': 'add-user' }, texts.addUser),
    );
  }

  #keyForm(): HTMLElement {
    const name = textField('new-key-name', texts.name, { autocomplete: 'off', maxlength: 64 });
    const role = roleSelect({ id: 'new-key-role' }, 'viewer');
    const submit = async (event: Event) => {
      event.preventDefault();
      const answer = await this.#do(
        ask<{ name: string; key: string }>('POST', 'keys', { name: name.input.value.trim(), role: role.value }),
      );
      if (!answer.ok) return;
      name.input.value = '';
      this.#showKey(answer.value.name, answer.value.key);
    };
    return h(
      'form',
      { 'aria-label': texts.addKey, onsubmit: (event) => void submit(event) },
      name.element,
      labelled(role, texts.role),
      h('button', { type: 'submit', 'data-testid': 'add-key' }, texts.addKey),
    );
  }

  #showKey(name: string, key: string): void {
    const copy = h('button', { type: 'button', onclick: () => void navigator.clipboard.writeText(key) }, texts.copy);
    this.#newKey.replaceChildren(
      h(
        'div',
        { class: 'new-key' },
        fill(texts.keyFor, { name }),
        h('code', { 'data-testid': 'key-text' }, key),
        window.isSecureContext ? copy : null,
      ),
    );
  }

  /** Says how it went and shows what is there now. */
  async #do<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await asked;
    await this.refresh();
    if (answer.ok) this.#message.good(texts.done);
    else this.#message.fault(refusalText(answer));
    return answer;
  }
}

function labelled(select: HTMLSelectElement, name: string): HTMLElement {
  return h('div', { class: 'field' }, h('label', { for: select.id }, name), select);
}

function table(heads: readonly string[], body: HTMLElement): HTMLElement {
  return h(
    'div',
    { class: 'scroll', tabindex: 0 },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...heads.map((head) => (head ? h('th', { scope: 'col' }, head) : h('td', {}))))),
      body,
    ),
  );
}
