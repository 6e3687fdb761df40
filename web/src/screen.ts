import { h } from './dom';
import type { Frame } from './link/frame';
import { Link, streamUrl } from './link/link';
import type { LinkState } from './link/messages';
import { poll } from './link/poll';
import { Rest, type Health, type SourceStatus } from './link/rest';
import { MapView, type Camera } from './map/map-view';
import { readPalette } from './map/palette';
import { Banners } from './panels/banners';
import { Docks } from './panels/docks';
import { StatusBar } from './panels/status-bar';
import { Picture } from './picture/picture';
import type { Track } from './picture/track';
import { AddressBar } from './view/address-bar';
import { Commands } from './view/commands';
import { WORLD } from './view/home';
import { idText, Selection } from './view/selection';
import { Signal } from './view/signal';
import { themeOf } from './view/themes';

const SERVER_PERIOD_MS = 2000;
const VIEW_DEBOUNCE_MS = 250;

/** What the features of the map page share: the picture, the map, the selection, and the places where they hook in. */
export class Screen {
  readonly address = new AddressBar(location.search, location.hash, (hash) => {
    if (hash !== location.hash) history.replaceState(null, '', location.pathname + hash);
  });
  readonly commands = new Commands();
  readonly selection = new Selection();
  readonly picture = new Picture();
  readonly rest = new Rest(document.baseURI);
  readonly docks = new Docks();
  readonly banners = new Banners();
  readonly statusBar = new StatusBar();
  readonly map: MapView;
  readonly link: Link;
  /** Lies over the map, under the panels. */
  readonly overMap = h('div', { class: 'over-map' });
  /** What the page states about itself: its theme to the style sheet, its state to tests. */
  readonly testState = document.documentElement.dataset;

  readonly framed = new Signal<Frame>();
  readonly linked = new Signal<{ readonly state: LinkState; readonly attempt: number }>();
  /** Just before the map is drawn: the moment to move it, and to fill what is shown of the traffic. */
  readonly drawing = new Signal();
  /** The newest answer of the server; null = none. */
  readonly sourcesRead = new Signal<readonly SourceStatus[] | null>();
  readonly healthRead = new Signal<Health | null>();
  /** The user took the map in hand. */
  readonly grabbed = new Signal();

  /** As last told; null = never yet. */
  sources: readonly SourceStatus[] | null = null;
  readonly cameraGiven: boolean;
  labels = true;
  trails = true;
  #drawPending = false;
  #viewTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement) {
    this.testState['theme'] = themeOf(this.address.given('theme'));
    const latitude = this.address.givenNumber(-85, 85, 'lat');
    const longitude = this.address.givenNumber(-180, 180, 'lon');
    const zoom = this.address.givenNumber(0, 22, 'zoom');
    this.cameraGiven = latitude !== null && longitude !== null;
    const camera: Camera =
      latitude !== null && longitude !== null
        ? { latitude, longitude, zoom: zoom ?? 8 }
        : { ...WORLD, ...(zoom === null ? {} : { zoom }) };
    const mapElement = h('div', { class: 'map', id: 'map' });
    root.append(this.statusBar.element, this.banners.element, h('main', {}, mapElement, this.overMap, this.docks.element));
    this.link = new Link({
      onFrame: (frame) => this.#onFrame(frame),
      onState: (state, attempt) => this.linked.emit({ state, attempt }),
      onBadFrame: (reason) => console.warn('atalaya: frame rejected:', reason),
    });
    this.map = new MapView(mapElement, camera, readPalette(), {
      onPick: (track) => this.selection.select(track?.id ?? null),
      onView: () => this.#onView(),
      onGrab: () => this.grabbed.emit(),
      onFirstDraw: () => (this.testState['drawn'] = 'true'),
    });
    this.#keepInAddress();
  }

  /** Once every feature is there: connects, and asks the server again and again. */
  start(): void {
    this.docks.changed.on(() => {
      this.map.setInsets(this.docks.insets);
      this.address.changed();
    });
    this.selection.changed.on(() => {
      this.link.subscribe(this.selection.ids.map(idText));
      this.testState['selected'] = this.selection.primary === null ? '' : idText(this.selection.primary);
      this.address.changed();
      this.requestDraw();
    });
    this.docks.open = this.address.given('panels')?.split(',') ?? [];
    this.commands.listen(document);
    this.link.start(streamUrl(document.baseURI));
    poll(SERVER_PERIOD_MS, async () => {
      const sources = await this.rest.sources();
      this.sources = sources ?? this.sources;
      this.sourcesRead.emit(sources);
    });
    poll(SERVER_PERIOD_MS, async () => this.healthRead.emit(await this.rest.health()));
  }

  /** The track whose panel is open, if the stream has it. */
  get selected(): Track | undefined {
    return this.selection.primary === null ? undefined : this.picture.get(this.selection.primary);
  }

  // Frames may come faster than the screen can show them: each drawing shows the newest state.
  requestDraw(): void {
    if (this.#drawPending) return;
    this.#drawPending = true;
    requestAnimationFrame(() => {
      this.#drawPending = false;
      const startMs = performance.now();
      this.draw();
      this.testState['drawMs'] = (performance.now() - startMs).toFixed(1);
    });
  }

  draw(): void {
    this.map.setInsets(this.docks.insets);
    this.drawing.emit();
    this.map.update({ tracks: [...this.picture.tracks()], selected: this.selected, labels: this.labels, trails: this.trails });
  }

  #onFrame(frame: Frame): void {
    const startMs = performance.now();
    this.picture.apply(frame);
    this.testState['applyMs'] = (performance.now() - startMs).toFixed(1);
    this.framed.emit(frame);
    this.requestDraw();
  }

  #onView(): void {
    clearTimeout(this.#viewTimer);
    this.#viewTimer = setTimeout(() => {
      this.link.setView(this.map.bbox);
      this.address.changed();
    }, VIEW_DEBOUNCE_MS);
    this.requestDraw();
  }

  #keepInAddress(): void {
    this.address.keep('lat', () => this.map.camera.latitude.toFixed(4));
    this.address.keep('lon', () => this.map.camera.longitude.toFixed(4));
    this.address.keep('zoom', () => this.map.camera.zoom.toFixed(2));
    this.address.keep('track', () => this.selection.ids.map(idText).join(','));
    this.address.keep('panels', () => this.docks.open.join(','));
    const language = this.address.given('lang');
    this.address.keep('lang', () => language);
  }
}
