import { haloText } from '../map/draw';
import type { Screen } from '../screen';
import { idsOf } from '../view/selection';
import { isOpen, type Alert, type Severity } from './alert';
import { verdictText } from './alert-words';

const HALF_PIXELS = 17;
const CORNER_PIXELS = 6;

/** Marks the objects of alerts on the map: corners round what is in alarm, a broken ring round what is to be looked at, and the verdict beside it. */
export function addAlertMarks(screen: Screen, alerts: () => readonly Alert[]): void {
  screen.map.addOverlay({
    draw: (context, projection, palette) => {
      const marked = new Set<bigint>();
      for (const alert of alerts()) {
        if (alert.state === 'latched' || alert.severity === 'advisory') continue;
        for (const id of [...idsOf(alert.track_id ?? null), ...idsOf(alert.other_track_id ?? null)]) {
          const track = screen.picture.get(id);
          if (!track?.positioned || marked.has(id)) continue;
          marked.add(id);
          const color = alert.severity === 'alarm' ? palette.emergency : palette.caution;
          const x = projection.x(track.longitude);
          const y = projection.y(track.latitude);
          drawMark(context, x, y, alert.severity, color, isOpen(alert));
          const verdict = alert.verdict ? verdictText({ verdict: alert.verdict }).toUpperCase() : '';
          if (verdict) haloText(context, verdict, x + HALF_PIXELS + 3, y + HALF_PIXELS, color, palette.labelHalo);
        }
      }
    },
  });
}

function drawMark(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  severity: Severity,
  color: string,
  open: boolean,
): void {
  context.save();
  context.strokeStyle = color;
  context.lineWidth = open ? 2.5 : 1.25;
  context.beginPath();
  if (severity === 'alarm') {
    for (const [sx, sy] of [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const) {
      context.moveTo(x + sx * HALF_PIXELS, y + sy * (HALF_PIXELS - CORNER_PIXELS));
      context.lineTo(x + sx * HALF_PIXELS, y + sy * HALF_PIXELS);
      context.lineTo(x + sx * (HALF_PIXELS - CORNER_PIXELS), y + sy * HALF_PIXELS);
    }
  } else {
    context.setLineDash([7, 5]);
    context.arc(x, y, HALF_PIXELS, 0, 2 * Math.PI);
  }
  context.stroke();
  context.restore();
}
