import { readPalette } from '../map/palette';
import type { Screen } from '../screen';
import { inLanguage } from '../text/language';

const texts = inLanguage({
  day: ['Day', 'Día'],
  dusk: ['Dusk', 'Crepúsculo'],
  night: ['Night', 'Noche'],
  title: ['Brightness (B)', 'Brillo (B)'],
  help: ['brightness: day, dusk, night', 'brillo: día, crepúsculo, noche'],
});

export const THEMES = ['day', 'dusk', 'night'] as const;
export type Theme = (typeof THEMES)[number];
export const DEFAULT_THEME: Theme = 'dusk';

export function themeOf(text: string | null): Theme {
  return THEMES.find((theme) => theme === text) ?? DEFAULT_THEME;
}

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
}

/** Day, dusk and night: colours change, nothing else does. */
export function addThemes(screen: Screen): void {
  let theme = themeOf(screen.address.given('theme'));
  const button = screen.statusBar.addButton('theme-button', texts[theme], texts.title, () => show(nextTheme(theme)));
  const show = (next: Theme) => {
    theme = next;
    document.documentElement.dataset['theme'] = theme;
    button.textContent = texts[theme];
    screen.map.setPalette(readPalette());
    screen.address.changed();
  };
  screen.address.keep('theme', () => theme);
  screen.commands.add({ keys: ['b'], help: texts.help, run: () => show(nextTheme(theme)) });
}
