export const THEMES = ['day', 'dusk', 'night'] as const;
export type Theme = (typeof THEMES)[number];
export const DEFAULT_THEME: Theme = 'dusk';

export function themeOf(text: string | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? DEFAULT_THEME;
}

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
}
