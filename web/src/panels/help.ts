import { h } from '../dom';
import { KEY_HELP } from '../view/keyboard';
import { vectorSeconds } from '../map/dead-reckoning';
import { Domain } from '../picture/vocabulary';

/** Keys and the meaning of the symbols, in a dialog. */
export class Help {
  readonly element: HTMLDialogElement;

  constructor() {
    const minutes = (domain: number) => `${vectorSeconds(domain) / 60} min`;
    const row = ([keys, action]: readonly [string, string]) => h('div', {}, h('dt', {}, keys), h('dd', {}, action));
    this.element = h(
      'dialog',
      { class: 'help', 'data-testid': 'help', 'aria-labelledby': 'help-title' },
      h('h2', { id: 'help-title' }, 'Keys and symbols'),
      h('dl', {}, ...KEY_HELP.map(row)),
      h('h3', {}, 'Symbols'),
      h(
        'dl',
        {},
        ...(
          [
            ['filled', 'confirmed'],
            ['outline', 'coasting: no update in time, position predicted'],
            ['crossed outline', 'lost'],
            ['small dot', 'tentative'],
            ['line ahead', `motion in the next ${minutes(Domain.air)}, at sea ${minutes(Domain.sea)}`],
            ['label', 'name; height, climb or descent, speed (air in kt)'],
            ['dots behind', 'past positions, equally spaced in time'],
            ['dashed circle', 'accuracy of the selected track, 2 σ'],
            ['square', 'sensor'],
          ] as const
        ).map(row),
      ),
      h(
        'p',
        { class: 'note' },
        'Base map: Natural Earth. Typeface: B612. Not for navigation. ',
        h('a', { href: './licenses/bundled.txt', target: '_blank', rel: 'noopener' }, 'Licences'),
      ),
      h('form', { method: 'dialog' }, h('button', { autofocus: true }, 'Close')),
    );
  }

  toggle(): void {
    if (this.element.open) this.element.close();
    else this.element.showModal();
  }
}
