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

/** Day, dusk and night: colours change, nothing else does. */
export function addThemes(screen: Screen): void {
  const { settings } = screen;
  const next = () => settings.advance('theme');
  const button = screen.statusBar.addButton('theme-button', texts[settings.get('theme')], texts.title, next);
  settings.changed.on((name) => {
    if (name !== 'theme') return;
    screen.testState['theme'] = settings.get('theme');
    button.textContent = texts[settings.get('theme')];
    screen.map.setPalette(readPalette());
  });
  screen.commands.add({ keys: ['b'], help: texts.help, run: next });
}
