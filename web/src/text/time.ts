/** 14:03:59, UTC. */
export function utcTime(timeMs: number): string {
  return Number.isFinite(timeMs) ? new Date(timeMs).toISOString().slice(11, 19) : '--:--:--';
}

/** 14:03:59.3, UTC. */
export function utcTimeTenths(timeMs: number): string {
  return Number.isFinite(timeMs) ? new Date(Math.floor(timeMs / 100) * 100).toISOString().slice(11, 21) : '--:--:--.-';
}

/** 2026-11-23, UTC. */
export function utcDate(timeMs: number): string {
  return Number.isFinite(timeMs) ? new Date(timeMs).toISOString().slice(0, 10) : '----------';
}
