// Shapes of docs/formats/web.md, "Alerts". Times are Unix seconds; a field the server does not know is absent.

export type Severity = 'advisory' | 'caution' | 'alarm';

export interface Evidence {
  test: string;
  value: number;
  threshold?: number;
  samples: number;
  source?: string;
  sensor?: string;
  frame?: FrameReference;
}

/** A frame of the recording. */
export interface FrameReference {
  source: string;
  position: string;
}

export interface Alert {
  id: number;
  kind: string;
  severity: Severity;
  state: 'active' | 'acknowledged' | 'latched' | 'cleared';
  rule?: string;
  area?: string;
  track_id?: string;
  other_track_id?: string;
  other_name?: string;
  region_id?: number;
  emergency?: string;
  verdict?: string;
  confidence?: number;
  alternative?: string;
  address?: string;
  mmsi?: number;
  callsign?: string;
  name?: string;
  lat?: number;
  lon?: number;
  raised_time: number;
  updated_time: number;
  cleared_time?: number;
  reopened?: number;
  acknowledged_time?: number;
  acknowledged_by?: string;
  silenced_until?: number;
  silenced_by?: string;
  evidence: Evidence[];
  frame?: FrameReference;
}

export interface AlertsAnswer {
  time: number;
  suppressed: number;
  alerts: Alert[];
}

const RANK: Readonly<Record<Severity, number>> = { alarm: 0, caution: 1, advisory: 2 };

/** What nobody has seen before what someone has, graver before lighter, newer before older. */
export function sortAlerts(alerts: readonly Alert[]): Alert[] {
  return [...alerts].sort(
    (a, b) =>
      Number(a.state === 'acknowledged') - Number(b.state === 'acknowledged') ||
      RANK[a.severity] - RANK[b.severity] ||
      b.raised_time - a.raised_time ||
      b.id - a.id,
  );
}

/** Nobody has acknowledged it. */
export function isOpen(alert: Alert): boolean {
  return alert.state !== 'acknowledged';
}

/** Its cause lasts. */
export function isInForce(alert: Alert): boolean {
  return alert.state === 'active' || alert.state === 'acknowledged';
}

/** It is about the track, alone or with another. */
export function concerns(alert: Alert, key: string): boolean {
  return alert.track_id === key || alert.other_track_id === key;
}

/** It asks for attention aloud. */
export function sounds(alert: Alert, time: number): boolean {
  return alert.severity === 'alarm' && alert.state === 'active' && !((alert.silenced_until ?? 0) > time);
}

/** The gravest of alerts; null = none. */
export function gravest(alerts: readonly Alert[]): Severity | null {
  let found: Severity | null = null;
  for (const { severity } of alerts) if (found === null || RANK[severity] < RANK[found]) found = severity;
  return found;
}
