import { fill, inLanguage } from '../text/language';
import { distance, duration, UNKNOWN } from '../text/units';
import type { Alert } from './alert';

const texts = inLanguage({
  closest: ['CPA {distance} in {time}', 'CPA {distance} en {time}'],
  passed: ['CPA {distance} now', 'CPA {distance} ahora'],
  parting: ['CPA {distance}, separation lost in {time}', 'CPA {distance}, separación perdida en {time}'],
  lost: ['CPA {distance}, separation lost', 'CPA {distance}, separación perdida'],
});

/** Seconds until the two tracks of an alert are closest, or until they lose their separation; null = that is not what it is about. */
export function secondsAhead(alert: Alert, time: number): number | null {
  return left(alert, 'closest_time', time) ?? left(alert, 'conflict_time', time);
}

/** What is between the two tracks of an alert, in a few figures; empty = nothing was measured. */
export function pairText(alert: Alert, time: number): string {
  const value = (test: string) => alert.evidence.find((evidence) => evidence.test === test)?.value;
  const closest = value('closest_distance');
  if (closest === undefined) return distance(value('object_distance') ?? value('identity_distance')).replace(UNKNOWN, '');
  const say = (ahead: string, over: string, seconds: number) =>
    fill(seconds > 0 ? ahead : over, { distance: distance(closest), time: duration(seconds) });
  const meeting = left(alert, 'closest_time', time);
  if (meeting !== null) return say(texts.closest, texts.passed, meeting);
  const parting = left(alert, 'conflict_time', time);
  return parting === null ? distance(closest) : say(texts.parting, texts.lost, parting);
}

/** What is left of a time that an alert stated when it was updated last. */
function left({ evidence, updated_time }: Alert, test: string, time: number): number | null {
  const stated = evidence.find((one) => one.test === test);
  return stated ? Math.max(0, stated.value - Math.max(0, time - updated_time)) : null;
}
