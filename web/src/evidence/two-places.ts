import { haloText } from '../map/draw';
import type { Palette } from '../map/palette';
import type { ScreenProjection } from '../map/projection';
import { inLanguage } from '../text/language';
import { distance } from '../text/units';
import type { Contradiction } from './contradiction-rest';

const HALF_PIXELS = 8;
/** Clear of the marks round the symbol. */
const MARK_PIXELS = 32;

const texts = inLanguage({
  stated: ['STATED', 'DECLARADA'],
  measured: ['MEASURED', 'MEDIDA'],
});

/** Where a track says it is (hollow) and where sensors have it (filled), joined by a line that says how far apart they are. */
export function drawTwoPlaces(
  context: CanvasRenderingContext2D,
  projection: ScreenProjection,
  palette: Palette,
  { stated, measured, distance_m }: Contradiction,
): void {
  const [x1, y1] = [projection.x(stated.lon), projection.y(stated.lat)];
  const [x2, y2] = [projection.x(measured.lon), projection.y(measured.lat)];
  const color = palette.caution;
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 1.5;
  context.setLineDash([6, 4]);
  context.beginPath();
  context.moveTo(x2, y2);
  context.lineTo(x1, y1);
  context.stroke();
  context.setLineDash([]);
  diamond(context, x1, y1, HALF_PIXELS);
  context.fillStyle = palette.labelHalo;
  context.fill();
  context.stroke();
  context.fillStyle = color;
  diamond(context, x2, y2, HALF_PIXELS / 2);
  context.fill();
  haloText(context, texts.stated, x1 + HALF_PIXELS + 4, y1 - 6, color, palette.labelHalo);
  if (Math.hypot(x2 - x1, y2 - y1) < 60) return;
  const width = context.measureText(texts.measured).width;
  const left = x1 > x2 ? x2 - MARK_PIXELS - width : x2 + MARK_PIXELS;
  haloText(context, texts.measured, left, y2 + 4, color, palette.labelHalo);
  haloText(context, distance(distance_m), (x1 + x2) / 2 + 6, (y1 + y2) / 2 + 4, color, palette.labelHalo);
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, half: number): void {
  context.beginPath();
  context.moveTo(x, y - half);
  context.lineTo(x + half, y);
  context.lineTo(x, y + half);
  context.lineTo(x - half, y);
  context.closePath();
}
