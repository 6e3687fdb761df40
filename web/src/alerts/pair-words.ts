import { fill, inLanguage } from '../text/language';
import { distance, duration } from '../text/units';
import type { Alert } from './alert';

const texts = inLanguage({
  closest: ['CPA {distance} in {time}', 'CPA {distance} en {time}'],
  passed: ['CPA {distance} now', 'CPA {distance} ahora'],
});

/** Seconds until the two tracks of an alert are closest, or their separation is lost; null = that is not what it is about. */
export function secondsToClosest(alert: Alert, time: number): number | null {
  const evidence =
    alert.evidence.find(({ test }) => test === 'closest_time') ?? alert.evidence.find(({ test }) => test === 'conflict_time');
  return evidence ? Math.max(0, evidence.value - Math.max(0, time - alert.updated_time)) : null;
}

/** What is between the two tracks of an alert, in a few figures; empty = nothing was measured. */
export function pairText(alert: Alert, time: number): string {
  const value = (test: string) => alert.evidence.find((evidence) => evidence.test === test)?.value;
  const closest = value('closest_distance');
  const seconds = secondsToClosest(alert, time);
  if (closest !== undefined && seconds !== null)
    return fill(seconds > 0 ? texts.closest : texts.passed, { distance: distance(closest), time: duration(seconds) });
  return distance(closest ?? value('object_distance') ?? value('identity_distance')).replace('–', '');
}
