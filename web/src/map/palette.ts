import type { DomainName } from '../picture/vocabulary';

export type Rgb = readonly [red: number, green: number, blue: number];

/** The colours of the map in the theme in force. Their only home is styles/theme.css. */
export interface Palette {
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly border: string;
  readonly graticule: string;
  readonly mapText: string;
  readonly labelText: string;
  readonly labelHalo: string;
  readonly leader: string;
  readonly selection: string;
  readonly emergency: string;
  readonly caution: string;
  readonly area: string;
  /** Cells, from the least to the most. */
  readonly coverage: readonly string[];
  readonly site: Rgb;
  readonly emergencyRgb: Rgb;
  readonly domains: Readonly<Record<DomainName, Rgb>>;
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    sea: read('--map-sea'),
    land: read('--map-land'),
    coast: read('--map-coast'),
    border: read('--map-border'),
    graticule: read('--map-graticule'),
    mapText: read('--map-text'),
    labelText: read('--label-text'),
    labelHalo: read('--label-halo'),
    leader: read('--label-leader'),
    selection: read('--selection'),
    emergency: read('--alarm'),
    caution: read('--caution'),
    area: read('--map-area'),
    coverage: [0, 1, 2, 3, 4].map((step) => read(`--coverage-${step}`)),
    site: parseRgb(read('--map-site')),
    emergencyRgb: parseRgb(read('--alarm')),
    domains: {
      unknown: parseRgb(read('--track-unknown')),
      air: parseRgb(read('--track-air')),
      sea: parseRgb(read('--track-sea')),
      land: parseRgb(read('--track-land')),
      drone: parseRgb(read('--track-drone')),
    },
  };
}

/** `#rrggbb` as three numbers. */
export function parseRgb(text: string): Rgb {
  const value = Number.parseInt(text.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
