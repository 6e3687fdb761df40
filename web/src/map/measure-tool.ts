import { h, setAttribute, setText, show } from '../dom';
import type { Screen } from '../screen';
import { inLanguage } from '../text/language';
import { tracePlaces } from './draw';
import { greatCircle } from './geodesy';
import { endsOf, endText, isSameEnd, measureText, placeOf, type MeasureEnd } from './measure';
import type { MapClick } from './map-view';
import type { Palette } from './palette';
import type { ScreenProjection } from './projection';

const CURVE_PIECES = 64;
const END_RADIUS_PIXELS = 3;

const texts = inLanguage({
  measure: ['Measure', 'Medir'],
  title: ['Measure distance and bearing (X)', 'Medir distancia y rumbo (X)'],
  help: [
    'measure: two clicks, each on a track or a place; from the selected track if there is one',
    'medir: dos clics, cada uno en una pista o un lugar; desde la pista seleccionada si la hay',
  ],
  first: ['Measure: click the first place or track', 'Medir: haga clic en el primer lugar o pista'],
  second: ['Measure: click the second place or track', 'Medir: haga clic en el segundo lugar o pista'],
  away: ['Measure: a track is no longer in the picture', 'Medir: una pista ya no está en el cuadro'],
});

/** Distance and bearing between two places or tracks; it goes along with the tracks. */
export function addMeasure(screen: Screen): void {
  const tool = new MeasureTool(screen);
  screen.commands.add({ keys: ['x'], help: texts.help, run: () => tool.toggle() });
}

class MeasureTool {
  readonly #screen: Screen;
  readonly #button: HTMLButtonElement;
  readonly #readout = h('p', { class: 'readout', 'data-testid': 'measure', role: 'status', hidden: true });
  #ends: readonly MeasureEnd[] = [];
  #on = false;

  constructor(screen: Screen) {
    this.#screen = screen;
    this.#button = screen.mapTools.add('measure-button', texts.measure, texts.title, () => this.toggle());
    screen.mapTools.say(this.#readout);
    screen.map.addOverlay({ draw: (context, projection, palette) => this.#draw(context, projection, palette) });
    screen.drawing.on(() => this.#show());
    screen.closers.push(() => {
      if (!this.#on) return false;
      this.#end();
      return true;
    });
    screen.address.keep('measure', () => (this.#ends.length === 2 ? this.#ends.map(endText).join('~') : null));
    this.#ends = endsOf(screen.address.given('measure'));
    this.#on = this.#ends.length === 2;
  }

  toggle(): void {
    if (this.#on) this.#end();
    else this.#begin();
  }

  /** Between the last two tracks selected, or from the one, or from a click. */
  #begin(): void {
    this.#on = true;
    this.#ends = this.#screen.selection.ids.slice(-2).map((track) => ({ track }));
    this.#changed();
  }

  #end(): void {
    this.#on = false;
    this.#ends = [];
    this.#changed();
  }

  #take({ track, place }: MapClick): void {
    const end: MeasureEnd = track ? { track: track.id } : { place };
    if (this.#ends.some((other) => isSameEnd(other, end))) return;
    this.#ends = [...this.#ends, end];
    this.#changed();
  }

  #changed(): void {
    const waiting = this.#on && this.#ends.length < 2;
    this.#screen.tool = waiting ? (click) => this.#take(click) : null;
    this.#screen.map.setCrosshair(waiting);
    this.#screen.address.changed();
    this.#screen.requestDraw();
  }

  #show(): void {
    setAttribute(this.#button, 'aria-pressed', String(this.#on));
    show(this.#readout, this.#on);
    if (!this.#on) return;
    const [from, to] = this.#ends;
    const waiting = from ? texts.second : texts.first;
    setText(this.#readout, from && to ? (measureText(from, to, (id) => this.#screen.picture.get(id)) ?? texts.away) : waiting);
  }

  #draw(context: CanvasRenderingContext2D, projection: ScreenProjection, palette: Palette): void {
    const places = this.#ends.map((end) => placeOf(end, (id) => this.#screen.picture.get(id)));
    context.strokeStyle = context.fillStyle = palette.selection;
    for (const place of places) {
      if (!place) continue;
      context.beginPath();
      context.arc(projection.x(place.longitude), projection.y(place.latitude), END_RADIUS_PIXELS, 0, 2 * Math.PI);
      context.fill();
    }
    const [from, to] = places;
    if (!from || !to) return;
    context.lineWidth = 1.5;
    context.setLineDash([6, 3]);
    tracePlaces(context, projection, greatCircle(from, to, CURVE_PIECES));
    context.stroke();
  }
}
