import { describe, expect, it } from 'vitest';
import { nextPage } from '../src/users/account';
import { refusalText } from '../src/users/refusals';
import { whenText } from '../src/users/when';

describe('the page after signing in', () => {
  it('is the one that was asked for', () => {
    expect(nextPage('?next=admin.html')).toBe('admin.html');
    expect(nextPage('')).toBe('./');
  });

  it.each([
    '//evil.example',
    'https://evil.example/a.html',
    '/a.html',
    '../a.html',
    'javascript:alert(1)',
    'a.html#x',
    'login.html',
  ])('is never %s', (next) => expect(nextPage(`?next=${encodeURIComponent(next)}`)).toBe('./'));
});

describe('refusals', () => {
  const refused = (status: number, error = '', retryAfterS = 0) => refusalText({ ok: false, status, error, retryAfterS });

  it('are sentences', () => {
    expect(refused(400, 'the current password is wrong')).toBe('The current password is wrong.');
    expect(refused(429, '', 7)).toBe('Too many tries. Wait 7 s.');
    expect(refused(0)).toBe('The server does not answer.');
  });
});

describe('times', () => {
  it('are UTC to the minute', () => {
    expect(whenText('2026-11-23T06:45:54.123Z')).toBe('2026-11-23 06:45 UTC');
    expect(whenText(undefined)).toBe('–');
  });
});
