import type { FeatureCollection, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { AreaSetting, Fault, Outcome } from '../admin/configuration';

export type AreaShapes = FeatureCollection<Polygon | MultiPolygon | LineString | MultiLineString, AreaSetting>;

/** What a file of areas would change, or has changed. */
export interface AreaImport {
  version: string;
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  features: {
    feature: number;
    line: number;
    name: string;
    outcome: 'added' | 'changed' | 'unchanged' | 'refused';
    reason?: string;
    note?: string;
  }[];
}

export const EXPORT_PATH = 'api/v1/areas.geojson';
const TIMEOUT_MS = 20_000;

/** Null = the server does not answer now. */
export async function readAreas(replay: string | null): Promise<AreaShapes | null> {
  try {
    const query = replay === null ? '' : `?replay=${encodeURIComponent(replay)}`;
    const response = await fetch(`${EXPORT_PATH}${query}`, { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) });
    return response.ok ? ((await response.json()) as AreaShapes) : null;
  } catch {
    return null;
  }
}

/** Says what a GeoJSON file would change. */
export const previewImport = (text: string): Promise<Outcome<AreaImport>> => send('preview=true', text);

/** Takes in what can be taken in, if the configuration is still the version of the preview. */
export const importAreas = (text: string, version: string): Promise<Outcome<AreaImport>> => send('partly=true', text, version);

async function send(query: string, text: string, version?: string): Promise<Outcome<AreaImport>> {
  const headers: Record<string, string> = { 'Content-Type': 'application/geo+json' };
  if (version) headers['If-Match'] = `"${version}"`;
  try {
    const response = await fetch(`${EXPORT_PATH}?${query}`, {
      method: 'POST',
      headers,
      body: text,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return { ok: true, value: (await response.json()) as AreaImport };
    return { ok: false, status: response.status, fault: (await response.json()) as Fault };
  } catch {
    return { ok: false, status: 0, fault: { error: '' } };
  }
}
