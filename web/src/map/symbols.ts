import { stationOf } from '../picture/mmsi';
import type { Track } from '../picture/track';
import { Domain, ROTORCRAFT, Status } from '../picture/vocabulary';

// Our own outlines, drawn once into a mask texture and coloured by the layer. All point north in a 64 × 64 box.
const BOX = 64;
const DIAGONAL = 15;
const BAR_HALF_WIDTH = 2.75;
const CROSS = [bar(32, 20, 32, 44), bar(20, 32, 44, 32)];
const SHAPES = {
  plane: [
    'M32 4C34.800 7 36 11 36 17L36 25L60 40L60 46.500L36 39L35.400 50L43 55.500L43 60L32 57L21 60L21 55.500L28.600 50L28 39L4 46.500L4 40L28 25L28 17C28 11 29.200 7 32 4Z',
  ],
  rotorcraft: [
    'M32 13C38 13 41 19 41 27C41 34 38 39 35.500 42L35 54L40 54L40 59L24 59L24 54L29 54L28.500 42C26 39 23 34 23 27C23 19 26 13 32 13Z',
    'M9 9L13 5L55 43L51 47Z',
    'M55 9L51 5L9 43L13 47Z',
  ],
  ship: [
    'M32 4C37.500 11 43 19 43 27L43 56C43 58.500 41.500 60 39 60L25 60C22.500 60 21 58.500 21 56L21 27C21 19 26.500 11 32 4Z',
  ],
  drone: [
    disc(14, 18, 9),
    disc(50, 18, 9),
    disc(14, 54, 9),
    disc(50, 54, 9),
    'M12 14L18 12L52 58L46 60Z',
    'M52 14L46 12L12 58L18 60Z',
    'M32 4L40 18L24 18Z',
  ],
  land: ['M32 8L46 20L46 52L18 52L18 20Z'],
  diamond: ['M32 12L52 32L32 52L12 32Z'],
  circle: [disc(32, 32, 17)],
  // After SN.1/Circ.243: aids are diamonds with a cross, dashed where there is nothing in the water; beacons are crossed circles.
  aid: [...diamondSides([[0, 1]]), ...CROSS],
  'virtual-aid': [
    ...diamondSides([
      [0, 0.3],
      [0.7, 1],
    ]),
    ...CROSS,
  ],
  base: [bar(32, 10, 54, 52), bar(54, 52, 10, 52), bar(10, 52, 32, 10), bar(32, 24, 32, 44)],
  beacon: [
    `${disc(32, 32, 25)}${disc(32, 32, 20)}`,
    bar(32 - DIAGONAL, 32 - DIAGONAL, 32 + DIAGONAL, 32 + DIAGONAL),
    bar(32 + DIAGONAL, 32 - DIAGONAL, 32 - DIAGONAL, 32 + DIAGONAL),
  ],
} as const;
type Shape = keyof typeof SHAPES;

const LIVES = ['solid', 'coasting', 'lost'] as const;
type Life = (typeof LIVES)[number];

export type SymbolName = `${Shape}-${Life}` | 'dot' | 'site';

interface AtlasEntry {
  x: number;
  y: number;
  width: number;
  height: number;
  mask: boolean;
}

export interface SymbolAtlas {
  readonly image: HTMLCanvasElement;
  readonly mapping: Record<string, AtlasEntry>;
}

/** Which symbol shows a track: shape by domain, filling by life. */
export function symbolOf(track: Track): SymbolName {
  if (track.status === Status.tentative) return 'dot';
  return `${shapeOf(track)}-${lifeOf(track)}`;
}

function shapeOf(track: Track): Shape {
  const station = stationOf(track.mmsi);
  if (station) return station;
  const directed = !Number.isNaN(track.pointingDegrees);
  switch (track.domain) {
    case Domain.air:
      if (!directed) return 'diamond';
      return track.category === ROTORCRAFT ? 'rotorcraft' : 'plane';
    case Domain.sea:
      return 'ship';
    case Domain.drone:
      return 'drone';
    case Domain.land:
      return 'land';
    default:
      return 'circle';
  }
}

