import { h, setText, show } from '../dom';
import { Domain } from '../picture/vocabulary';
import type { Screen } from '../screen';
import { partsOf } from '../text/filter-words';
import { trackName } from '../text/label';
import { fill, inLanguage } from '../text/language';
import { altitude, METERS_PER_FOOT, MPS_PER, number, speed } from '../text/units';

const texts = inLanguage({
  filter: ['Filter in force', 'Filtro en vigor'],
  shown: ['{n} of {total} shown', '{n} de {total} mostradas'],
  remove: ['Remove: {name}', 'Quitar: {name}'],
  isolated: ['selected only', 'solo las seleccionadas'],
  clear: ['Clear all', 'Quitar todo'],
  oneHidden: ['The filter hides an emergency: {names}', 'El filtro oculta una emergencia: {names}'],
  hidden: ['The filter hides {n} emergencies: {names}', 'El filtro oculta {n} emergencias: {names}'],
  showIt: ['Show', 'Mostrar'],
});

/** The filter in force as chips, how much of the picture it leaves, and what it must not hide in silence. */
export function addFilterBar(screen: Screen): void {
  const { filters, selection } = screen;
  const chips = h('span', { class: 'chips' });
  const count = h('span', { class: 'note', role: 'status', 'data-testid': 'filter-count' });
  const warning = h('span', { class: 'warning', role: 'alert', 'data-testid': 'hidden-emergency', hidden: true }, h('b'));
  const bar = h(
    'section',
    { class: 'filter-bar', 'data-testid': 'filter-bar', 'aria-label': texts.filter, hidden: true },
    count,
    chips,
    h('button', { type: 'button', 'data-testid': 'filter-clear', onclick: () => filters.clear() }, texts.clear),
    warning,
  );
  const reveal = () => {
    const hidden = screen.shown.hiddenEmergencies;
    selection.set([...selection.ids, ...hidden.map((track) => track.id)]);
    if (hidden[0]?.positioned && !screen.map.shows(hidden[0])) screen.map.moveTo(hidden[0]);
  };
  warning.append(h('button', { type: 'button', onclick: reveal }, texts.showIt));
  screen.banners.add(bar);
  const showChips = () => {
    show(bar, filters.active);
    chips.replaceChildren(...chipsOf(screen));
  };
  filters.changed.on(showChips);
  screen.settings.changed.on(showChips);
  showChips();
  screen.drawing.on(() => {
    const { shown, total, hiddenEmergencies } = screen.shown;
    screen.testState['shown'] = String(shown);
    setText(count, fill(texts.shown, { n: number(shown), total: number(total) }));
    show(warning, hiddenEmergencies.length > 0);
    const names = hiddenEmergencies.slice(0, 4).map(trackName).join(', ');
    const text = hiddenEmergencies.length === 1 ? texts.oneHidden : texts.hidden;
    setText(warning.firstElementChild!, fill(text, { n: hiddenEmergencies.length, names }));
  });
}

function chipsOf({ filters }: Screen): HTMLElement[] {
  const altitudeText = (feet: number) => altitude(feet * METERS_PER_FOOT, Domain.air);
  const speedText = (knots: number) => speed(knots * MPS_PER.kt, Domain.air);
  const chips = partsOf(filters.filter, altitudeText, speedText).map(({ text, without }) =>
    chip(text, () => filters.change(without)),
  );
  return filters.isolating ? [chip(texts.isolated, () => filters.setIsolating(false)), ...chips] : chips;
}

function chip(text: string, remove: () => void): HTMLElement {
  const title = fill(texts.remove, { name: text });
  return h(
    'button',
    { type: 'button', class: 'chip', 'data-testid': 'filter-chip', title, 'aria-label': title, onclick: remove },
    text,
    h('span', { 'aria-hidden': 'true' }, '×'),
  );
}
