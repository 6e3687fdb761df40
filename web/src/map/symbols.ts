import type { Track } from '../picture/track';
import { Domain, ROTORCRAFT, Status } from '../picture/vocabulary';

// Our own outlines, drawn once into a mask texture and coloured by the layer. All point north in a 64 × 64 box.
const BOX = 64;
const SHAPES = {
  plane:
    'M32 5C34.6 8 35.6 12 35.6 18L35.6 25L59 40L59 45.5L35.6 38.5L35 50L42.5 55.5L42.5 59L32 56.4L21.5 59L21.5 55.5L29 50L28.4 38.5L5 45.5L5 40L28.4 25L28.4 18C28.4 12 29.4 8 32 5Z',
  rotorcraft:
    'M32 12C38 12 41 18 41 26C41 33 38 38 35 41L34.4 55L39 55L39 59L25 59L25 55L29.6 55L29 41C26 38 23 33 23 26C23 18 26 12 32 12ZM10 8L13 5L54 46L51 49ZM54 8L51 5L10 46L13 49Z',
  ship: 'M32 5C37 11 42 19 42 26L42 55C42 57.5 40.5 59 38 59L26 59C23.500 59 22 57.500 22 55L22 26C22 19 27 11 32 5Z',
  drone:
    'M32 4L39 15L25 15ZM17 27A9 9 0 1 0 17.010 27ZM47 27A9 9 0 1 0 47.010 27ZM17 57A9 9 0 1 0 17.010 57ZM47 57A9 9 0 1 0 47.010 57ZM20 17L44 47L47 44L23 14ZM44 14L17 44L20 47L47 17Z',
  land: 'M32 8L46 20L46 52L18 52L18 20Z',
  diamond: 'M32 12L52 32L32 52L12 32Z',
  circle: 'M32 14A18 18 0 1 0 32.010 14Z',
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

function lifeOf(track: Track): Life {
  if (track.status === Status.ended) return 'lost';
  return track.status === Status.coasting ? 'coasting' : 'solid';
}

/** Side of the square a symbol is drawn in, pixels on screen. */
export function symbolSizePixels(track: Track): number {
  if (track.status === Status.tentative) return 16;
  return track.domain === Domain.air ? 25 : track.domain === Domain.sea ? 21 : 22;
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
    const path = new Path2D(SHAPES[shape]);
    LIVES.forEach((life, column) => cell(`${shape}-${life}`, column, row, () => drawShape(context, path, life)));
  });
  cell('dot', 0, shapes.length, () => context.fill(new Path2D('M32 22A10 10 0 1 0 32.010 22Z')));
  cell('site', 1, shapes.length, () => {
    context.lineWidth = 5;
    context.strokeRect(20, 20, 24, 24);
    context.fillRect(29, 29, 6, 6);
  });
  return { image, mapping };
}

function drawShape(context: CanvasRenderingContext2D, path: Path2D, life: Life): void {
  if (life === 'solid') {
    context.fill(path);
    return;
  }

  context.lineWidth = 4;
  if (life === 'coasting') context.setLineDash([7, 4]);
  context.stroke(path);
  if (life === 'coasting') return;
  context.lineWidth = 7;
  context.stroke(new Path2D('M8 8L56 56M56 8L8 56'));
}
