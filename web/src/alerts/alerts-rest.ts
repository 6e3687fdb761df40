import type { AlertsAnswer } from './alert';

const TIMEOUT_MS = 8000;

/** Why an action was not taken. */
export type Refusal = 'forbidden' | 'replay' | 'away';

/** Acknowledges or silences one alert, or all; null = done. */
export async function act(action: 'acknowledge' | 'silence', id: number | null, seconds?: number): Promise<Refusal | null> {
  const path = id === null ? `api/v1/alerts/${action}` : `api/v1/alerts/${id}/${action}`;
  try {
    const response = await fetch(new URL(path, document.baseURI.replace(/[?#].*$/, '')), {
      method: 'POST',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(seconds === undefined ? {} : { body: JSON.stringify({ seconds }), headers: { 'Content-Type': 'application/json' } }),
    });
    if (response.ok || response.status === 404) return null; // gone meanwhile: nothing is left to do
    if (response.status === 403 || response.status === 401) return 'forbidden';
    return response.status === 409 ? 'replay' : 'away';
  } catch {
    return 'away';
  }
}

/** The alerts of one track (16 hex digits), those that ended a short while ago too; null = the server does not answer now. */
export async function readTrackAlerts(track: string, replay: string | null): Promise<AlertsAnswer | null> {
  const words = new URLSearchParams({ track });
  if (replay !== null) words.set('replay', replay);
  try {
    const response = await fetch(`api/v1/alerts?${words.toString()}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: 'no-store',
    });
    return response.ok ? ((await response.json()) as AlertsAnswer) : null;
  } catch {
    return null;
  }
}