/** Stations point nowhere. */
export function symbolDegrees(track: Track): number {
  return Number.isNaN(track.pointingDegrees) || stationOf(track.mmsi) ? 0 : track.pointingDegrees;
}

function lifeOf(track: Track): Life {
  if (track.status === Status.ended) return 'lost';
  return track.status === Status.coasting ? 'coasting' : 'solid';
}

/** Side of the square a symbol is drawn in, pixels on screen. */
export function symbolSizePixels(track: Track): number {
  if (track.status === Status.tentative) return 16;
  return track.domain === Domain.air ? 25 : track.domain === Domain.sea ? 21 : 22;
}

/** Symbols shrink on small scales, where many stand close. */
export function symbolScale(zoom: number): number {
  return Math.min(1, Math.max(0.55, 0.55 + (zoom - 4) * 0.15));
}

export function drawAtlas(): SymbolAtlas {
  const shapes = Object.keys(SHAPES) as Shape[];
  const image = document.createElement('canvas');
  image.width = BOX * LIVES.length;
  image.height = BOX * (shapes.length + 1);
  const context = image.getContext('2d')!;
  context.lineJoin = 'round';
  const mapping: Record<string, AtlasEntry> = {};

  function cell(name: SymbolName, column: number, row: number, draw: () => void): void {
    context.save();
    context.translate(column * BOX, row * BOX);
    draw();
    context.restore();
    mapping[name] = { x: column * BOX, y: row * BOX, width: BOX, height: BOX, mask: true };
  }

  shapes.forEach((shape, row) => {
    const parts = SHAPES[shape].map((outline) => new Path2D(outline));
    LIVES.forEach((life, column) => cell(`${shape}-${life}`, column, row, () => drawShape(context, parts, life)));
  });
  cell('dot', 0, shapes.length, () => context.fill(new Path2D(disc(32, 32, 10))));
  cell('site', 1, shapes.length, () => {
    context.lineWidth = 5;
    context.strokeRect(20, 20, 24, 24);
    context.fillRect(29, 29, 6, 6);
  });
  return { image, mapping };
}

function drawShape(context: CanvasRenderingContext2D, parts: readonly Path2D[], life: Life): void {
  if (life === 'solid') {
    for (const part of parts) context.fill(part, 'evenodd');
    return;
  }

  // The outline of the whole: every part widened, then their insides cut out.
  context.lineWidth = 7;
  for (const part of parts) context.stroke(part);
  context.globalCompositeOperation = 'destination-out';
  for (const part of parts) context.fill(part, 'evenodd');
  context.globalCompositeOperation = 'source-over';
  if (life === 'coasting') return;
  context.lineWidth = 7;
  context.stroke(new Path2D('M8 8L56 56M56 8L8 56'));
}

function disc(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

/** A stroke as an outline, since symbols are filled. */
function bar(x1: number, y1: number, x2: number, y2: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [((y1 - y2) / length) * BAR_HALF_WIDTH, ((x2 - x1) / length) * BAR_HALF_WIDTH];
  return `M${x1 + dx} ${y1 + dy}L${x2 + dx} ${y2 + dy}L${x2 - dx} ${y2 - dy}L${x1 - dx} ${y1 - dy}Z`;
}

/** The sides of a diamond, each drawn in these parts of its length. */
function diamondSides(parts: readonly (readonly [from: number, to: number])[]): string[] {
  const corners = [
    [32, 4],
    [60, 32],
    [32, 60],
    [4, 32],
    [32, 4],
  ] as const;
  return corners.slice(1).flatMap(([x2, y2], i) => {
    const [x1, y1] = corners[i]!;
    const at = (share: number) => [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share] as const;
    return parts.map(([from, to]) => bar(...at(from), ...at(to)));
  });
}
