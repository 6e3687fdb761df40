import { haloText } from '../map/draw';
import type { Screen } from '../screen';
import { idsOf } from '../view/selection';
import { isInForce, isOpen, type Alert, type Severity } from './alert';
import { verdictName } from './alert-words';
import { drawVerdict } from './verdict-mark';

const HALF_PIXELS = 17;
const CORNER_PIXELS = 6;
const VERDICT_PIXELS = { right: -20, down: -15 } as const;

/**
 * Marks the objects of alerts on the map: corners round what is in alarm, a broken ring round what is to be looked at, and the verdict: its
 * sign, and its word where that is more than advice or says who hides.
 */
export function addAlertMarks(screen: Screen, alerts: () => readonly Alert[]): void {
  screen.map.addOverlay({
    draw: (context, projection, palette) => {
      const marked = new Set<bigint>();
      const judged = new Set<bigint>();
      for (const alert of alerts()) {
        if (!isInForce(alert)) continue;
        const { severity, verdict } = alert;
        const color = severity === 'alarm' ? palette.emergency : severity === 'caution' ? palette.caution : palette.labelText;
        for (const id of [...idsOf(alert.track_id ?? null), ...idsOf(alert.other_track_id ?? null)]) {
          const track = screen.picture.get(id);
          if (!track?.positioned) continue;
          const x = projection.x(track.longitude);
          const y = projection.y(track.latitude);
          if (severity !== 'advisory' && !marked.has(id)) {
            marked.add(id);
            drawMark(context, x, y, severity, color, isOpen(alert));
          }
          if (verdict === undefined || judged.has(id)) continue;
          judged.add(id);
          drawVerdict(context, verdict, x + VERDICT_PIXELS.right, y + VERDICT_PIXELS.down, color, palette.labelHalo);
          if (severity === 'advisory' && verdict !== 'dark') continue;
          haloText(context, verdictName(verdict).toUpperCase(), x + HALF_PIXELS + 3, y + HALF_PIXELS, color, palette.labelHalo);
        }
      }
      screen.testState['verdicts'] = String(judged.size);
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
