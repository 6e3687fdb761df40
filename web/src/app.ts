import { h } from './dom';
import type { Frame } from './link/frame';
import { Link, streamUrl } from './link/link';
import type { LinkState } from './link/messages';
import { poll } from './link/poll';
import { Rest, type ReportDetail, type SourceStatus, type TrackDetail } from './link/rest';
import { MapView, type Camera } from './map/map-view';
import { readPalette } from './map/palette';
import { Docks } from './panels/docks';
import { EmptyState } from './panels/empty-state';
import { Help } from './panels/help';
import { ReportPanel } from './panels/report-panel';
import { isFailing, SourcePanel } from './panels/source-panel';
import { StaleBanner } from './panels/stale-banner';
import { StatusBar } from './panels/status-bar';
import { TrackList } from './panels/track-list';
import { TrackPanel } from './panels/track-panel';
import { Freshness } from './picture/freshness';
import { Picture } from './picture/picture';
import { homeOfSources, homeOfTracks, WORLD } from './view/home';
import { listenToKeys, type Command } from './view/keyboard';
import { nextTheme, themeOf, type Theme } from './view/themes';
import { formatUrlState, parseUrlState } from './view/url-state';

const TABLE_PERIOD_MS = 1000;
const SOURCES_PERIOD_MS = 2000;
const REPORTS_PERIOD_MS = 2000;
const WATCH_PERIOD_MS = 250;
const VIEW_DEBOUNCE_MS = 250;

/** Joins link, picture, map and panels; all state of the screen is here. */
export class App {
  readonly #picture = new Picture();
  readonly #freshness = new Freshness();
  readonly #rest = new Rest(document.baseURI);
  readonly #link: Link;
  readonly #map: MapView;
  readonly #statusBar: StatusBar;
  readonly #trackPanel: TrackPanel;
  readonly #reportPanel: ReportPanel;
  readonly #trackList: TrackList;
  readonly #sourcePanel: SourcePanel;
  readonly #docks: Docks;
  readonly #staleBanner = new StaleBanner();
  readonly #emptyState = new EmptyState();
  readonly #help = new Help();
  readonly #testState = document.documentElement.dataset;
  #linkState: LinkState = 'connecting';
  #everConnected = false;
  #sources: readonly SourceStatus[] | null = null;
  #home: Camera | null = null;
  #cameraGiven: boolean;
  #selected: bigint | null = null;
  #detail: TrackDetail | null = null;
  #reports: readonly ReportDetail[] = [];
  #following = false;
  #labels = true;
  #trails = true;
  #theme: Theme;
  #drawPending = false;
  #viewTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #detailPoll: { now(): void };
  readonly #reportsPoll: { now(): void };

