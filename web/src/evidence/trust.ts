import { concerns, isInForce, type Alert } from '../alerts/alert';
import { poll } from '../link/poll';
import type { Screen } from '../screen';
import { idText } from '../view/selection';
import { readContradiction, type Contradiction } from './contradiction-rest';
import { TrustSection } from './trust-section';
import { drawTwoPlaces } from './two-places';

const PERIOD_MS = 2000;
const KINDS = ['position_contradicted', 'replayed'];

/** What the contradiction of the selected track's place rests on: in its panel, and as two places on the map. */
export function addTrust(screen: Screen): void {
  const section = new TrustSection();
  let alerts: readonly Alert[] = [];
  let read: Contradiction | null = null;

  const wanted = () => {
    const { primary } = screen.selection;
    const key = primary === null ? null : idText(primary);
    return key !== null && alerts.some((alert) => KINDS.includes(alert.kind) && isInForce(alert) && concerns(alert, key))
      ? key
      : null;
  };
  /** Of the track selected now, not of the one before. */
  const current = () => (read !== null && read.track_id === wanted() ? read : null);
  const polling = poll(PERIOD_MS, async () => {
    const key = wanted();
    const answer = key === null ? null : await readContradiction(key, screen.rest.replay);
    if (key !== wanted()) return;
    read = answer;
    screen.testState['contradiction'] = read?.verdict ?? '';
    screen.requestDraw();
  });
  screen.selection.changed.on(() => polling.now());
  screen.alerted.on((answer) => {
    const before = wanted();
    alerts = answer.alerts;
    if (before !== wanted()) polling.now();
  });
  screen.trackSections.push({ element: section.element, show: () => section.set(current()) });
  screen.map.addOverlay({
    draw: (context, projection, palette) => {
      const contradiction = current();
      if (contradiction) drawTwoPlaces(context, projection, palette, contradiction);
    },
  });
}
