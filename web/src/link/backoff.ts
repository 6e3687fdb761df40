export const FIRST_DELAY_MS = 500;
export const LAST_DELAY_MS = 5000;

/** Wait before reconnection number `attempt` (from 0): doubling from 0.5 s, never over 5 s. */
export function retryDelayMs(attempt: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** Math.min(attempt, 10), LAST_DELAY_MS);
}
