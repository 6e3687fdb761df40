import { h } from '../dom';
import { inLanguage } from '../text/language';
import { ROLES, type Role } from './account';

const names: Readonly<Record<Role, string>> = inLanguage({
  viewer: ['viewer', 'observador'],
  operator: ['operator', 'operador'],
  admin: ['administrator', 'administrador'],
});

export const roleText = (role: Role): string => names[role];

/** A choice of role. */
export function roleSelect(attributes: Record<string, string | EventListener>, chosen: Role): HTMLSelectElement {
  return h('select', attributes, ...ROLES.map((role) => h('option', { value: role, selected: role === chosen }, names[role])));
}
