import '../styles/account.css';
import { h, setAttribute, setText, show } from '../dom';
import { poll } from '../link/poll';
import { inLanguage } from '../text/language';
import { AccountDialog } from './account-dialog';
import { goToLogin, readSession, type SessionState } from './account';
import { roleText } from './roles';

const PERIOD_MS = 5000;

const texts = inLanguage({
  insecure: ['INSECURE', 'INSEGURO'],
  noUsers: ['Others can reach this server without signing in', 'Otros pueden llegar a este servidor sin iniciar sesión'],
  noEncryption: [
    'Others can reach this server over connections that are not encrypted',
    'Otros pueden llegar a este servidor por conexiones sin cifrar',
  ],
  local: ['Local', 'Local'],
  account: ['Account', 'Cuenta'],
});

/**
 * Who is signed in, in the status bar of a page, and the way out. Leads to the page to sign in when the session has ended, whoever ended it.
 */
export function showUser(bar: HTMLElement): void {
  const dialog = new AccountDialog();
  const insecure = h(
    'span',
    { class: 'badge insecure', role: 'status', 'data-testid': 'insecure', hidden: true },
    texts.insecure,
  );
  const button = h('button', {
    type: 'button',
    id: 'user-button',
    class: 'user-button',
    'data-testid': 'user-button',
    'aria-haspopup': 'dialog',
    hidden: true,
    onclick: () => dialog.open(),
  });
  bar.querySelector('.badge, .brand')?.after(insecure);
  bar.querySelector('nav')?.append(button);
  document.body.append(dialog.element);

  function update(state: SessionState): void {
    if (!state.role) {
      if (state.users_exist) goToLogin();
      return;
    }

    const name = state.kind === 'local' ? texts.local : (state.user ?? '');
    show(insecure, state.insecure);
    setAttribute(insecure, 'title', state.users_exist ? texts.noEncryption : texts.noUsers);
    show(button, true);
    setText(button, name);
    setAttribute(button, 'title', `${texts.account}: ${name}, ${roleText(state.role)}`);
    document.documentElement.dataset['role'] = state.role;
    dialog.update(state);
  }

  poll(PERIOD_MS, async () => {
    const answer = await readSession();
    if (answer.ok) update(answer.value);
  });
}
