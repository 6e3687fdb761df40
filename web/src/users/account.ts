// Shapes of the answers about sign-in, users and keys: docs/formats/web.md.

export type Role = 'viewer' | 'operator' | 'admin';
export const ROLES: readonly Role[] = ['viewer', 'operator', 'admin'];

export interface SessionState {
  user?: string;
  role?: Role;
  kind?: 'local' | 'guest' | 'session' | 'key';
  users_exist: boolean;
  insecure: boolean;
  encrypted: boolean;
  ends?: string;
}

export interface OwnSession {
  id: string;
  opened: string;
  last_used: string;
  address?: string;
  client?: string;
  current: boolean;
}

export interface UserRow {
  name: string;
  role: Role;
  created: string;
  last_login?: string;
  sessions: number;
}

export interface KeyRow {
  name: string;
  role: Role;
  created: string;
  created_by: string;
  last_used?: string;
}

/** An answer: what was asked for, or why not. Status 0 = no answer. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly error: string; readonly retryAfterS: number };

const TIMEOUT_MS = 15_000;

/** Asks the server beside this page; never throws. */
export async function ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  const url = new URL(`api/v1/${path}`, document.baseURI);
  url.search = url.hash = '';
  try {
    const response = await fetch(url, {
      method,
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (response.ok) return { ok: true, value: (response.status === 204 ? undefined : await response.json()) as T };
    return {
      ok: false,
      status: response.status,
      error: await errorOf(response),
      retryAfterS: Number(response.headers.get('Retry-After') ?? 0),
    };
  } catch {
    return { ok: false, status: 0, error: '', retryAfterS: 0 };
  }
}

export const readSession = () => ask<SessionState>('GET', 'session');

/** The page to sign in, which leads back to this one. */
export function goToLogin(): void {
  const page = location.pathname.split('/').pop() ?? '';
  location.replace(new URL(`login.html${page ? `?next=${encodeURIComponent(page)}` : ''}${location.hash}`, document.baseURI));
}

/** The page to go to after signing in: one of ours beside this one, whatever the address says. */
export function nextPage(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  return /^[a-z0-9-]+\.html$/.test(next) && next !== 'login.html' ? next : './';
}

async function errorOf(response: Response): Promise<string> {
  try {
    return ((await response.json()) as { error?: string }).error ?? '';
  } catch {
    return '';
  }
}
