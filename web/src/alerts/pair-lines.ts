import { advance } from '../map/dead-reckoning';
import { haloText } from '../map/draw';
import type { Palette } from '../map/palette';
import type { ScreenProjection } from '../map/projection';
import type { Track } from '../picture/track';
import type { Screen } from '../screen';
import { idsOf } from '../view/selection';
import { isInForce, type Alert } from './alert';
import { pairText, secondsAhead } from './pair-words';

const CROSS_PIXELS = 4;
/** From the lower of two symbols to what is said of both, clear of their marks. */
const TEXT_PIXELS = 24;

/** Joins the two tracks of an alert on the map, with what is between them; of those picked also where they will be closest. */
export function addPairLines(screen: Screen, alerts: () => readonly Alert[]): void {
  screen.map.addOverlay({
    draw: (context, projection, palette) => {
      let drawn = 0;
      for (const alert of alerts()) {
        if (alert.other_track_id === undefined || !isInForce(alert)) continue;
        const [first, second] = [alert.track_id, alert.other_track_id].map((text) => idsOf(text ?? null)[0]);
        if (first === undefined || second === undefined) continue;
        const [from, to] = [screen.picture.get(first), screen.picture.get(second)];
        if (!from?.positioned || !to?.positioned) continue;
        const picked = screen.selection.has(first) || screen.selection.has(second);
        if (alert.severity === 'advisory' && !picked) continue;
        drawn++;
        const time = screen.picture.timeMs / 1000;
        drawLine(context, projection, palette, alert, from, to, pairText(alert, time));
        const seconds = picked ? secondsAhead(alert, time) : null;
        if (seconds !== null && seconds > 0) drawClosest(context, projection, palette, from, to, seconds);
      }
      screen.testState['pairs'] = String(drawn);
    },
  });
}

function drawLine(
  context: CanvasRenderingContext2D,
  projection: ScreenProjection,
  palette: Palette,
  { severity }: Alert,
  from: Track,
  to: Track,
  text: string,
): void {
  const color = severity === 'alarm' ? palette.emergency : severity === 'caution' ? palette.caution : palette.labelText;
  const [x1, y1] = [projection.x(from.longitude), projection.y(from.latitude)];
  const [x2, y2] = [projection.x(to.longitude), projection.y(to.latitude)];
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.setLineDash([8, 4]);
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
  context.setLineDash([]);
  if (!text) return;
  context.textAlign = 'center';
  haloText(context, text, (x1 + x2) / 2, Math.max(y1, y2) + TEXT_PIXELS, color, palette.labelHalo);
}

/** Where both will be then if they go on as they do. */
function drawClosest(
  context: CanvasRenderingContext2D,
  projection: ScreenProjection,
  palette: Palette,
  from: Track,
  to: Track,
  seconds: number,
): void {
  context.strokeStyle = palette.selection;
  context.lineWidth = 1;
  const ends = [from, to].map((track) => {
    const moves = track.groundSpeedMps > 0 && !Number.isNaN(track.trackDegrees);
    const [longitude, latitude] = moves
      ? advance(track.longitude, track.latitude, track.trackDegrees, track.groundSpeedMps * seconds)
      : [track.longitude, track.latitude];
    const [x, y] = [projection.x(longitude), projection.y(latitude)];
    context.beginPath();
    context.setLineDash([2, 4]);
    context.moveTo(projection.x(track.longitude), projection.y(track.latitude));
    context.lineTo(x, y);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(x - CROSS_PIXELS, y - CROSS_PIXELS);
    context.lineTo(x + CROSS_PIXELS, y + CROSS_PIXELS);
    context.moveTo(x - CROSS_PIXELS, y + CROSS_PIXELS);
    context.lineTo(x + CROSS_PIXELS, y - CROSS_PIXELS);
    context.stroke();
    return [x, y] as const;
  });
  context.beginPath();
  for (const [x, y] of ends) context.lineTo(x, y);
  context.stroke();
}
