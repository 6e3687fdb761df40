import { describe, expect, it } from 'vitest';
import { concerns, gravest, isInForce, isOpen, sortAlerts, sounds, type Alert } from '../src/alerts/alert';
import { evidenceText, kindText, originText, subjectText, titleText, verdictText } from '../src/alerts/alert-words';
import { pairText, secondsAhead } from '../src/alerts/pair-words';
import { darkness, placeAt } from '../src/evidence/darkness';
import { boundsOf } from '../src/map/bounds';

const alert = (change: Partial<Alert>): Alert => ({
  id: 1,
  kind: 'emergency',
  severity: 'caution',
  state: 'active',
  raised_time: 100,
  updated_time: 100,
  evidence: [],
  ...change,
});

describe('alerts', () => {
  it('shows first what nobody has seen, then the graver, then the newer', () => {
    const sorted = sortAlerts([
      alert({ id: 1, severity: 'alarm', state: 'acknowledged' }),
      alert({ id: 2, severity: 'advisory' }),
      alert({ id: 3, severity: 'alarm', state: 'latched' }),
      alert({ id: 4, severity: 'alarm', raised_time: 200 }),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual([4, 3, 2, 1]);
    expect(sorted.map(isOpen)).toEqual([true, true, true, false]);
    expect(gravest(sorted)).toBe('alarm');
    expect(gravest([])).toBeNull();
  });

  it('calls for alarms that are in force, unseen and not silenced', () => {
    expect(sounds(alert({ severity: 'alarm' }), 500)).toBe(true);
    expect(sounds(alert({ severity: 'alarm', silenced_until: 501 }), 500)).toBe(false);
    expect(sounds(alert({ severity: 'alarm', silenced_until: 499 }), 500)).toBe(true);
    expect(sounds(alert({ severity: 'alarm', state: 'acknowledged' }), 500)).toBe(false);
    expect(sounds(alert({ severity: 'alarm', state: 'latched' }), 500)).toBe(false);
    expect(sounds(alert({ severity: 'caution' }), 500)).toBe(false);
  });

  it('says in plain words what, who, why and how surely', () => {
    expect(kindText(alert({ kind: 'rule', rule: 'in port' }))).toBe('rule “in port”');
    expect(kindText(alert({ kind: 'of_tomorrow' }))).toBe('of tomorrow');
    expect(subjectText(alert({ address: '4840d6' }))).toBe('4840D6');
    expect(subjectText(alert({ mmsi: 12345 }))).toBe('000012345');
    expect(subjectText(alert({}))).toBe('');
    expect(verdictText(alert({ verdict: 'spoofed', confidence: 0.97, alternative: 'fault' }))).toBe(
      'spoofed, 97\u202f%; perhaps fault',
    );
    expect(evidenceText({ test: 'sensor_distance', value: 1500, threshold: 400, samples: 3 })).toBe(
      'stated position 1500\u202fm from where sensors have it (limit 400\u202fm)',
    );
    expect(evidenceText({ test: 'degraded_aircraft', value: 5, samples: 8 })).toBe('5 of 8 degraded');
    expect(evidenceText({ test: 'new_test', value: 2, samples: 1 })).toBe('new test 2.00');
  });

  it('names both of a pair, and in the panel of one the other', () => {
    const pair = alert({ kind: 'collision_risk', track_id: '01', other_track_id: '02', callsign: 'ALFA', other_name: 'BRAVO' });
    expect(titleText(pair, null)).toBe('ALFA: risk of collision, with BRAVO');
    expect(titleText(pair, '01')).toBe('risk of collision, with BRAVO');
    expect(titleText(pair, '02')).toBe('risk of collision, with ALFA');
    expect(titleText(alert({ kind: 'on_land', track_id: '01', callsign: 'ALFA' }), '01')).toBe('vessel on land');
    expect(['01', '02', '03'].map((key) => concerns(pair, key))).toEqual([true, true, false]);
    expect((['active', 'acknowledged', 'latched', 'cleared'] as const).map((state) => isInForce(alert({ state })))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('counts down to the closest point between two statements', () => {
    const evidence = [
      { test: 'closest_distance', value: 350, samples: 1 },
      { test: 'closest_time', value: 200, samples: 1 },
    ];
    const pair = alert({ evidence, updated_time: 1000 });
    expect(secondsAhead(pair, 1005)).toBe(195);
    expect(secondsAhead(pair, 1300)).toBe(0);
    expect(secondsAhead(alert({}), 1300)).toBeNull();
    expect(pairText(pair, 1005)).toBe('CPA 350\u202fm in 3\u202fmin 15\u202fs');
    expect(pairText(pair, 1300)).toBe('CPA 350\u202fm now');
    expect(pairText(alert({ evidence: [{ test: 'object_distance', value: 40, samples: 1 }] }), 1000)).toBe('40\u202fm');
    expect(pairText(alert({}), 1000)).toBe('');
    const conflict = alert({ evidence: [evidence[0]!, { test: 'conflict_time', value: 26, samples: 1 }], updated_time: 1000 });
    expect(secondsAhead(conflict, 1005)).toBe(21);
    expect(pairText(conflict, 1005)).toBe('CPA 350\u202fm, separation lost in 21\u202fs');
    expect(pairText(conflict, 1300)).toBe('CPA 350\u202fm, separation lost');
  });

  it('tells since when a vessel is dark, and what proves it', () => {
    const evidence = [
      { test: 'silence', value: 360, threshold: 300, samples: 12 },
      { test: 'others_heard', value: 3, samples: 40 },
      { test: 'detection_probability', value: 0.93, samples: 43 },
    ];
    const silent = darkness(alert({ kind: 'ais_silence', updated_time: 1000, evidence }));
    expect(silent).toEqual({ sinceTime: 640, heard: true, missed: 12, others: 3, reception: 0.93 });
    expect(darkness(alert({ kind: 'dark_vessel', evidence }))).toBeNull();
    const never = darkness(
      alert({ kind: 'dark_vessel', updated_time: 1000, evidence: [{ test: 'duration', value: 240, samples: 90 }] }),
    );
    expect(never).toMatchObject({ sinceTime: 760, heard: false });
    expect(darkness(alert({ kind: 'emergency', evidence }))).toBeNull();
    expect(evidenceText(evidence[2]!, 'ais_silence')).toBe('93\u202f% of the AIS sent around is heard');
    expect(originText({ ...evidence[0]!, source: 'coast-1', sensor: '1/2' })).toBe('12 samples · coast-1 1/2');
    expect(originText({ test: 'speed', value: 1, samples: 1 })).toBe('');
  });

  it('finds where a trail was between its dots', () => {
    const trail = { timesMs: [1000, 2000, 4000], points: [10, 50, 11, 51, 13, 53] };
    expect(placeAt(trail, 3000)).toEqual({ longitude: 12, latitude: 52 });
    expect(placeAt(trail, 500)).toBeNull();
    expect(placeAt(trail, 5000)).toBeNull();
  });

  it('puts a box round places, the short way round the world', () => {
    const at = (longitude: number, latitude: number) => ({ longitude, latitude });
    expect(boundsOf([at(-61, 10), at(-62, 11)])).toEqual([-62, 10, -61, 11]);
    expect(boundsOf([at(179, 10), at(-179, 9)])).toEqual([179, 9, 181, 10]);
  });
});
