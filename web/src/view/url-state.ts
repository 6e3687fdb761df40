/** What the address bar keeps: enough to come back to the same screen, or to send it to a colleague. */
export interface UrlState {
  latitude?: number;
  longitude?: number;
  zoom?: number;
  /** 16 hex digits. */
  track?: string;
  theme?: string;
  panels?: readonly string[];
}

/** Reads the query and then the hash, which wins; what does not make sense is ignored. */
export function parseUrlState(search: string, hash: string): UrlState {
  const values = new URLSearchParams(search);
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) values.set(key, value);
  const state: UrlState = {};
  const latitude = inRange(values.get('lat'), -85, 85);
  const longitude = inRange(values.get('lon'), -180, 180);
  if (latitude !== undefined && longitude !== undefined) {
    state.latitude = latitude;
    state.longitude = longitude;
  }

  const zoom = inRange(values.get('zoom'), 0, 22);
  if (zoom !== undefined) state.zoom = zoom;
  const track = values.get('track')?.toLowerCase();
  if (track && /^[0-9a-f]{1,16}$/.test(track)) state.track = track.padStart(16, '0');
  const theme = values.get('theme');
  if (theme) state.theme = theme;
  const panels = values.get('panels');
  if (panels !== null) state.panels = panels.split(',').filter(Boolean);
  return state;
}

export function formatUrlState(state: UrlState): string {
  const parts: string[] = [];
  if (state.latitude !== undefined && state.longitude !== undefined)
    parts.push(`lat=${state.latitude.toFixed(4)}`, `lon=${state.longitude.toFixed(4)}`);
  if (state.zoom !== undefined) parts.push(`zoom=${state.zoom.toFixed(2)}`);
  if (state.track) parts.push(`track=${state.track}`);
  if (state.theme) parts.push(`theme=${encodeURIComponent(state.theme)}`);
  if (state.panels && state.panels.length > 0) parts.push(`panels=${state.panels.map(encodeURIComponent).join(',')}`);
  return parts.length > 0 ? '#' + parts.join('&') : '';
}

function inRange(text: string | null, low: number, high: number): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  const value = Number(text);
  return value >= low && value <= high ? value : undefined;
}
