import { h } from '../dom';
import type { MapClick } from '../map/map-view';
import type { Screen } from '../screen';
import { inLanguage } from '../text/language';

const texts = inLanguage({
  severalOn: [
    'Selecting several: each click adds or removes (M or Esc ends it)',
    'Selección múltiple: cada clic agrega o quita (M o Esc la termina)',
  ],
  isolate: ['show only the selected tracks, on / off', 'mostrar solo las pistas seleccionadas, sí / no'],
  multi: [
    'select several: each click adds a track or takes it away (or hold Shift)',
    'selección múltiple: cada clic agrega o quita una pista (o mantenga Shift)',
  ],
});

/** Picking tracks out of the picture: by click, several at once, by the address, and showing nothing else. */
export function addSelecting(screen: Screen): void {
  const { address, commands, filters, picture, selection } = screen;
  const words = h('p', { class: 'readout', role: 'status', hidden: true }, texts.severalOn);
  screen.mapTools.say(words);
  screen.clicked.on(({ track, additive }: MapClick) => {
    if (screen.severalAtOnce || additive) {
      if (track) selection.toggle(track.id);
    } else selection.select(track?.id ?? null);
  });
  const setSeveral = (on: boolean) => {
    screen.severalAtOnce = on;
    words.hidden = !on;
  };
  commands.add({ keys: ['m'], help: texts.multi, run: () => setSeveral(!screen.severalAtOnce) });
  screen.closers.push(() => {
    if (!screen.severalAtOnce) return false;
    setSeveral(false);
    return true;
  });
  commands.add({
    keys: ['i'],
    help: texts.isolate,
    run: () => filters.setIsolating(!filters.isolating && selection.ids.length > 0),
  });
  selection.changed.on(() => {
    if (selection.ids.length === 0 && filters.isolating) filters.setIsolating(false);
  });

  // tar1090 names aircraft by address: each is picked when it first comes.
  const wanted = new Set((address.given('icao') ?? '').toLowerCase().split(',').filter(Boolean));
  screen.framed.on(() => {
    if (wanted.size === 0) return;
    for (const track of picture.tracks())
      if (track.address !== null && wanted.delete(track.address)) selection.set([...selection.ids, track.id]);
  });
}
