import type { Place } from './geodesy';
import type { ScreenProjection } from './projection';

/** A line along places; where it leaves one side of the world and comes in at the other it is broken. */
export function tracePlaces(context: CanvasRenderingContext2D, projection: ScreenProjection, places: readonly Place[]): void {
  let before = NaN;
  context.beginPath();
  for (const place of places) {
    const x = projection.x(place.longitude);
    const y = projection.y(place.latitude);
    if (Math.abs(x - before) < projection.width) context.lineTo(x, y);
    else context.moveTo(x, y);
    before = x;
  }
}

/** Text that stays readable over traffic. */
export function haloText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  color: string,
  halo: string,
): void {
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = halo;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}
