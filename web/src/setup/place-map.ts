import * as maplibregl from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { h } from '../dom';
import { mapStyle } from '../map/basemap';
import type { Palette } from '../map/palette';
import type { Place } from './setup-rest';

maplibregl.setWorkerUrl(workerUrl);

const PLACE_ZOOM = 7;
const FOUND = 'found';

/** The shipped map with one's own place on it, and around it what a scan has decoded. */
export class PlaceMap {
  readonly #map: maplibregl.Map;
  readonly #marker: maplibregl.Marker;
  #palette: Palette;
  #positions: readonly (readonly [lat: number, lon: number])[] = [];

  constructor(container: HTMLElement, palette: Palette, title: string, place: (place: Place) => void) {
    this.#palette = palette;
    this.#map = new maplibregl.Map({
      container,
      style: mapStyle(palette),
      center: [0, 20],
      zoom: 1.2,
      maxZoom: 14,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.getCanvas().setAttribute('aria-label', title);
    this.#map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-left');
    this.#marker = new maplibregl.Marker({ element: h('div', { class: 'place-marker' }), draggable: true });
    this.#marker.on('dragend', () => place(placeOf(this.#marker.getLngLat())));
    this.#map.on('click', (event) => place(placeOf(event.lngLat)));
    this.#map.on('style.load', () => this.#addFound());
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
    this.#map.setStyle(mapStyle(palette));
  }

  get middle(): Place {
    return placeOf(this.#map.getCenter());
  }

  /** Puts the mark there; `come` also brings the map to it. */
  show(place: Place, come: boolean): void {
    this.#marker.setLngLat([place.lon, place.lat]).addTo(this.#map);
    if (come) this.#map.jumpTo({ center: [place.lon, place.lat], zoom: Math.max(PLACE_ZOOM, this.#map.getZoom()) });
  }

  showFound(positions: readonly (readonly [lat: number, lon: number])[]): void {
    if (positions.length === this.#positions.length) return;
    this.#positions = positions;
    (this.#map.getSource(FOUND) as maplibregl.GeoJSONSource | undefined)?.setData(this.#found());
  }

  #addFound(): void {
    this.#map.addSource(FOUND, { type: 'geojson', data: this.#found() });
    const [red, green, blue] = this.#palette.domains.air;
    this.#map.addLayer({
      id: FOUND,
      type: 'circle',
      source: FOUND,
      paint: { 'circle-radius': 3.5, 'circle-color': `rgb(${red}, ${green}, ${blue})` },
    });
  }

  #found(): GeoJSON.FeatureCollection {
    const features = this.#positions.map(([lat, lon]): GeoJSON.Feature => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates: [lon, lat] },
    }));
    return { type: 'FeatureCollection', features };
  }
}

/** To 1 m or so; the map may have been wrapped around the world. */
function placeOf({ lat, lng }: { lat: number; lng: number }): Place {
  const lon = ((((lng + 180) % 360) + 360) % 360) - 180;
  return { lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) };
}
