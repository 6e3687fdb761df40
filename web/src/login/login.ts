import { h, setText, show } from '../dom';
import { chooseLanguage, fill, inLanguage, language, LANGUAGES, type Language } from '../text/language';
import { ask, nextPage, readSession, type SessionState } from '../users/account';
import { messageLine, passwordField, textField } from '../users/fields';
import { refusalText } from '../users/refusals';

const texts = inLanguage({
  title: ['Sign in', 'Iniciar sesión'],
  purpose: ['Air and sea surveillance', 'Vigilancia aérea y marítima'],
  user: ['User', 'Usuario'],
  password: ['Password', 'Contraseña'],
  signIn: ['Sign in', 'Entrar'],
  waiting: ['Signing in …', 'Entrando …'],
  wrong: ['User or password is wrong.', 'El usuario o la contraseña no son correctos.'],
  wait: ['Too many tries. Try again in {n} s.', 'Demasiados intentos. Pruebe de nuevo en {n} s.'],
  open: [
    'This connection is not encrypted: others on the network can read the password.',
    'Esta conexión no está cifrada: otros en la red pueden leer la contraseña.',
  ],
  forgotten: [
    'Forgotten? An administrator can set a new password.',
    '¿La olvidó? Un administrador puede asignarle una contraseña nueva.',
  ],
  language: ['Language', 'Idioma'],
});

/** The page to sign in. It never tells whether the user or the password was wrong. */
export class LoginPage {
  readonly element: HTMLElement;
  readonly #user = textField('user', texts.user, { name: 'username', autocomplete: 'username', autofocus: true, maxlength: 64 });
  readonly #password = passwordField('password', texts.password, 'current-password');
  readonly #message = messageLine('login-message');
  readonly #button = h('button', { type: 'submit', class: 'primary', 'data-testid': 'login-button' }, texts.signIn);
  readonly #open = h('p', { class: 'caution-note', 'data-testid': 'unencrypted', hidden: true }, texts.open);
  #waitTimer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    this.element = h(
      'main',
      { class: 'login' },
      h(
        'form',
        { class: 'card', 'aria-labelledby': 'login-title', onsubmit: (event) => this.#submit(event) },
        h('p', { class: 'brand' }, 'ATALAYA'),
        h('p', { class: 'purpose' }, texts.purpose),
        h('h1', { id: 'login-title' }, texts.title),
        this.#open,
        this.#user.element,
        this.#password.element,
        this.#message.element,
        this.#button,
        h('p', { class: 'note' }, texts.forgotten),
      ),
      languages(),
    );
  }

  /** Goes on at once where nobody has to sign in: a session that holds, or a server without users. */
  async start(): Promise<void> {
    const answer = await readSession();
    if (!answer.ok) this.#message.fault(refusalText(answer));
    else if (answer.value.role) goOn();
    else show(this.#open, !answer.value.encrypted && !isThisMachine(location.hostname));
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    this.#setWaiting(true);
    const answer = await ask<SessionState>('POST', 'session', {
      user: this.#user.input.value.trim(),
      password: this.#password.input.value,
    });
    if (answer.ok) {
      goOn();
      return;
    }

    this.#setWaiting(false);
    if (answer.status === 429) this.#countDown(answer.retryAfterS);
    else this.#message.fault(answer.status === 401 ? texts.wrong : refusalText(answer));
    if (answer.status === 401) {
      this.#password.input.value = '';
      this.#password.input.focus();
    }
  }

  #setWaiting(waiting: boolean): void {
    clearInterval(this.#waitTimer);
    this.#button.disabled = waiting;
    setText(this.#button, waiting ? texts.waiting : texts.signIn);
    if (waiting) this.#message.good('');
  }

  #countDown(seconds: number): void {
    const endMs = performance.now() + seconds * 1000;
    const update = () => {
      const left = Math.ceil((endMs - performance.now()) / 1000);
      if (left > 0) this.#message.fault(fill(texts.wait, { n: left }));
      else {
        this.#setWaiting(false);
        this.#message.good('');
      }
    };
    this.#button.disabled = true;
    this.#waitTimer = setInterval(update, 1000);
    update();
  }
}

function languages(): HTMLElement {
  const choice = (key: Language) =>
    h(
      'button',
      { type: 'button', lang: key, 'aria-pressed': String(key === language), onclick: () => chooseLanguage(key) },
      LANGUAGES[key],
    );
  return h('nav', { class: 'languages', 'aria-label': texts.language }, ...(Object.keys(LANGUAGES) as Language[]).map(choice));
}

function goOn(): void {
  location.replace(new URL(nextPage(location.search) + location.hash, document.baseURI));
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
