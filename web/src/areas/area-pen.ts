import { h, setText, show } from '../dom';
import { haloText, tracePlaces } from '../map/draw';
import { destination, greatCircle, legBetween, type Place } from '../map/geodesy';
import type { Palette } from '../map/palette';
import type { PointerAt, PointerTool } from '../map/pointer';
import type { ScreenProjection } from '../map/projection';
import type { Screen } from '../screen';
import { inLanguage } from '../text/language';
import { bearing, distance } from '../text/units';
import { extentText } from './area-words';
import { drawnPlace, finished, isWhole, withCorner, withInserted, without, withMoved, withRadiusTo, type Sketch } from './sketch';

const HANDLE_PIXELS = 4;
const MIDDLE_PIXELS = 3;
const REACH_PIXELS = 10;
const EDGE_PIECES = 24;
const CIRCLE_PIECES = 96;
const RIM_DEGREES = 90;

const texts = inLanguage({
  polygon: [
    'Click the corners. Double click or Enter closes, Backspace takes the last back, Esc cancels.',
    'Haga clic en los vértices. Doble clic o Intro cierra, Retroceso quita el último, Esc cancela.',
  ],
  line: [
    'Click along the line. Double click or Enter ends it, Backspace takes the last back, Esc cancels.',
    'Haga clic a lo largo de la línea. Doble clic o Intro la termina, Retroceso quita el último, Esc cancela.',
  ],
  circle: ['Click the centre, then the rim.', 'Haga clic en el centro y luego en el borde.'],
  change: [
    'Drag corners; drag the middle of an edge for a new one; right click or Delete takes one away.',
    'Arrastre los vértices; arrastre el medio de un lado para agregar uno; clic derecho o Supr lo quita.',
  ],
  changeCircle: ['Drag the centre or the rim.', 'Arrastre el centro o el borde.'],
});

/** What the pointer is on: a corner, the middle of the edge that begins at a corner, the rim of a circle. */
type Grip =
  | { readonly part: 'corner'; readonly index: number }
  | { readonly part: 'edge'; readonly index: number }
  | { readonly part: 'rim' };

