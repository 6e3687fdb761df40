/** The languages of the pages. Figures, units, callsigns and keys are the same in all. */
export type Language = 'en' | 'es';

export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

const STORE = 'atalaya-language';

/** The language of this page, settled when it loads: `lang` in the address, else the last choice here, else the browser's. */
export const language: Language = settle();

/** English and Spanish beside each other, so that one is not changed without the other. */
export type Pair = readonly [en: string, es: string];

/** The texts of one module in the page's language: `const texts = inLanguage({ close: ['Close', 'Cerrar'] })`. */
export function inLanguage<K extends string>(
  pairs: Readonly<Record<K, Pair>>,
  to: Language = language,
): Readonly<Record<K, string>> {
  const texts = {} as Record<K, string>;
  for (const key of Object.keys(pairs) as K[]) texts[key] = pairs[key][to === 'en' ? 0 : 1];
  return texts;
}

/** Puts values in the places of a text: `fill('{n} tracks', { n: 3 })`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** Remembers the choice and shows the page again in it. */
export function chooseLanguage(to: Language): void {
  store(to);
  location.hash = location.hash.replace(/([#&])lang=\w+/, '$1');
  location.reload();
}

export function languageOf(text: string | null | undefined): Language | null {
  const start = text?.slice(0, 2).toLowerCase();
  return start === 'en' || start === 'es' ? start : null;
}

function settle(): Language {
  if (typeof location === 'undefined') return 'en';
  const asked =
    new URLSearchParams(location.hash.replace(/^#/, '')).get('lang') ?? new URLSearchParams(location.search).get('lang');
  const settled = languageOf(asked) ?? languageOf(stored()) ?? languageOf(navigator.language) ?? 'en';
  document.documentElement.lang = settled;
  return settled;
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null; // a browser that keeps nothing
  }
}

function store(to: Language): void {
  try {
    localStorage.setItem(STORE, to);
  } catch {
    // then it holds for this page only
  }
}
