import type { Track } from '../picture/track';
import { Status } from '../picture/vocabulary';
import { Declutter, type PlacedLabel } from './declutter';
import type { GraticuleMark } from './graticule';
import { BRACKET_PIXELS, siteSubjects, trackSubjects, type LabelStyle, type Subject } from './label-subjects';
import type { Palette } from './palette';
import type { ScreenProjection } from './projection';
import type { Site } from './traffic-layers';

const FONT_PIXELS = 12;
const LINE_PIXELS = 14;
const SMALL_BRACKET_ARM_PIXELS = 7;
const MAX_LABELS = 400;

/** Something else drawn over the map, under the labels. */
export interface MapOverlay {
  draw(context: CanvasRenderingContext2D, projection: ScreenProjection, palette: Palette): void;
}

interface Label extends PlacedLabel {
  readonly subject: Subject;
}

/**
 * Labels with leader lines, edge marks of the graticule, and the selection's brackets, trail and accuracy circle, on a 2D canvas over
 * the map: the browser's own text is sharper than a texture's. Places are chosen when traffic or zoom change; while the map moves the
 * labels only follow.
 */
export class Annotations {
  readonly canvas = document.createElement('canvas');
  marks: readonly GraticuleMark[] = [];
  readonly overlays: MapOverlay[] = [];
  readonly #context = this.canvas.getContext('2d')!;
  readonly #declutter = new Declutter();
  #labels: Label[] = [];
  #size = 1;

  constructor() {
    this.canvas.className = 'annotations';
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  /** Chooses who gets a label, and where. */
  arrange(
    tracks: readonly Track[],
    sites: readonly Site[],
    projection: ScreenProjection,
    zoom: number,
    selected: ReadonlySet<bigint>,
    style: LabelStyle & { readonly labelSize: number },
  ): void {
    this.#size = style.labelSize;
    this.#setFont();
    const subjects =
      style.level === 'off' ? [] : [...trackSubjects(tracks, projection, zoom, selected, style), ...siteSubjects(sites, zoom)];
    const wishes = subjects.map((subject) => ({
      key: subject.key,
      x: projection.x(subject.longitude),
      y: projection.y(subject.latitude),
      width: Math.max(...subject.lines.map((line) => this.#context.measureText(line).width)),
      height: subject.lines.length * this.#linePixels,
      clearance: subject.clearance,
      corner: subject.corner,
      must: subject.must,
    }));
    const byKey = new Map(subjects.map((subject) => [subject.key, subject]));
    this.#labels = this.#declutter.place(wishes, MAX_LABELS).map((placed) => ({ ...placed, subject: byKey.get(placed.key)! }));
  }

  draw(projection: ScreenProjection, palette: Palette, selected: readonly Track[], trails: boolean): void {
    this.#fit(projection);
    const context = this.#context;
    context.clearRect(0, 0, projection.width, projection.height);
    this.#setFont();
    context.textBaseline = 'top';
    this.#drawMarks(projection, palette);
    for (const overlay of this.overlays) {
      context.save();
      overlay.draw(context, projection, palette);
      context.restore();
    }
    this.#setFont();
    for (const track of selected) if (track.positioned) this.#drawSelection(track, projection, palette, trails);
    for (const label of this.#labels) this.#drawLabel(label, projection, palette, selected);
  }

  /** The track whose label covers a point of the screen. */
  labelAt(x: number, y: number, projection: ScreenProjection): Track | null {
    for (const { subject, dx, dy, width, height } of this.#labels) {
      if (!subject.track) continue;
      const left = projection.x(subject.longitude) + dx;
      const top = projection.y(subject.latitude) + dy;
      if (x >= left && x <= left + width && y >= top && y <= top + height) return subject.track;
    }
    return null;
  }

  #drawMarks(projection: ScreenProjection, palette: Palette): void {
    const context = this.#context;
    context.fillStyle = palette.mapText;
    for (const { text, longitude, latitude } of this.marks) {
      if (longitude !== null) context.fillText(text, projection.x(longitude) + 4, projection.height - 16);
      else if (latitude !== null) context.fillText(text, 5, projection.y(latitude) - 14);
    }
  }

  #drawLabel(label: Label, projection: ScreenProjection, palette: Palette, selected: readonly Track[]): void {
    const { subject } = label;
    const { track } = subject;
    const context = this.#context;
    const x = projection.x(subject.longitude);
    const y = projection.y(subject.latitude);
    const left = Math.round(x + label.dx);
    const top = Math.round(y + label.dy);
    if (track) this.#drawLeader(label, palette, x, y, left, top);
    const chosen = track !== null && selected.includes(track);
    context.lineWidth = 3;
    context.lineJoin = 'round';
    context.strokeStyle = palette.labelHalo;
    context.globalAlpha = !track || track.status === Status.confirmed || chosen ? 1 : 0.7;
    subject.lines.forEach((line, i) => {
      const urgent = track !== null && track.emergency !== 0 && i === 0;
      context.strokeText(line, left, top + i * this.#linePixels);
      context.fillStyle = !track ? palette.mapText : urgent ? palette.emergency : chosen ? palette.selection : palette.labelText;
      context.fillText(line, left, top + i * this.#linePixels);
    });
    context.globalAlpha = 1;
  }

  #drawLeader(label: Label, palette: Palette, x: number, y: number, left: number, top: number): void {
    const context = this.#context;
    const { clearance } = label.subject;
    const right = label.dx > 0;
    const below = label.dy >= 0;
    context.strokeStyle = palette.leader;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x + (right ? 0.75 : -0.75) * clearance, y + (below ? 0.6 : -0.6) * clearance);
    context.lineTo(
      right ? left - 2 : left + label.width + 2,
      below ? top + this.#linePixels / 2 : top + label.height - this.#linePixels / 2,
    );
    context.stroke();
  }

  #drawSelection(track: Track, projection: ScreenProjection, palette: Palette, trails: boolean): void {
    const context = this.#context;
    const x = projection.x(track.longitude);
    const y = projection.y(track.latitude);
    context.strokeStyle = palette.selection;
    if (trails) this.#drawTrail(track, projection, x, y);
    const radius = 2 * track.positionSigmaMeters * projection.pixelsPerMeter(track.latitude);
    if (radius > 6 && radius < projection.width) {
      context.lineWidth = 1;
      context.setLineDash([4, 4]);
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.stroke();
      context.setLineDash([]);
    }

    drawBrackets(context, x, y, BRACKET_PIXELS, SMALL_BRACKET_ARM_PIXELS);
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
    this.#context.font = `${FONT_PIXELS * this.#size}px B612, sans-serif`;
  }

  get #linePixels(): number {
    return LINE_PIXELS * this.#size;
  }
}

function drawBrackets(context: CanvasRenderingContext2D, x: number, y: number, half: number, arm: number): void {
  context.lineWidth = 2;
  context.beginPath();
  for (const [sx, sy] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const) {
    context.moveTo(x + sx * half, y + sy * (half - arm));
    context.lineTo(x + sx * half, y + sy * half);
    context.lineTo(x + sx * (half - arm), y + sy * half);
  }
  context.stroke();
}