/** Draws an area on the map with the pointer, and tells of every change. */
export class AreaPen implements PointerTool {
  readonly #screen: Screen;
  readonly #changed: (sketch: Sketch) => void;
  readonly #advice = h('span', { role: 'status' });
  readonly #figures = h('b');
  readonly #readout = h(
    'p',
    { class: 'readout area-readout', 'data-testid': 'area-readout', hidden: true },
    this.#figures,
    this.#advice,
  );
  #sketch: Sketch | null = null;
  #held: Grip | null = null;
  #under: Grip | null = null;
  #pointer: Place | null = null;

  constructor(screen: Screen, changed: (sketch: Sketch) => void) {
    this.#screen = screen;
    this.#changed = changed;
    screen.mapTools.say(this.#readout);
    screen.map.addOverlay({ draw: (context, projection, palette) => this.#draw(context, projection, palette) });
    document.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Takes the pen to another sketch, or with null away. */
  take(sketch: Sketch | null): void {
    this.#held = this.#under = this.#pointer = null;
    this.show(sketch);
    this.#screen.map.setPointer(sketch ? this : null);
  }

  /** The same sketch, changed elsewhere. */
  show(sketch: Sketch | null): void {
    this.#sketch = sketch;
    this.#screen.map.setCrosshair(sketch !== null && !sketch.done);
    show(this.#readout, sketch !== null);
    if (sketch) setText(this.#advice, sketch.done ? changeText(sketch) : texts[sketch.shape]);
    this.#measure();
  }

  press(at: PointerAt): boolean {
    this.#held = this.#gripAt(at);
    if (this.#held?.part === 'edge' && this.#sketch) {
      const { index } = this.#held;
      this.#change(withInserted(this.#sketch, index, drawnPlace(at.place)));
      this.#held = { part: 'corner', index: index + 1 };
    }
    return this.#held !== null;
  }

  move(at: PointerAt): string | null {
    this.#pointer = at.place;
    if (this.#held && this.#sketch) {
      if (this.#held.part === 'rim') this.#change(withRadiusTo(this.#sketch, at.place));
      else this.#change(withMoved(this.#sketch, this.#held.index, drawnPlace(at.place)));
      return 'grabbing';
    }
    this.#under = this.#gripAt(at);
    this.#measure();
    return this.#under ? 'grab' : null;
  }

  release(): void {
    this.#held = null;
  }

  /** A click on the last corner, as a double click is, or on the first closes the border. */
  click(at: PointerAt): boolean {
    const sketch = this.#sketch;
    if (!sketch || sketch.done || this.#screen.tool) return sketch !== null && !this.#screen.tool;
    const near = (place: Place | undefined) => place !== undefined && pixels(at, place) <= REACH_PIXELS;
    const ends = sketch.corners.length > 1 && sketch.shape !== 'circle';
    if (ends && (near(sketch.corners.at(-1)) || (sketch.shape === 'polygon' && near(sketch.corners[0])))) this.#finish();
    else this.#change(withCorner(sketch, drawnPlace(at.place)));
    return true;
  }

  menu(at: PointerAt): void {
    const grip = this.#gripAt(at);
    if (this.#sketch && grip?.part === 'corner') this.#change(without(this.#sketch, grip.index));
  }

  /** Says how long the piece to the pointer is and where it leads, and what the whole encloses. */
  #measure(): void {
    const sketch = this.#sketch;
    setText(
      this.#figures,
      sketch ? [...this.#aheadTexts(), sketch.done ? extentText(sketch) : ''].join(' · ').replace(/ · $/, '') : '',
    );
    this.#screen.requestDraw();
  }

  #aheadTexts(): string[] {
    const sketch = this.#sketch;
    const from = sketch?.corners.at(-1);
    if (!sketch || sketch.done || !from || !this.#pointer) return [];
    const leg = legBetween(from, this.#pointer);
    const whole =
      sketch.shape === 'circle'
        ? { ...sketch, radiusMeters: leg.meters }
        : { ...sketch, corners: [...sketch.corners, this.#pointer] };
    return [`${distance(leg.meters)}  ${bearing(leg.bearingDegrees)}`, ...(isWhole(whole) ? [extentText(whole)] : [])];
  }

  #finish(): void {
    if (this.#sketch) this.#change(finished(this.#sketch));
  }

  #change(sketch: Sketch): void {
    this.show(sketch);
    this.#changed(sketch);
  }

  #onKey(event: KeyboardEvent): void {
    const sketch = this.#sketch;
    if (!sketch || (event.target as HTMLElement | null)?.closest('input, select, textarea, button, a, dialog')) return;
    if (event.key === 'Enter') this.#finish();
    else if (event.key === 'Backspace' && !sketch.done) this.#change(without(sketch, sketch.corners.length - 1));
    else if (event.key === 'Delete' && this.#under?.part === 'corner') this.#change(without(sketch, this.#under.index));
    else return;
    event.preventDefault();
  }

  /** While it is drawn nothing can be gripped: clicks are corners. */
  #gripAt(at: PointerAt): Grip | null {
    const sketch = this.#sketch;
    if (!sketch?.done) return null;
    const index = sketch.corners.findIndex((corner) => pixels(at, corner) <= REACH_PIXELS);
    if (index >= 0) return { part: 'corner', index };
    const rim = rimOf(sketch);
    if (rim) return pixels(at, rim) <= REACH_PIXELS ? { part: 'rim' } : null;
    const edge = edgesOf(sketch).findIndex(([from, to]) => pixels(at, middle(from, to)) <= REACH_PIXELS);
    return edge >= 0 ? { part: 'edge', index: edge } : null;
  }

  #draw(context: CanvasRenderingContext2D, projection: ScreenProjection, palette: Palette): void {
    const sketch = this.#sketch;
    if (!sketch) return;
    context.strokeStyle = context.fillStyle = palette.selection;
    context.lineWidth = 2;
    const trace = (places: readonly Place[]) => {
      tracePlaces(context, projection, places);
      context.stroke();
    };
    if (sketch.shape === 'circle') trace(circlePlaces(sketch));
    else for (const [from, to] of edgesOf(sketch)) trace(greatCircle(from, to, EDGE_PIECES));
    this.#drawAhead(context, projection, palette);
    if (sketch.done && sketch.shape !== 'circle')
      for (const [from, to] of edgesOf(sketch)) mark(context, projection, middle(from, to), MIDDLE_PIXELS, false);
    const rim = rimOf(sketch);
    for (const place of rim ? [...sketch.corners, rim] : sketch.corners) mark(context, projection, place, HANDLE_PIXELS, true);
    const extent = extentText(sketch);
    const top = sketch.corners.reduce<Place | null>((a, b) => (a && a.latitude >= b.latitude ? a : b), null);
    if (!extent || !top || !sketch.done) return;
    context.textAlign = 'center';
    context.textBaseline = 'bottom';
    const at = rim ? destination(top, 0, sketch.radiusMeters!) : top;
    haloText(context, extent, projection.x(at.longitude), projection.y(at.latitude) - 10, palette.selection, palette.labelHalo);
  }

  /** From the last corner to the pointer, with length and bearing. */
  #drawAhead(context: CanvasRenderingContext2D, projection: ScreenProjection, palette: Palette): void {
    const sketch = this.#sketch;
    const from = sketch?.corners.at(-1);
    const to = this.#pointer;
    if (!sketch || sketch.done || !from || !to) return;
    context.save();
    context.setLineDash([6, 4]);
    context.lineWidth = 1.5;
    tracePlaces(context, projection, greatCircle(from, to, EDGE_PIECES));
    context.stroke();
    const first = sketch.corners[0]!;
    if (sketch.shape === 'polygon' && sketch.corners.length > 1) {
      context.globalAlpha = 0.5;
      tracePlaces(context, projection, greatCircle(to, first, EDGE_PIECES));
      context.stroke();
      context.globalAlpha = 1;
    }
    if (sketch.shape === 'circle') {
      tracePlaces(context, projection, circlePlaces({ ...sketch, radiusMeters: legBetween(from, to).meters }));
      context.stroke();
    }
    context.restore();
    context.textAlign = 'left';
    context.textBaseline = 'bottom';
    const x = projection.x(to.longitude) + 14;
    const y = projection.y(to.latitude) - 8;
    this.#aheadTexts().forEach((line, i) => haloText(context, line, x, y + i * 15, palette.selection, palette.labelHalo));
  }
}

const changeText = ({ shape }: Sketch): string => (shape === 'circle' ? texts.changeCircle : texts.change);

const pixels = ({ x, y, projection }: PointerAt, place: Place): number =>
  Math.hypot(projection.x(place.longitude) - x, projection.y(place.latitude) - y);

const middle = (from: Place, to: Place): Place => greatCircle(from, to, 2)[1]!;

/** The edges so far; a polygon's last leads back once it is closed. */
function edgesOf({ shape, corners, done }: Sketch): [Place, Place][] {
  if (shape === 'circle') return [];
  const ends = shape === 'polygon' && done ? [...corners.slice(1), corners[0]!] : corners.slice(1);
  return ends.map((to, i) => [corners[i]!, to]);
}

function rimOf({ shape, corners, radiusMeters }: Sketch): Place | null {
  return shape === 'circle' && corners[0] && radiusMeters !== null ? destination(corners[0], RIM_DEGREES, radiusMeters) : null;
}

function circlePlaces({ corners: [center], radiusMeters }: Sketch): Place[] {
  if (!center || radiusMeters === null) return [];
  return Array.from({ length: CIRCLE_PIECES + 1 }, (_, i) => destination(center, (360 * i) / CIRCLE_PIECES, radiusMeters));
}

function mark(context: CanvasRenderingContext2D, projection: ScreenProjection, place: Place, half: number, full: boolean): void {
  const [x, y] = [projection.x(place.longitude), projection.y(place.latitude)];
  if (full) context.fillRect(x - half, y - half, 2 * half, 2 * half);
  else {
    context.lineWidth = 1;
    context.beginPath();
    context.arc(x, y, half, 0, 2 * Math.PI);
    context.stroke();
  }
}