  constructor(root: HTMLElement) {
    const state = parseUrlState(location.search, location.hash);
    this.#theme = themeOf(state.theme);
    document.documentElement.dataset['theme'] = this.#theme;
    this.#cameraGiven = state.latitude !== undefined;
    this.#statusBar = new StatusBar({
      toggleList: () => this.#toggle('tracks'),
      toggleSources: () => this.#toggle('sources'),
      nextTheme: () => this.#setTheme(nextTheme(this.#theme)),
      help: () => this.#help.toggle(),
    });
    this.#trackPanel = new TrackPanel({
      close: () => this.#select(null),
      follow: () => this.#toggleFollow(),
      openReport: (report) => this.#openReport(report),
    });
    this.#reportPanel = new ReportPanel(() => this.#openReport(null));
    this.#trackList = new TrackList(
      (id) => this.#selectFromList(id),
      () => this.#toggle('tracks'),
    );
    this.#sourcePanel = new SourcePanel(() => this.#toggle('sources'));
    this.#docks = new Docks(
      this.#trackList.element,
      this.#reportPanel.element,
      this.#trackPanel.element,
      this.#sourcePanel.element,
    );
    const mapElement = h('div', { class: 'map', id: 'map' });
    root.append(
      this.#statusBar.element,
      h('main', {}, mapElement, this.#staleBanner.veil, this.#emptyState.element, this.#staleBanner.element, this.#docks.element),
      this.#help.element,
    );
    this.#docks.open = state.panels ?? [];
    const camera = this.#cameraGiven
      ? { latitude: state.latitude!, longitude: state.longitude!, zoom: state.zoom ?? 8 }
      : { ...WORLD, ...(state.zoom === undefined ? {} : { zoom: state.zoom }) };
    this.#link = new Link({
      onFrame: (frame) => this.#onFrame(frame),
      onState: (link, attempt) => this.#onLinkState(link, attempt),
      onBadFrame: (reason) => console.warn('atalaya: frame rejected:', reason),
    });
    this.#map = new MapView(mapElement, camera, readPalette(), {
      onPick: (track) => this.#select(track?.id ?? null),
      onView: () => this.#onView(),
      onGrab: () => this.#setFollowing(false),
      onFirstDraw: () => (this.#testState['drawn'] = 'true'),
    });
    this.#statusBar.setTheme(capital(this.#theme));
    this.#showPanels();
    listenToKeys((command) => this.#run(command));
    this.#link.start(streamUrl(document.baseURI));
    if (state.track) this.#select(BigInt(`0x${state.track}`));
    poll(SOURCES_PERIOD_MS, () => this.#readSources());
    poll(SOURCES_PERIOD_MS, async () => this.#statusBar.setTotal((await this.#rest.health())?.tracks ?? null));
    this.#detailPoll = poll(TABLE_PERIOD_MS, () => this.#readDetail());
    this.#reportsPoll = poll(REPORTS_PERIOD_MS, () => this.#readReports());
    setInterval(() => this.#updateTables(), TABLE_PERIOD_MS);
    setInterval(() => this.#watch(), WATCH_PERIOD_MS);
    this.#watch();
  }

  #onFrame(frame: Frame): void {
    const startMs = performance.now();
    this.#picture.apply(frame);
    this.#testState['applyMs'] = (performance.now() - startMs).toFixed(1);
    this.#freshness.frame(performance.now(), frame.pictureTimeMs, frame.stale);
    this.#statusBar.setMode({ mode: frame.mode, speed: frame.replaySpeed, paused: frame.paused });
    this.#statusBar.setSimulated(frame.simulated);
    if (!this.#home && !this.#cameraGiven && this.#sources !== null) this.#goHomeFirst(homeOfTracks(this.#picture.tracks()));
    if (frame.kind === 'snapshot') this.#updateTables();
    this.#requestDraw();
  }

  #onLinkState(state: LinkState, attempt: number): void {
    this.#linkState = state;
    this.#everConnected ||= state === 'connected';
    this.#statusBar.setLink(state, attempt);
    this.#testState['connected'] = String(state === 'connected');
    this.#watch();
  }

  // Frames may come faster than the screen can show them: each drawing shows the newest state.
  #requestDraw(): void {
    if (this.#drawPending) return;
    this.#drawPending = true;
    requestAnimationFrame(() => {
      this.#drawPending = false;
      const startMs = performance.now();
      this.#draw();
      this.#testState['drawMs'] = (performance.now() - startMs).toFixed(1);
    });
  }

  #draw(): void {
    const selected = this.#selected === null ? undefined : this.#picture.get(this.#selected);
    const tracks = [...this.#picture.tracks()];
    const counts = this.#picture.counts();
    this.#statusBar.setTime(this.#picture.timeMs);
    this.#statusBar.setCounts(counts);
    this.#map.setInsets(this.#docks.insets);
    if (this.#following && selected?.positioned) this.#map.moveTo({ longitude: selected.longitude, latitude: selected.latitude });
    this.#map.update({ tracks, selected, labels: this.#labels, trails: this.#trails });
    if (this.#selected !== null) {
      this.#trackPanel.show(idText(this.#selected), selected, this.#detail, this.#following);
      this.#trackPanel.showReports(this.#reports, this.#picture.timeMs, this.#reportPanel.report);
      this.#reportPanel.tick(this.#picture.timeMs);
    }
    this.#testState['tracks'] = String(Object.values(counts).reduce((sum, n) => sum + n, 0));
    this.#testState['sequence'] = String(this.#picture.sequence);
  }

  #updateTables(): void {
    this.#trackList.update([...this.#picture.tracks()], this.#selected);
  }

  // What time alone changes: staleness, and the words for an empty map.
  #watch(): void {
    const stale = this.#freshness.stale(performance.now());
    this.#staleBanner.show(stale, this.#linkState === 'reconnecting');
    this.#statusBar.setStale(stale !== null);
    this.#testState['stale'] = String(stale !== null);
    this.#emptyState.update(this.#linkState === 'connected', this.#everConnected, this.#picture.size, this.#sources);
  }

  async #readSources(): Promise<void> {
    const sources = await this.#rest.sources();
    this.#sourcePanel.setAnswered(sources !== null);
    if (!sources) {
      this.#statusBar.setSourcesUnknown();
      return;
    }

    this.#sources = sources;
    this.#sourcePanel.update(sources, this.#picture.timeMs);
    const connected = sources.filter((source) => source.state === 'connected').length;
    this.#statusBar.setSources(connected, sources.length, sources.some(isFailing));
    this.#map.setSites(sources.flatMap(({ name, site }) => (site ? [{ name, latitude: site.lat, longitude: site.lon }] : [])));
    const home = homeOfSources(sources);
    if (!home) return;
    if (!this.#home && !this.#cameraGiven) this.#map.moveTo(home);
    this.#home = home;
  }

  async #readDetail(): Promise<void> {
    const id = this.#selected;
    if (id === null) return;
    const detail = await this.#rest.track(idText(id));
    if (id !== this.#selected) return;
    this.#detail = detail;
    this.#requestDraw();
  }

  async #readReports(): Promise<void> {
    const id = this.#selected;
    if (id === null) return;
    const reports = await this.#rest.reports(idText(id));
    if (id !== this.#selected || reports === null) return;
    this.#reports = reports;
    this.#requestDraw();
  }

  #openReport(report: ReportDetail | null): void {
    if (report) this.#reportPanel.open(report);
    else this.#reportPanel.close();
    this.#map.setInsets(this.#docks.insets);
    this.#requestDraw();
  }

  #goHomeFirst(home: Camera | null): void {
    if (!home) return;
    this.#home = home;
    this.#map.moveTo(home);
  }

  #select(id: bigint | null): void {
    if (id === this.#selected) return;
    this.#selected = id;
    this.#detail = null;
    this.#reports = [];
    this.#reportPanel.close();
    this.#setFollowing(false);
    this.#link.subscribe(id === null ? [] : [idText(id)]);
    if (id === null) this.#trackPanel.hide();
    else {
      this.#detailPoll?.now();
      this.#reportsPoll?.now();
    }
    this.#testState['selected'] = id === null ? '' : idText(id);
    this.#writeUrl();
    this.#updateTables();
    this.#requestDraw();
  }

  #selectFromList(id: bigint): void {
    this.#select(id);
    this.#draw();
    this.#map.setInsets(this.#docks.insets);
    const track = this.#picture.get(id);
    if (track?.positioned && !this.#map.shows(track)) this.#map.moveTo({ longitude: track.longitude, latitude: track.latitude });
  }

  #toggleFollow(): void {
    this.#setFollowing(!this.#following && this.#selected !== null);
  }

  #setFollowing(following: boolean): void {
    this.#following = following;
    this.#requestDraw();
  }

  #toggle(name: 'tracks' | 'sources'): void {
    this.#docks.toggle(name);
    this.#showPanels();
    this.#writeUrl();
    this.#updateTables();
  }

  #showPanels(): void {
    this.#map.setInsets(this.#docks.insets);
    this.#statusBar.setOpen(this.#docks.listOpen, this.#docks.sourcesOpen);
  }

  #setTheme(theme: Theme): void {
    this.#theme = theme;
    document.documentElement.dataset['theme'] = theme;
    this.#statusBar.setTheme(capital(theme));
    this.#map.setPalette(readPalette());
    this.#writeUrl();
  }

  #onView(): void {
    clearTimeout(this.#viewTimer);
    this.#viewTimer = setTimeout(() => {
      this.#link.setView(this.#map.bbox);
      this.#writeUrl();
    }, VIEW_DEBOUNCE_MS);
    this.#requestDraw();
  }

  #writeUrl(): void {
    const hash = formatUrlState({
      ...this.#map.camera,
      ...(this.#selected === null ? {} : { track: idText(this.#selected) }),
      theme: this.#theme,
      panels: this.#docks.open,
    });
    if (hash !== location.hash) history.replaceState(null, '', location.pathname + hash);
  }

  #run(command: Command): void {
    const commands: Record<Command, () => void> = {
      'pan-north': () => this.#pan(0, -1),
      'pan-south': () => this.#pan(0, 1),
      'pan-west': () => this.#pan(-1, 0),
      'pan-east': () => this.#pan(1, 0),
      'zoom-in': () => this.#map.zoomBy(1),
      'zoom-out': () => this.#map.zoomBy(-1),
      deselect: () => this.#closeTopmost(),
      follow: () => this.#toggleFollow(),
      home: () => this.#map.moveTo(this.#home ?? homeOfTracks(this.#picture.tracks()) ?? WORLD),
      labels: () => (this.#labels = !this.#labels),
      trails: () => (this.#trails = !this.#trails),
      copies: () => (this.#picture.showCopies = !this.#picture.showCopies),
      theme: () => this.#setTheme(nextTheme(this.#theme)),
      list: () => this.#toggle('tracks'),
      sources: () => this.#toggle('sources'),
      help: () => this.#help.toggle(),
    };
    commands[command]();
    this.#requestDraw();
  }

  #closeTopmost(): void {
    if (this.#help.element.open) this.#help.toggle();
    else if (this.#reportPanel.report) this.#openReport(null);
    else this.#select(null);
  }

  #pan(east: number, south: number): void {
    this.#setFollowing(false);
    this.#map.pan(east, south);
  }
}

function idText(id: bigint): string {
  return id.toString(16).padStart(16, '0');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
