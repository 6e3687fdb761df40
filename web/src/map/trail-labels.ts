import type { Screen } from '../screen';
import { inLanguage } from '../text/language';
import { utcTime } from '../text/time';
import { altitude, UNKNOWN } from '../text/units';
import { haloText } from './draw';

const LEAST_GAP_PIXELS = 56;

const texts = inLanguage({
  help: [
    'times and heights along the trail of the selected track',
    'horas y alturas a lo largo de la estela de la pista seleccionada',
  ],
});

/** When and how high the selected track was at the dots of its trail. */
export function addTrailLabels(screen: Screen): void {
  const { settings } = screen;
  screen.commands.add({ keys: ['k'], help: texts.help, run: () => settings.advance('trail_labels') });
  screen.map.addOverlay({
    draw: (context, projection, palette) => {
      const track = screen.selected;
      if (settings.get('trail_labels') === 'off' || !track?.positioned) return;
      const { points, timesMs, altitudesMeters } = track.trail;
      let [lastX, lastY] = [projection.x(track.longitude), projection.y(track.latitude)];
      context.textBaseline = 'middle';
      for (let i = timesMs.length - 1; i >= 0; i--) {
        const [x, y] = [projection.x(points[2 * i]!), projection.y(points[2 * i + 1]!)];
        if (Math.hypot(x - lastX, y - lastY) < LEAST_GAP_PIXELS) continue;
        [lastX, lastY] = [x, y];
        const height = altitude(altitudesMeters[i], track.domain);
        const text = utcTime(timesMs[i]!) + (height === UNKNOWN ? '' : `  ${height}`);
        haloText(context, text, x + 8, y, palette.labelText, palette.labelHalo);
      }
    },
  });
}
