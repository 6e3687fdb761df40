import type { Layer } from '@deck.gl/core';
import { IconLayer, LineLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { Track } from '../picture/track';
import { Domain, DOMAIN_NAMES, Status } from '../picture/vocabulary';
import { advance } from './dead-reckoning';
import type { Palette, Rgb } from './palette';
import { drawAtlas, symbolDegrees, symbolOf, symbolScale, symbolSizePixels, type SymbolName } from './symbols';

// Past positions of more tracks than this would hide the traffic itself.
const MAX_TRAIL_DOTS = 30_000;

/** How the traffic is to look. */
export interface TrafficStyle {
  readonly trails: boolean;
  /** Length of the speed vectors in time; 0 = none. */
  readonly airVectorMinutes: number;
  readonly seaVectorMinutes: number;
  /** Of the symbols, 1 = as designed. */
  readonly symbolSize: number;
}

/** Where a sensor stands, degrees. */
export interface Site {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Turns the tracks into the overlay's layers: dots, then vectors, then symbols; all as packed columns. */
export class TrafficLayers {
  readonly #atlas = drawAtlas();

  build(tracks: readonly Track[], palette: Palette, style: TrafficStyle, zoom: number): Layer[] {
    return [
      ...(style.trails ? [this.#dots(tracks, palette)] : []),
      this.#vectors(tracks, palette, style),
      this.#symbols(tracks, palette, symbolScale(zoom) * style.symbolSize),
    ];
  }

  sites(sites: readonly Site[], palette: Palette): Layer {
    return new IconLayer<Site>({
      id: 'sites',
      data: sites as Site[],
      iconAtlas: this.#atlas.image as unknown as string,
      iconMapping: this.#atlas.mapping,
      getIcon: () => 'site',
      getPosition: (site) => [site.longitude, site.latitude],
      getColor: [...palette.site, 220],
      getSize: 24,
      updateTriggers: { getColor: palette },
    });
  }

  #symbols(tracks: readonly Track[], palette: Palette, sizeScale: number): Layer {
    const positions = new Float64Array(tracks.length * 2);
    const colors = new Uint8Array(tracks.length * 4);
    const angles = new Float32Array(tracks.length);
    const sizes = new Float32Array(tracks.length);
    const names: SymbolName[] = new Array(tracks.length);
    tracks.forEach((track, i) => {
      positions[2 * i] = track.longitude;
      positions[2 * i + 1] = track.latitude;
      paint(colors, i, colorOf(track, palette), track.status === Status.tentative ? 190 : 255);
      // The layer turns anticlockwise, a heading clockwise.
      angles[i] = -symbolDegrees(track);
      sizes[i] = symbolSizePixels(track);
      names[i] = symbolOf(track);
    });
    return new IconLayer({
      id: 'symbols',
      data: {
        length: tracks.length,
        attributes: {
          getPosition: { value: positions, size: 2 },
          getColor: { value: colors, size: 4, normalized: true },
          getAngle: { value: angles, size: 1 },
          getSize: { value: sizes, size: 1 },
        },
      },
      // The layer takes any image; its types know only addresses and textures.
      iconAtlas: this.#atlas.image as unknown as string,
      iconMapping: this.#atlas.mapping,
      getIcon: (_: unknown, { index }: { index: number }) => names[index]!,
      sizeScale,
    } as ConstructorParameters<typeof IconLayer>[0]);
  }

  #vectors(tracks: readonly Track[], palette: Palette, style: TrafficStyle): Layer {
    const seconds = (track: Track) => 60 * (track.domain === Domain.sea ? style.seaVectorMinutes : style.airVectorMinutes);
    const moving = tracks.filter((t) => t.groundSpeedMps > 0.25 && seconds(t) > 0 && !Number.isNaN(t.trackDegrees) && !t.lost);
    const from = new Float64Array(moving.length * 2);
    const to = new Float64Array(moving.length * 2);
    const colors = new Uint8Array(moving.length * 4);
    moving.forEach((track, i) => {
      from[2 * i] = track.longitude;
      from[2 * i + 1] = track.latitude;
      const meters = track.groundSpeedMps * seconds(track);
      to.set(advance(track.longitude, track.latitude, track.trackDegrees, meters), 2 * i);
      paint(colors, i, colorOf(track, palette), track.status === Status.confirmed ? 190 : 120);
    });
    return new LineLayer({
      id: 'vectors',
      data: {
        length: moving.length,
        attributes: {
          getSourcePosition: { value: from, size: 2 },
          getTargetPosition: { value: to, size: 2 },
          getColor: { value: colors, size: 4, normalized: true },
        },
      },
      getWidth: 1.25,
      widthUnits: 'pixels',
    } as ConstructorParameters<typeof LineLayer>[0]);
  }

  #dots(tracks: readonly Track[], palette: Palette): Layer {
    let total = 0;
    for (const track of tracks) total += track.trail.points.length / 2;
    const length = Math.min(total, MAX_TRAIL_DOTS);
    const positions = new Float64Array(length * 2);
    const colors = new Uint8Array(length * 4);
    let at = 0;
    for (const track of tracks) {
      const { points } = track.trail;
      const color = colorOf(track, palette);
      for (let i = 0; i < points.length && at < length; i += 2, at++) {
        positions[2 * at] = points[i]!;
        positions[2 * at + 1] = points[i + 1]!;
        paint(colors, at, color, 50 + (130 * (i + 2)) / points.length);
      }
    }
    return new ScatterplotLayer({
      id: 'trails',
      data: {
        length,
        attributes: { getPosition: { value: positions, size: 2 }, getFillColor: { value: colors, size: 4, normalized: true } },
      },
      getRadius: 1.3,
      radiusUnits: 'pixels',
    } as ConstructorParameters<typeof ScatterplotLayer>[0]);
  }
}

function paint(colors: Uint8Array, i: number, [red, green, blue]: Rgb, alpha: number): void {
  colors[4 * i] = red;
  colors[4 * i + 1] = green;
  colors[4 * i + 2] = blue;
  colors[4 * i + 3] = alpha;
}

export function colorOf(track: Track, palette: Palette): Rgb {
  return track.emergency !== 0 ? palette.emergencyRgb : palette.domains[DOMAIN_NAMES[track.domain] ?? 'unknown'];
}
