import type { Camera } from '../map/map-view';
import type { Screen } from '../screen';
import { inLanguage } from '../text/language';
import { homeOfSources, homeOfTracks, WORLD } from './home';

const texts = inLanguage({
  pan: ['pan the map', 'mover el mapa'],
  zoom: ['zoom in / out', 'acercar / alejar'],
  home: ['home: the sensors’ area', 'inicio: la zona de los sensores'],
  homeButton: ['Home', 'Inicio'],
  homeTitle: ['The sensors’ area (H)', 'La zona de los sensores (H)'],
  labels: ['labels: full, off, name, extended', 'etiquetas: completas, no, nombre, ampliadas'],
  trails: ['trails on / off', 'mostrar u ocultar estelas'],
  copies: [
    'other systems’ tracks of aircraft we have too, on / off',
    'mostrar u ocultar pistas de otros sistemas de aeronaves que ya tenemos',
  ],
  persistence: [
    'persistence: lost tracks and long trails stay, on / off',
    'persistencia: pistas perdidas y estelas largas permanecen, sí / no',
  ],
});

/** Moving about: pan, zoom, and home, which is where the sensors stand, or the traffic if none says. */
export function addNavigation(screen: Screen): void {
  const { commands, map } = screen;
  const pan = (east: number, south: number) => () => {
    screen.grabbed.emit();
    map.pan(east, south);
  };
  commands.add({ keys: ['w', 'arrowup'], help: texts.pan, helpKeys: 'W A S D  ↑ ← ↓ →', run: pan(0, -1) });
  commands.add({ keys: ['s', 'arrowdown'], run: pan(0, 1) });
  commands.add({ keys: ['a', 'arrowleft'], run: pan(-1, 0) });
  commands.add({ keys: ['d', 'arrowright'], run: pan(1, 0) });
  commands.add({ keys: ['e', '+', '='], help: texts.zoom, helpKeys: 'E +  /  Q −', run: () => map.zoomBy(1) });
  commands.add({ keys: ['q', '-'], run: () => map.zoomBy(-1) });
  settleHome(screen);
  commands.add({ keys: ['h'], help: texts.home, run: () => goHome(screen) });
  const { picture } = screen;
  const shown = (change: () => void) => () => {
    change();
    screen.requestDraw();
  };
  commands.add({ keys: ['l'], help: texts.labels, run: () => screen.settings.advance('labels') });
  commands.add({ keys: ['t'], help: texts.trails, run: () => screen.settings.advance('trails') });
  commands.add({ keys: ['o'], help: texts.copies, run: shown(() => (picture.showCopies = !picture.showCopies)) });
  const persist = () => (picture.persistent = screen.settings.get('persistence') === 'on');
  screen.settings.changed.on(persist);
  persist();
  commands.add({ keys: ['p'], help: texts.persistence, run: () => screen.settings.advance('persistence') });
  screen.mapTools.add('home-button', texts.homeButton, texts.homeTitle, () => goHome(screen));
}

export function goHome({ home, map, picture }: Screen): void {
  map.moveTo(home ?? homeOfTracks(picture.tracks()) ?? WORLD);
}

function settleHome(screen: Screen): void {
  const settle = (place: Camera | null) => {
    if (!place) return;
    if (!screen.home && !screen.cameraGiven) screen.map.moveTo(place);
    screen.home = place;
  };
  screen.sourcesRead.on((sources) => settle(sources && homeOfSources(sources)));
  screen.framed.on(() => {
    // The sensors' sites come first: the traffic says where home is only when no sensor does.
    if (!screen.home && !screen.cameraGiven && screen.sources !== null) settle(homeOfTracks(screen.picture.tracks()));
  });
}
