import { fill, inLanguage, language } from '../text/language';
import type { Answer } from './account';

const texts = inLanguage({
  away: ['The server does not answer.', 'El servidor no responde.'],
  slow: ['Too many tries. Wait {n} s.', 'Demasiados intentos. Espere {n} s.'],
  role: ['Your role does not allow this.', 'Su perfil no permite hacer esto.'],
  signIn: ['You are not signed in any more.', 'Su sesión ha terminado.'],
  refused: ['The server refused this.', 'El servidor lo rechazó.'],
});

// What the server says in English, by how it begins.
const SPANISH: readonly (readonly [start: string, spanish: string])[] = [
  ['the password is too short', 'La contraseña es demasiado corta: hacen falta al menos 12 caracteres.'],
  ['the password is too long', 'La contraseña es demasiado larga: se admiten hasta 128 caracteres.'],
  ['this password is among', 'Esa contraseña es de las primeras que otros probarían: use palabras que no vayan juntas.'],
  ['the current password is wrong', 'La contraseña actual no es correcta.'],
  ['there is a user or key', 'Ya existe un usuario o una clave con ese nombre.'],
  ['a name has 1 to 64', 'Un nombre tiene de 1 a 64 letras de la a a la z, cifras y . _ - @, y empieza con letra o cifra.'],
  ['the name ', 'Ese nombre está reservado: elija otro.'],
  ['this is the only admin', 'Es el único administrador: agregue otro primero.'],
  ['the first user must be', 'El primer usuario debe ser administrador.'],
];

/** Why something was not done, as a sentence in the page's language. */
export function refusalText(answer: Extract<Answer<unknown>, { ok: false }>): string {
  if (answer.status === 0) return texts.away;
  if (answer.status === 429) return fill(texts.slow, { n: answer.retryAfterS || 1 });
  if (answer.status === 401) return texts.signIn;
  if (answer.status === 403) return texts.role;
  if (language === 'es') return SPANISH.find(([start]) => answer.error.startsWith(start))?.[1] ?? texts.refused;
  return answer.error ? answer.error.charAt(0).toUpperCase() + answer.error.slice(1) + '.' : texts.refused;
}
