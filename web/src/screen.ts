import type { Alert, AlertsAnswer } from './alerts/alert';
import { h } from './dom';
import type { Frame } from './link/frame';
import { Link, streamUrl } from './link/link';
import type { LinkState } from './link/messages';
import { poll } from './link/poll';
import { Rest, type Health, type SourceStatus } from './link/rest';
import type { Place } from './map/geodesy';
import { MapView, type Camera, type MapClick } from './map/map-view';
import { readPalette } from './map/palette';
import { Banners } from './panels/banners';
import { Docks } from './panels/docks';
import { MapTools } from './panels/map-tools';
import { StatusBar } from './panels/status-bar';
import type { TrackSection } from './panels/track-section';
import { Picture } from './picture/picture';
import type { Track } from './picture/track';
import { AddressBar } from './view/address-bar';
import { Commands } from './view/commands';
import { Filters, keepInAddress, type Shown } from './view/filters';
import { WORLD } from './view/home';
import { idsOf, idText, Selection } from './view/selection';
import { browserStore, settingGiven, SETTING_NAMES, Settings } from './view/settings';
import { Signal } from './view/signal';

const SERVER_PERIOD_MS = 2000;
const VIEW_DEBOUNCE_MS = 250;

/** What the features of the map page share: the picture, the map, the selection, and the places where they hook in. */
export class Screen {
  readonly address = new AddressBar(location.search, location.hash, (hash) => {
    if (hash !== location.hash) history.replaceState(null, '', location.pathname + hash);
  });
  readonly commands = new Commands();
  readonly settings = new Settings((name) => settingGiven(name, this.address), browserStore());
  readonly filters = new Filters();
  readonly selection = new Selection();
  readonly picture = new Picture();
  readonly rest = new Rest(document.baseURI);
  readonly mapTools = new MapTools();
  readonly docks = new Docks(this.mapTools.element);
  readonly banners = new Banners();
  readonly statusBar = new StatusBar();
  readonly map: MapView;
  readonly link: Link;
  /** Lies over the map, under the panels. */
  readonly overMap = h('div', { class: 'over-map' });
  /** What the page states about itself: its theme to the style sheet, its state to tests. */
  readonly testState = document.documentElement.dataset;

  readonly framed = new Signal<Frame>();
  readonly alerted = new Signal<AlertsAnswer>();
  /** An alert was chosen in the list. */
  readonly alertPicked = new Signal<Alert>();
  /** Someone wants to see a recorded frame, octet by octet. */
  readonly frameWanted = new Signal<{ readonly track: string; readonly position: string }>();
  /** What other features show in the panel of the selected track, above what is known of every track. */
  readonly trackSections: TrackSection[] = [];
  readonly linked = new Signal<{ readonly state: LinkState; readonly attempt: number }>();
  /** Just before the map is drawn: the moment to move it, and to fill what is shown of the traffic. */
  readonly drawing = new Signal();
  /** The newest answer of the server; null = none. */
  readonly sourcesRead = new Signal<readonly SourceStatus[] | null>();
  readonly healthRead = new Signal<Health | null>();
  /** The user took the map in hand. */
  readonly grabbed = new Signal();
  /** A click on the map that no tool has taken. */
  readonly clicked = new Signal<MapClick>();
  /** A tool that takes the clicks on the map instead. */
  tool: ((click: MapClick) => void) | null = null;

  /** As last told; null = never yet. */
  sources: readonly SourceStatus[] | null = null;
  readonly cameraGiven: boolean;
  /** Each pick adds a track to the selection or takes it away. */
  severalAtOnce = false;
  /** What Escape closes, the first that is open. */
  readonly closers: (() => boolean)[] = [];
  /** Where the sensors stand, or the traffic is; null = not known yet. */
  home: Camera | null = null;
  /** The picture through the filter, as last drawn. */
  shown: Shown = { tracks: [], shown: 0, total: 0, hiddenEmergencies: [] };
  #drawPending = false;
  #viewTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement) {
    this.testState['theme'] = this.settings.get('theme');
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
      onAlerts: (answer) => this.alerted.emit(answer),
      onState: (state, attempt) => this.linked.emit({ state, attempt }),
      onBadFrame: (reason) => console.warn('atalaya: frame rejected:', reason),
    });
    this.map = new MapView(mapElement, camera, readPalette(), {
      onClick: (click) => (this.tool ? this.tool(click) : this.clicked.emit(click)),
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
    this.settings.changed.on(() => {
      this.address.changed();
      this.requestDraw();
    });
    this.filters.changed.on(() => this.requestDraw());
    this.docks.open = this.address.given('panels')?.split(',') ?? [];
    this.commands.listen(document);
    this.link.start(streamUrl(document.baseURI));
    poll(SERVER_PERIOD_MS, async () => {
      const sources = await this.rest.sources();
      this.sources = sources ?? this.sources;
      this.sourcesRead.emit(sources);
    });
    poll(SERVER_PERIOD_MS, async () => this.healthRead.emit(await this.rest.health()));
    this.selection.set(idsOf(this.address.given('track')));
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
    const selected = new Set(this.selection.ids);
    this.shown = this.filters.apply([...this.picture.tracks()], selected, (name) => this.#sourceBit(name));
    this.drawing.emit();
    const { settings } = this;
    this.map.update({
      tracks: this.shown.tracks,
      selected: this.shown.tracks.filter((track) => selected.has(track.id)),
      style: {
        labels: settings.get('labels'),
        labelSize: settings.number('label_size'),
        trails: settings.get('trails') === 'on',
        airVectorMinutes: settings.number('air_vector_min'),
        seaVectorMinutes: settings.number('sea_vector_min'),
        symbolSize: settings.number('symbol_size'),
      },
    });
  }

  /** Selects a track, or adds it to the selection where that is meant. */
  pick(id: bigint, additive: boolean): void {
    if (additive || this.severalAtOnce) this.selection.toggle(id);
    else this.jumpTo(id);
  }

  /** Selects a track and brings the map to it, unless it is well in sight. */
  jumpTo(id: bigint, place?: Place): void {
    this.docks.giveWay();
    this.selection.select(id);
    this.draw();
    this.map.setInsets(this.docks.insets);
    const track = this.picture.get(id);
    const at = track?.positioned ? track : place;
    if (at && !this.map.shows(at)) this.map.moveTo({ longitude: at.longitude, latitude: at.latitude });
  }

  // The stream names the first 32 sources only.
  #sourceBit(name: string): number | null {
    const id = this.sources?.find((source) => source.name === name)?.id ?? 0;
    return id >= 1 && id <= 32 ? 1 << (id - 1) : null;
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
    for (const name of SETTING_NAMES) this.address.keep(name, () => this.settings.changedValue(name));
    keepInAddress(this.filters, this.address);
    this.address.keep('panels', () => this.docks.open.join(','));
    const language = this.address.given('lang');
    this.address.keep('lang', () => language);
  }
}
