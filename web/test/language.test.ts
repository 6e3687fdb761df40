import { describe, expect, it } from 'vitest';
import { fill, inLanguage, languageOf } from '../src/text/language';

describe('language', () => {
  it('gives each text in the language asked for', () => {
    const pairs = { close: ['Close', 'Cerrar'], follow: ['Follow', 'Seguir'] } as const;
    expect(inLanguage(pairs, 'en')).toEqual({ close: 'Close', follow: 'Follow' });
    expect(inLanguage(pairs, 'es')).toEqual({ close: 'Cerrar', follow: 'Seguir' });
  });

  it('fills places and leaves unknown ones', () => {
    expect(fill('{n} of {total}', { n: 3 })).toBe('3 of {total}');
  });

  it('knows a language by its first two letters', () => {
    expect(languageOf('es-TT')).toBe('es');
    expect(languageOf('EN')).toBe('en');
    expect(languageOf('fr')).toBeNull();
    expect(languageOf(null)).toBeNull();
  });
});
