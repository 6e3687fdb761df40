const TILE_PIXELS = 512;

/** Web Mercator onto the screen for a north-up, flat camera: MapLibre's own numbers, without a call for each track. */
export class ScreenProjection {
  readonly width: number;
  readonly height: number;
  readonly #world: number;
  readonly #centerX: number;
  readonly #centerY: number;

  constructor(longitude: number, latitude: number, zoom: number, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#world = TILE_PIXELS * 2 ** zoom;
    this.#centerX = mercatorX(longitude);
    this.#centerY = mercatorY(latitude);
  }

  /** The copy of the place nearest to the middle of the screen, so that the 180° meridian is an ordinary place. */
  x(longitude: number): number {
    let away = mercatorX(longitude) - this.#centerX;
    away -= Math.round(away);
    return this.width / 2 + away * this.#world;
  }

  y(latitude: number): number {
    return this.height / 2 + (mercatorY(latitude) - this.#centerY) * this.#world;
  }

  pixelsPerMeter(latitude: number): number {
    return this.#world / (40_075_016.7 * Math.cos((latitude * Math.PI) / 180));
  }
}

function mercatorX(longitude: number): number {
  return longitude / 360 + 0.5;
}

function mercatorY(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}
