import type { Track } from '../picture/track';
import { Status } from '../picture/vocabulary';
import { labelLines } from '../text/label';
import { Declutter, type LabelWish, type PlacedLabel } from './declutter';
import type { Palette } from './palette';
import type { ScreenProjection } from './projection';
import { symbolSizePixels } from './symbols';

const FONT_PIXELS = 11.5;
const LINE_PIXELS = 13;
const MAX_LABELS = 400;
// Labels are tried for at most so many tracks, the most important ones.
const MAX_WISHES = 1500;
/** Below this zoom a label is the name alone. */
const FULL_LABEL_ZOOM = 6.5;
const MARGIN = 40;

interface Label extends PlacedLabel {
  readonly track: Track;
  readonly lines: readonly string[];
}

/**
 * Labels with leader lines, the selection's brackets, trail and accuracy circle, on a 2D canvas over the map: the browser's own text
 * is sharper than a texture's. Places are chosen when traffic or zoom change; while the map moves the labels only follow.
 */
export class Annotations {
  readonly canvas = document.createElement('canvas');
  readonly #context = this.canvas.getContext('2d')!;
  readonly #declutter = new Declutter();
  #labels: Label[] = [];

  constructor() {
    this.canvas.className = 'annotations';
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  /** How many labels are on the screen. */
  get labelCount(): number {
    return this.#labels.length;
  }

  /** Chooses which tracks get a label, and where. */
  arrange(tracks: readonly Track[], projection: ScreenProjection, zoom: number, selected: bigint | null, enabled: boolean): void {
    if (!enabled) {
      this.#labels = [];
      return;
    }

    this.#setFont();
    const candidates = tracks
      .filter((track) => track.status !== Status.tentative && onScreen(track, projection))
      .sort((a, b) => rank(a, selected) - rank(b, selected) || (a.id < b.id ? -1 : 1))
      .slice(0, MAX_WISHES);
    const texts = new Map<bigint, { track: Track; lines: string[] }>();
    const wishes: LabelWish[] = candidates.map((track) => {
      const all = labelLines(track);
      const lines = zoom < FULL_LABEL_ZOOM && track.id !== selected && track.emergency === 0 ? all.slice(0, 1) : all;
      texts.set(track.id, { track, lines });
      return {
        key: track.id,
        x: projection.x(track.longitude),
        y: projection.y(track.latitude),
        width: Math.max(...lines.map((line) => this.#context.measureText(line).width)),
        height: lines.length * LINE_PIXELS,
        clearance: symbolSizePixels(track) / 2,
      };
    });
    this.#labels = this.#declutter.place(wishes, MAX_LABELS).map((placed) => ({ ...placed, ...texts.get(placed.key)! }));
  }

  draw(projection: ScreenProjection, palette: Palette, selected: Track | undefined, trails: boolean): void {
    this.#fit(projection);
    const context = this.#context;
    context.clearRect(0, 0, projection.width, projection.height);
    if (selected?.positioned) this.#drawSelection(selected, projection, palette, trails);
    this.#setFont();
    context.textBaseline = 'top';
    for (const label of this.#labels) this.#drawLabel(label, projection, palette, label.track === selected);
  }

  /** The track whose label covers a point of the screen. */
  labelAt(x: number, y: number, projection: ScreenProjection): Track | null {
    for (const { track, dx, dy, width, height } of this.#labels) {
      const left = projection.x(track.longitude) + dx;
      const top = projection.y(track.latitude) + dy;
      if (x >= left && x <= left + width && y >= top && y <= top + height) return track;
    }
    return null;
  }

  #drawLabel(label: Label, projection: ScreenProjection, palette: Palette, selected: boolean): void {
    const context = this.#context;
    const x = projection.x(label.track.longitude);
    const y = projection.y(label.track.latitude);
    const left = Math.round(x + label.dx);
    const top = Math.round(y + label.dy);
    const clearance = symbolSizePixels(label.track) / 2;
    context.strokeStyle = palette.leader;
    context.lineWidth = 1;
    context.beginPath();
    const towards = label.dx > 0 ? 1 : -1;
    const below = label.dy >= 0;
    context.moveTo(x + towards * clearance * 0.75, y + (below ? 1 : -1) * clearance * 0.6);
    context.lineTo(label.dx > 0 ? left - 2 : left + label.width + 2, below ? top + LINE_PIXELS / 2 : top + label.height - LINE_PIXELS / 2);
    context.stroke();
    context.lineWidth = 3;
    context.lineJoin = 'round';
    context.strokeStyle = palette.labelHalo;
    label.lines.forEach((line, i) => {
      const urgent = label.track.emergency !== 0 && i === 0;
      context.globalAlpha = label.track.status === Status.confirmed || selected ? 1 : 0.7;
      context.strokeText(line, left, top + i * LINE_PIXELS);
      context.fillStyle = urgent ? palette.emergency : selected ? palette.selection : palette.labelText;
      context.fillText(line, left, top + i * LINE_PIXELS);
    });
    context.globalAlpha = 1;
  }

  #drawSelection(track: Track, projection: ScreenProjection, palette: Palette, trails: boolean): void {
    const context = this.#context;
    const x = projection.x(track.longitude);
    const y = projection.y(track.latitude);
    context.strokeStyle = palette.selection;
    if (trails) this.#drawTrail(track, projection, x, y);
    const radius = 2 * track.positionSigmaMeters * projection.pixelsPerMeter(track.latitude);
    if (radius > 14 && radius < projection.width) {
      context.lineWidth = 1;
      context.setLineDash([4, 4]);
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.stroke();
      context.setLineDash([]);
    }

    brackets(context, x, y, 18, 7);
  }

  #drawTrail(track: Track, projection: ScreenProjection, x: number, y: number): void {
    const context = this.#context;
    const { points } = track.trail;
    context.globalAlpha = 0.45;
    context.lineWidth = 1;
    context.beginPath();
    for (let i = 0; i < points.length; i += 2) context.lineTo(projection.x(points[i]!), projection.y(points[i + 1]!));
    context.lineTo(x, y);
    context.stroke();
    context.globalAlpha = 1;
  }

  #fit(projection: ScreenProjection): void {
    const ratio = window.devicePixelRatio || 1;
    const width = Math.round(projection.width * ratio);
    const height = Math.round(projection.height * ratio);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  #setFont(): void {
    this.#context.font = `${FONT_PIXELS}px "B612 Mono", monospace`;
  }
}

function brackets(context: CanvasRenderingContext2D, x: number, y: number, half: number, arm: number): void {
  context.lineWidth = 2;
  context.beginPath();
  for (const [sx, sy] of [[-1, -1], [1, -1], [1, 1], [-1, 1]] as const) {
    context.moveTo(x + sx * half, y + sy * (half - arm));
    context.lineTo(x + sx * half, y + sy * half);
    context.lineTo(x + sx * (half - arm), y + sy * half);
  }
  context.stroke();
}

function onScreen(track: Track, projection: ScreenProjection): boolean {
  const x = projection.x(track.longitude);
  const y = projection.y(track.latitude);
  return x > -MARGIN && y > -MARGIN && x < projection.width + MARGIN && y < projection.height + MARGIN;
}

/** Smaller is more important. */
function rank(track: Track, selected: bigint | null): number {
  if (track.id === selected) return 0;
  if (track.emergency !== 0) return 1;
  return 2 + Math.abs(track.status - Status.confirmed);
}
