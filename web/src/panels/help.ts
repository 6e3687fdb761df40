import { verdictName } from '../alerts/alert-words';
import { verdictMark, VERDICTS } from '../alerts/verdict-mark';
import { h } from '../dom';
import type { Screen } from '../screen';
import { fill, inLanguage } from '../text/language';

const texts = inLanguage({
  help: ['this help', 'esta ayuda'],
  button: ['Keys (?)', 'Teclas (?)'],
  title: ['Keys and symbols', 'Teclas y símbolos'],
  symbols: ['Symbols', 'Símbolos'],
  filled: ['filled', 'relleno'],
  confirmed: ['confirmed', 'confirmada'],
  outline: ['outline', 'contorno'],
  coasting: ['coasting: no update in time, position predicted', 'extrapolada: sin actualización a tiempo, posición prevista'],
  crossed: ['crossed outline', 'contorno tachado'],
  lost: ['lost', 'perdida'],
  dot: ['small dot', 'punto pequeño'],
  tentative: ['tentative', 'tentativa'],
  line: ['line ahead', 'línea al frente'],
  motion: ['motion in the next {air} min, at sea {sea} min', 'movimiento en los próximos {air} min; en el mar, {sea} min'],
  label: ['label', 'etiqueta'],
  labelMeaning: [
    'name; height, climb or descent, speed (air in kt)',
    'nombre; altura, ascenso o descenso, velocidad (aire en kt)',
  ],
  dots: ['dots behind', 'puntos detrás'],
  past: ['past positions, equally spaced in time', 'posiciones pasadas, a intervalos iguales de tiempo'],
  circle: ['dashed circle', 'círculo discontinuo'],
  accuracy: ['accuracy of the selected track, 2 σ', 'exactitud de la pista seleccionada, 2 σ'],
  crossedDiamond: ['crossed diamond', 'rombo con cruz'],
  aid: ['aid to navigation; dashed: a virtual one', 'ayuda a la navegación; discontinuo: virtual'],
  triangle: ['triangle', 'triángulo'],
  base: ['AIS base station', 'estación base AIS'],
  crossedCircle: ['crossed circle', 'círculo con aspa'],
  beacon: ['distress beacon: SART, MOB, EPIRB', 'baliza de socorro: SART, MOB, EPIRB'],
  square: ['square', 'cuadrado'],
  sensor: ['sensor', 'sensor'],
  verdicts: ['Verdicts of alerts', 'Veredictos de las alertas'],
  legal: [
    'Base map: Natural Earth. Typeface: B612. Not for navigation. ',
    'Mapa base: Natural Earth. Tipografía: B612. No apto para la navegación. ',
  ],
  licences: ['Licences', 'Licencias'],
  close: ['Close', 'Cerrar'],
});

/** Keys and the meaning of the symbols, in a dialog. */
export function addHelp(screen: Screen): void {
  const keys = h('dl', { class: 'keys' });
  const motion = h('dd');
  const dialog = helpDialog(keys, motion);
  document.body.append(dialog);
  screen.commands.add({ keys: ['?'], help: texts.help, run: () => open() });
  const open = () => {
    keys.replaceChildren(...screen.commands.help.map(([key, action]) => row(key, action)));
    const { settings } = screen;
    motion.textContent = fill(texts.motion, { air: settings.get('air_vector_min'), sea: settings.get('sea_vector_min') });
    dialog.showModal();
  };
  dialog.addEventListener('keydown', (event) => {
    if (event.key === '?') dialog.close();
  });
  screen.statusBar.addButton('help-button', '?', texts.button, open);
}

function helpDialog(keys: HTMLElement, motion: HTMLElement): HTMLDialogElement {
  const symbols = [
    [texts.filled, texts.confirmed],
    [texts.outline, texts.coasting],
    [texts.crossed, texts.lost],
    [texts.dot, texts.tentative],
    [texts.line, motion],
    [texts.label, texts.labelMeaning],
    [texts.dots, texts.past],
    [texts.circle, texts.accuracy],
    [texts.square, texts.sensor],
    [texts.crossedDiamond, texts.aid],
    [texts.triangle, texts.base],
    [texts.crossedCircle, texts.beacon],
  ] as const;
  return h(
    'dialog',
    { class: 'help', 'data-testid': 'help', 'aria-labelledby': 'help-title' },
    h(
      'form',
      { method: 'dialog', class: 'panel-head' },
      h('h2', { id: 'help-title' }, texts.title),
      h('button', { class: 'close', autofocus: true, title: texts.close, 'aria-label': texts.close }, '×'),
    ),
    keys,
    h('h3', {}, texts.symbols),
    h('dl', {}, ...symbols.map(([symbol, meaning]) => row(symbol, meaning))),
    h('h3', {}, texts.verdicts),
    h(
      'dl',
      { class: 'verdict-key' },
      ...VERDICTS.map((name) => h('div', {}, h('dt', {}, verdictMark(name)), h('dd', {}, verdictName(name)))),
    ),
    h(
      'p',
      { class: 'note' },
      texts.legal,
      h('a', { href: './licenses/bundled.txt', target: '_blank', rel: 'noopener' }, texts.licences),
    ),
  );
}

function row(name: string, meaning: string | HTMLElement): HTMLElement {
  return h('div', {}, h('dt', {}, name), typeof meaning === 'string' ? h('dd', {}, meaning) : meaning);
}
