import { MapboxOverlay } from '@deck.gl/mapbox';
import * as maplibregl from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Bbox } from '../link/messages';
import type { Track } from '../picture/track';
import type { LabelLevel } from '../text/label';
import { inLanguage } from '../text/language';
import { Annotations, type MapOverlay } from './annotations';
import { mapStyle } from './basemap';
import type { Place } from './geodesy';
import { graticule } from './graticule';
import type { Palette } from './palette';
import { listenToPointer, type PointerAt, type PointerTool } from './pointer';
import { ScreenProjection } from './projection';
import { TrafficLayers, type Site, type TrafficStyle } from './traffic-layers';

maplibregl.setWorkerUrl(workerUrl);

const texts = inLanguage({
  map: [
    'Map of the traffic; the track list shows the same as a table',
    'Mapa del tráfico; la lista de pistas muestra lo mismo en una tabla',
  ],
});

const PICK_RADIUS_PIXELS = 16;
const PAN_PIXELS = 160;
/** What is brought into view is not shown larger. */
const FIT_ZOOM = 12;
// The server is asked for a little more than the screen, so that a small pan shows no empty edge.
const VIEW_MARGIN = 0.15;

export interface Camera {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

export interface MapClick {
  readonly track: Track | null;
  readonly place: Place;
  /** With Shift or Ctrl held: meant to add to what is selected. */
  readonly additive: boolean;
}

export interface MapEvents {
  onClick(click: MapClick): void;
  /** The camera came to rest. */
  onView(): void;
  /** The user took the map in hand, so it no longer follows a track. */
  onGrab(): void;
  onFirstDraw(): void;
}

/** What panels cover at the edges of the map, pixels: the middle of the rest is where things are centred. */
export interface Insets {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is drawn, decided elsewhere. */
export interface Scene {
  readonly tracks: readonly Track[];
  readonly selected: readonly Track[];
  readonly style: SceneStyle;
}

export interface SceneStyle extends TrafficStyle {
  readonly labels: LabelLevel;
  readonly labelSize: number;
}

const PLAIN_STYLE: SceneStyle = {
  labels: 'full',
  trails: true,
  airVectorMinutes: 1,
  seaVectorMinutes: 6,
  symbolSize: 1,
  labelSize: 1,
};

/** The base map with the traffic over it; north is up and the view is flat. */
export class MapView {
  readonly #map: maplibregl.Map;
  readonly #overlay: MapboxOverlay;
  readonly #annotations = new Annotations();
  readonly #layers = new TrafficLayers();
  readonly #events: MapEvents;
  #palette: Palette;
  #scene: Scene = { tracks: [], selected: [], style: PLAIN_STYLE };
  #sites: readonly Site[] = [];
  #insets: Insets = { left: 0, right: 0, bottom: 0 };
  #pointer: PointerTool | null = null;
  /** What was to be drawn under the traffic, by its source: the map may take it later than it comes. */
  readonly #fills = new Map<string, GeoJSON.FeatureCollection>();

  constructor(container: HTMLElement, camera: Camera, palette: Palette, events: MapEvents) {
    this.#events = events;
    this.#palette = palette;
    this.#map = new maplibregl.Map({
      container,
      style: mapStyle(palette),
      center: [camera.longitude, camera.latitude],
      zoom: camera.zoom,
      maxZoom: 17,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      keyboard: false,
      fadeDuration: 0,
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.addControl(new maplibregl.ScaleControl({ unit: 'nautical', maxWidth: 120 }), 'bottom-right');
    const overlay = Promise.withResolvers<void>();
    this.#overlay = new MapboxOverlay({ interleaved: false, layers: [], onAfterRender: () => overlay.resolve() });
    this.#map.addControl(this.#overlay);
    this.#map.getCanvasContainer().append(this.#annotations.canvas);
    this.#map.getCanvas().setAttribute('aria-label', texts.map);
    this.#listen();
    // The server may send what this view needs before the map is drawn.
    events.onView();
    void Promise.all([overlay.promise, this.#map.once('idle')]).then(() => events.onFirstDraw());
  }

  /** Draws the traffic as it is now. */
  update(scene: Scene): void {
    const projection = this.#projection();
    this.#scene = {
      ...scene,
      tracks: scene.tracks.filter((track) => track.positioned).sort((a, b) => height(a, scene) - height(b, scene)),
    };
    const { tracks, selected, style } = this.#scene;
    const zoom = this.#map.getZoom();
    this.#overlay.setProps({
      layers: [this.#layers.sites(this.#sites, this.#palette), ...this.#layers.build(tracks, this.#palette, style, zoom)],
    });
    const ids = new Set(selected.map((track) => track.id));
    this.#annotations.arrange(tracks, this.#sites, projection, zoom, ids, { ...style, level: style.labels });
    this.#annotations.draw(projection, this.#palette, selected, style.trails);
  }

