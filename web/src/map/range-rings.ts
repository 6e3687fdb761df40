import type { Screen } from '../screen';
import { inLanguage } from '../text/language';
import { tracePlaces, haloText } from './draw';
import { destination, type Place } from './geodesy';
import type { Palette } from './palette';
import type { ScreenProjection } from './projection';

/** Round home, and round each of many sites. */
const HOME_RINGS = 8;
const SITE_RINGS = 4;
const MAX_SITES = 12;
const LEAST_GAP_PIXELS = 60;
const CIRCLE_PIECES = 120;
const AUTOMATIC_STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

const texts = inLanguage({
  rings: ['Rings', 'Anillos'],
  title: ['Range rings: off, home, sites (G)', 'Anillos de distancia: no, inicio, sitios (G)'],
  help: ['range rings: off, round home, round each site', 'anillos de distancia: no, alrededor del inicio, de cada sitio'],
});

interface Rings {
  /** In the unit; `auto` = by the scale of the map. */
  readonly spacing: string;
  readonly unit: 'nm' | 'km';
  readonly count: number;
}

/** Circles of equal distance round home, or round each sensor. */
export function addRangeRings(screen: Screen): void {
  const { settings } = screen;
  const next = () => settings.advance('rings');
  const button = screen.mapTools.add('rings-button', texts.rings, texts.title, next);
  const showState = () => button.setAttribute('aria-pressed', String(settings.get('rings') !== 'off'));
  settings.changed.on(showState);
  showState();
  screen.commands.add({ keys: ['g'], help: texts.help, run: next });
  screen.map.addOverlay({
    draw: (context, projection, palette) => {
      const rings = {
        spacing: settings.get('ring_spacing'),
        unit: settings.get('distance'),
        count: settings.get('rings') === 'home' ? HOME_RINGS : SITE_RINGS,
      };
      for (const center of centersOf(screen)) drawRings(context, projection, palette, center, rings);
    },
  });
}

function centersOf({ settings, home, sources }: Screen): readonly Place[] {
  if (settings.get('rings') === 'home') return home ? [home] : [];
  if (settings.get('rings') === 'off') return [];
  const sites = (sources ?? []).flatMap(({ site }) => (site ? [{ latitude: site.lat, longitude: site.lon }] : []));
  const distinct = new Map(sites.map((site) => [`${site.latitude},${site.longitude}`, site]));
  return [...distinct.values()].slice(0, MAX_SITES);
}

function drawRings(
  context: CanvasRenderingContext2D,
  projection: ScreenProjection,
  palette: Palette,
  center: Place,
  { spacing, unit, count }: Rings,
): void {
  const unitMeters = unit === 'nm' ? 1852 : 1000;
  const unitPixels = unitMeters * projection.pixelsPerMeter(center.latitude);
  const step = spacing === 'auto' ? automaticStep(unitPixels) : Number(spacing);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let n = 1; n <= count; n++) {
    const meters = n * step * unitMeters;
    const places = Array.from({ length: CIRCLE_PIECES + 1 }, (_, i) => destination(center, (360 * i) / CIRCLE_PIECES, meters));
    context.strokeStyle = palette.leader;
    context.lineWidth = 1;
    context.globalAlpha = 0.6;
    tracePlaces(context, projection, places);
    context.stroke();
    context.globalAlpha = 1;
    const top = places[0]!;
    const text = `${Number((n * step).toPrecision(3))}\u202f${unit === 'nm' ? 'NM' : 'km'}`;
    haloText(context, text, projection.x(top.longitude), projection.y(top.latitude), palette.mapText, palette.labelHalo);
  }
}

/** The first round step whose rings stand far enough apart on the screen. */
export function automaticStep(unitPixels: number): number {
  return AUTOMATIC_STEPS.find((step) => step * unitPixels >= LEAST_GAP_PIXELS) ?? AUTOMATIC_STEPS.at(-1)!;
}
