const SPANS_MS = { '10m': 600e3, '1h': 3600e3, '6h': 6 * 3600e3, '1d': 86_400e3, '7d': 7 * 86_400e3 } as const;

/** How much of the recording the line shows. */
export type Span = keyof typeof SPANS_MS | 'all';

export const SPANS = [...(Object.keys(SPANS_MS) as (keyof typeof SPANS_MS)[]), 'all'] as const satisfies readonly Span[];

/** Milliseconds; null = everything. */
export function spanMs(span: Span): number | null {
  return span === 'all' ? null : SPANS_MS[span];
}

/** 10 min, 1 h, 7 d. */
export function spanText(span: Exclude<Span, 'all'>): string {
  return span.replace(/(\d+)(.*)/, (_, n: string, unit: string) => `${n} ${unit === 'm' ? 'min' : unit}`);
}

/** To begin with: a young recording as a whole, of an old one the last hour. */
export function spanFor(extentMs: number): Span {
  return extentMs < SPANS_MS['10m'] ? '10m' : '1h';
}
