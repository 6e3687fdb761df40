import { h, setText, show } from '../dom';
import { fill, inLanguage } from '../text/language';
import { ask, goToLogin, type OwnSession, type SessionState } from './account';
import { messageLine, passwordField } from './fields';
import { refusalText } from './refusals';
import { roleText } from './roles';
import { whenText } from './when';

const texts = inLanguage({
  noUsers: [
    'There are no users: whoever sits at this machine may change everything, others are not served. Add the first administrator before others may connect.',
    'No hay usuarios: quien está en este equipo puede cambiarlo todo y a los demás no se los atiende. Agregue el primer administrador antes de que otros se conecten.',
  ],
  guest: ['You look on without signing in.', 'Usted observa sin haber iniciado sesión.'],
  signedIn: ['Signed in as {role}, at most until {end}.', 'Sesión iniciada como {role}, a lo sumo hasta {end}.'],
  change: ['Change password', 'Cambiar la contraseña'],
  current: ['Current password', 'Contraseña actual'],
  next: ['New password', 'Contraseña nueva'],
  rule: [
    'At least 12 characters. A few words that do not belong together are easy to remember.',
    'Al menos 12 caracteres. Unas palabras que no vayan juntas se recuerdan bien.',
  ],
  changed: [
    'The password is changed; your other sessions have ended.',
    'La contraseña se cambió; sus otras sesiones terminaron.',
  ],
  sessions: ['Your sessions', 'Sus sesiones'],
  thisOne: ['this one', 'esta'],
  session: ['{address}, last used {used}', '{address}, último uso {used}'],
  end: ['End', 'Terminar'],
  users: ['Users and keys', 'Usuarios y claves'],
  signOut: ['Sign out', 'Cerrar la sesión'],
  close: ['Close', 'Cerrar'],
});

/** The user's own account: password, sessions, way out. */
export class AccountDialog {
  readonly element: HTMLDialogElement;
  readonly #name = h('h2', { id: 'account-title' });
  readonly #about = h('p', { class: 'note' });
  /** Tells password managers whose password it is. */
  readonly #user = h('input', { type: 'text', name: 'username', autocomplete: 'username', readonly: true, hidden: true });
  readonly #current = passwordField('current-password', texts.current, 'current-password');
  readonly #next = passwordField('new-password', texts.next, 'new-password', texts.rule);
  readonly #message = messageLine('account-message');
  readonly #sessions = h('ul');
  readonly #own: HTMLElement;
  readonly #users = h('a', { href: './users.html', 'data-testid': 'users-link' }, texts.users);
  readonly #signOut = h(
    'button',
    { type: 'button', 'data-testid': 'sign-out', onclick: () => void this.#leave() },
    texts.signOut,
  );

  constructor() {
    this.#own = h(
      'div',
      {},
      h('h3', {}, texts.change),
      h(
        'form',
        { onsubmit: (event) => void this.#changePassword(event) },
        this.#user,
        this.#current.element,
        this.#next.element,
        this.#message.element,
        h('button', { type: 'submit', 'data-testid': 'change-password' }, texts.change),
      ),
      h('h3', {}, texts.sessions),
      this.#sessions,
    );
    this.element = h(
      'dialog',
      { class: 'account', 'data-testid': 'account', 'aria-labelledby': 'account-title' },
      this.#name,
      this.#about,
      this.#own,
      h(
        'div',
        { class: 'actions' },
        this.#signOut,
        this.#users,
        h('button', { type: 'button', onclick: () => this.element.close() }, texts.close),
      ),
    );
  }

  update(state: SessionState): void {
    const hasSession = state.kind === 'session';
    setText(this.#name, state.user ?? '');
    this.#user.value = state.user ?? '';
    setText(this.#about, aboutText(state));
    show(this.#own, hasSession);
    show(this.#signOut, hasSession);
    show(this.#users, state.role === 'admin');
  }

  open(): void {
    this.#message.good('');
    this.element.showModal();
    void this.#readSessions();
  }

  async #changePassword(event: Event): Promise<void> {
    event.preventDefault();
    const answer = await ask<void>('PUT', 'session/password', {
      current: this.#current.input.value,
      new: this.#next.input.value,
    });
    if (!answer.ok) {
      this.#message.fault(refusalText(answer));
      return;
    }

    this.#current.input.value = this.#next.input.value = '';
    this.#message.good(texts.changed);
    await this.#readSessions();
  }

  async #readSessions(): Promise<void> {
    const answer = await ask<{ sessions: OwnSession[] }>('GET', 'sessions');
    if (answer.ok) this.#sessions.replaceChildren(...answer.value.sessions.map((session) => this.#row(session)));
  }

  #row(session: OwnSession): HTMLElement {
    const text = fill(texts.session, { address: session.address ?? '–', used: whenText(session.last_used) });
    const end = () => void ask('DELETE', `sessions/${session.id}`).then(() => this.#readSessions());
    return h(
      'li',
      {},
      h('span', { title: session.client }, text),
      session.current ? h('span', { class: 'note' }, texts.thisOne) : h('button', { type: 'button', onclick: end }, texts.end),
    );
  }

  async #leave(): Promise<void> {
    const answer = await ask<void>('DELETE', 'session');
    if (answer.ok) goToLogin();
    else this.#message.fault(refusalText(answer));
  }
}

function aboutText(state: SessionState): string {
  if (state.kind === 'local') return texts.noUsers;
  if (state.kind !== 'session' || !state.role) return texts.guest;
  return fill(texts.signedIn, { role: roleText(state.role), end: whenText(state.ends ?? '') });
}
