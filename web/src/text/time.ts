/** 14:03:59, UTC. */
export function utcTime(timeMs: number): string {
  return Number.isFinite(timeMs) ? new Date(timeMs).toISOString().slice(11, 19) : '--:--:--';
}

/** 11:03:59 where the browser stands. */
export function localTime(timeMs: number): string {
  if (!Number.isFinite(timeMs)) return '--:--:--';
  const time = new Date(timeMs);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** 14:03:59.3, UTC. */
export function utcTimeTenths(timeMs: number): string {
  return Number.isFinite(timeMs) ? new Date(Math.floor(timeMs / 100) * 100).toISOString().slice(11, 21) : '--:--:--.-';
}

/** 2026-11-23, UTC. */
export function utcDate(timeMs: number): string {
  return Number.isFinite(timeMs) ? new Date(timeMs).toISOString().slice(0, 10) : '----------';
}
