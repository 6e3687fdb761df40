import type { Camera } from '../map/map-view';
import type { Screen } from '../screen';
import { inLanguage } from '../text/language';
import { homeOfSources, homeOfTracks, WORLD } from './home';

const texts = inLanguage({
  pan: ['pan the map', 'mover el mapa'],
  zoom: ['zoom in / out', 'acercar / alejar'],
  home: ['home: the sensors’ area', 'inicio: la zona de los sensores'],
  labels: ['labels on / off', 'mostrar u ocultar etiquetas'],
  trails: ['trails on / off', 'mostrar u ocultar estelas'],
  copies: [
    'other systems’ tracks of aircraft we have too, on / off',
    'mostrar u ocultar pistas de otros sistemas de aeronaves que ya tenemos',
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
  const home = new Home(screen);
  commands.add({ keys: ['h'], help: texts.home, run: () => home.go() });
  const shown = (change: () => void) => () => {
    change();
    screen.requestDraw();
  };
  commands.add({ keys: ['l'], help: texts.labels, run: shown(() => (screen.labels = !screen.labels)) });
  commands.add({ keys: ['t'], help: texts.trails, run: shown(() => (screen.trails = !screen.trails)) });
  const { picture } = screen;
  commands.add({ keys: ['o'], help: texts.copies, run: shown(() => (picture.showCopies = !picture.showCopies)) });
}

class Home {
  readonly #screen: Screen;
  #place: Camera | null = null;

  constructor(screen: Screen) {
    this.#screen = screen;
    screen.sourcesRead.on((sources) => this.#settle(sources && homeOfSources(sources)));
    screen.framed.on(() => {
      // The sensors' sites come first: the traffic says where home is only when no sensor does.
      if (!this.#place && !screen.cameraGiven && screen.sources !== null) this.#settle(homeOfTracks(screen.picture.tracks()));
    });
  }

  go(): void {
    this.#screen.map.moveTo(this.#place ?? homeOfTracks(this.#screen.picture.tracks()) ?? WORLD);
  }

  #settle(place: Camera | null): void {
    if (!place) return;
    if (!this.#place && !this.#screen.cameraGiven) this.#screen.map.moveTo(place);
    this.#place = place;
  }
}