  setSites(sites: readonly Site[]): void {
    this.#sites = sites;
  }

  /** Fills cells under the traffic: `step` numbers the colour, `thin` makes it pale. */
  setCells(cells: GeoJSON.FeatureCollection): void {
    this.#fill('cells', cells);
  }

  /** Draws interference under the traffic: `part` tells cells, regions and sources apart. */
  setInterference(shapes: GeoJSON.FeatureCollection): void {
    this.#fill('interference', shapes);
  }

  /** Draws the areas of rules under the traffic: `part` tells shapes and labels apart. */
  setAreas(shapes: GeoJSON.FeatureCollection): void {
    this.#fill('areas', shapes);
  }

  /** From now on this takes the pointer first; null = nothing does. */
  setPointer(tool: PointerTool | null): void {
    this.#pointer = tool;
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
    const style = mapStyle(palette);
    for (const layer of style.layers)
      for (const [name, value] of Object.entries(layer.paint ?? {}))
        this.#map.setPaintProperty(layer.id, name as Parameters<maplibregl.Map['setPaintProperty']>[1], value);
    this.update(this.#scene);
  }

  /** Draws something else with every drawing of the map. */
  addOverlay(overlay: MapOverlay): void {
    this.#annotations.overlays.push(overlay);
  }

  /** A click means a place now, not a track. */
  setCrosshair(crosshair: boolean): void {
    this.#map.getContainer().classList.toggle('crosshair', crosshair);
  }

  setInsets(insets: Insets): void {
    this.#insets = insets;
  }

  /** Brings a place to the middle of what is not covered. */
  moveTo({ longitude, latitude, zoom = this.#map.getZoom() }: Omit<Camera, 'zoom'> & { zoom?: number }): void {
    const { left, right, bottom } = this.#insets;
    this.#map.jumpTo({ center: [longitude, latitude], zoom });
    if (left !== right || bottom !== 0) this.#map.panBy([(right - left) / 2, bottom / 2], { duration: 0 });
  }

  /** Brings a box to what is not covered, as large as it fits; `below` pixels at the bottom are covered as well. */
  fit([west, south, east, north]: Bbox, below = 0): void {
    const { left, right } = this.#insets;
    const bottom = this.#insets.bottom + below;
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const gap = Math.min(60, Math.max(0, (clientWidth - left - right) / 4), Math.max(0, (clientHeight - bottom) / 4));
    const padding = { left: left + gap, right: right + gap, top: gap, bottom: bottom + gap };
    const bounds = [west, south, east < west ? east + 360 : east, north] as [number, number, number, number];
    this.#map.fitBounds(bounds, { padding, maxZoom: FIT_ZOOM, duration: 0 });
  }

  pan(east: number, south: number): void {
    this.#map.panBy([east * PAN_PIXELS, south * PAN_PIXELS], { duration: 150 });
  }

  zoomBy(levels: number): void {
    this.#map.zoomTo(this.#map.getZoom() + levels, { duration: 150 });
  }

  get camera(): Camera {
    const center = this.#map.getCenter();
    return { longitude: wrapLongitude(center.lng), latitude: center.lat, zoom: this.#map.getZoom() };
  }

  /** Whether a track is on the screen, clear of its edges and of panels. */
  shows(place: Place): boolean {
    const projection = this.#projection();
    const x = projection.x(place.longitude);
    const y = projection.y(place.latitude);
    const { left, right, bottom } = this.#insets;
    return x > left + 60 && y > 60 && x < projection.width - right - 60 && y < projection.height - bottom - 60;
  }

  #listen(): void {
    const map = this.#map;
    const at = (event: maplibregl.MapMouseEvent | maplibregl.MapTouchEvent) => this.#at(event);
    listenToPointer(map, () => this.#pointer, at);
    map.on('click', (event) => {
      const { point, originalEvent } = event;
      const { place } = at(event);
      if (this.#pointer?.click(at(event))) return;
      const additive = originalEvent.shiftKey || originalEvent.ctrlKey;
      this.#events.onClick({ track: this.#trackAt(point.x, point.y), place, additive });
    });
    map.on('mousemove', (event) => {
      const { x, y } = event.point;
      map.getCanvas().style.cursor = this.#pointer?.move(at(event)) ?? (this.#trackAt(x, y) ? 'pointer' : '');
    });
    map.on('render', () =>
      this.#annotations.draw(this.#projection(), this.#palette, this.#scene.selected, this.#scene.style.trails),
    );
    map.on('dragstart', () => this.#events.onGrab());
    map.on('zoomend', () => this.update(this.#scene));
    map.on('moveend', () => this.#reportView());
    map.on('load', () => {
      this.#reportView();
      for (const [id, shapes] of this.#fills) this.#source(id)?.setData(shapes);
    });
    map.on('resize', () => this.#reportView());
  }

  #reportView(): void {
    const { lines, marks } = graticule(this.bbox);
    this.#source('graticule')?.setData(lines);
    this.#annotations.marks = marks;
    this.#events.onView();
  }

  /** What the server should send: the screen and a little more. */
  get bbox(): Bbox {
    const bounds = this.#map.getBounds();
    const width = bounds.getEast() - bounds.getWest();
    const height = bounds.getNorth() - bounds.getSouth();
    const south = Math.max(bounds.getSouth() - height * VIEW_MARGIN, -90);
    const north = Math.min(bounds.getNorth() + height * VIEW_MARGIN, 90);
    if (width * (1 + 2 * VIEW_MARGIN) >= 360) return [-180, south, 180, north];
    return [
      wrapLongitude(bounds.getWest() - width * VIEW_MARGIN),
      south,
      wrapLongitude(bounds.getEast() + width * VIEW_MARGIN),
      north,
    ];
  }

  #projection(): ScreenProjection {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const center = this.#map.getCenter();
    return new ScreenProjection(center.lng, center.lat, this.#map.getZoom(), clientWidth, clientHeight);
  }

  #at({ point, lngLat }: maplibregl.MapMouseEvent | maplibregl.MapTouchEvent): PointerAt {
    const place = { latitude: lngLat.lat, longitude: wrapLongitude(lngLat.lng) };
    return { x: point.x, y: point.y, place, projection: this.#projection() };
  }

  #trackAt(x: number, y: number): Track | null {
    const projection = this.#projection();
    let nearest: Track | null = null;
    let best = PICK_RADIUS_PIXELS ** 2;
    for (const track of this.#scene.tracks) {
      const away = (projection.x(track.longitude) - x) ** 2 + (projection.y(track.latitude) - y) ** 2;
      if (away > best) continue;
      best = away;
      nearest = track;
    }
    return nearest ?? this.#annotations.labelAt(x, y, projection);
  }

  #fill(id: string, shapes: GeoJSON.FeatureCollection): void {
    this.#fills.set(id, shapes);
    this.#source(id)?.setData(shapes);
  }

  #source(id: string): maplibregl.GeoJSONSource | undefined {
    return this.#map.getSource<maplibregl.GeoJSONSource>(id);
  }
}

/** Drawn over others: distress, and above all what is selected. */
function height(track: Track, { selected }: Scene): number {
  return selected.includes(track) ? 2 : track.emergency !== 0 ? 1 : 0;
}

function wrapLongitude(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}
