import { describe, expect, it } from 'vitest';
import { gravest, isOpen, sortAlerts, sounds, type Alert } from '../src/alerts/alert';
import { evidenceText, kindText, subjectText, verdictText } from '../src/alerts/alert-words';

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
});
