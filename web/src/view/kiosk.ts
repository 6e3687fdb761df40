import type { Screen } from '../screen';
import { inLanguage } from '../text/language';

const texts = inLanguage({ help: ['hide the buttons, and show them again', 'ocultar los botones y volver a mostrarlos'] });

/** For a screen on a wall: no buttons; what the picture is, its time and its warnings stay. */
export function addKiosk({ address, commands, testState }: Screen): void {
  let hidden = ['kiosk', 'hideButtons'].some((name) => address.given(name) !== null && address.given(name) !== '0');
  const apply = () => (testState['kiosk'] = String(hidden));
  address.keep('kiosk', () => (hidden ? '1' : null));
  commands.add({
    keys: ['Shift+h'],
    help: texts.help,
    run: () => {
      hidden = !hidden;
      apply();
      address.changed();
    },
  });
  apply();
}
