/** What a search looks at; both the stream and the server's answers have it. */
export interface Searchable {
  readonly label: string | null;
  readonly callsign?: string | null;
  readonly address: string | null;
  readonly mmsi: number | null;
  readonly imo?: number | null;
  readonly mode3A: string | null;
  /** Short track number. */
  readonly number: number | null;
  /** Track id, 16 hex digits. */
  readonly key: string;
}

/** How well a track fits, better first: the whole of a name, its beginning, somewhere in it. */
export const Fit = { whole: 0, beginning: 1, part: 2, none: 3 } as const;

/** The terms of a list with commas; case, spaces and hyphens do not count, so that 9Y-TJH finds 9YTJH. */
export function termsOf(text: string): string[] {
  return text.split(',').map(plain).filter(Boolean);
}

export function matchesAny(track: Searchable, terms: readonly string[]): boolean {
  return terms.some((term) => fitOf(track, term) !== Fit.none);
}

/** The fit of one term to the best of a track's names. */
export function fitOf(track: Searchable, term: string): number {
  // An id is found by its whole, or by its end as the screen writes it, a track number by its whole: parts would fit anything.
  if (term === track.key || term === `#${track.key.slice(-5)}` || term === `#${track.number}`) return Fit.whole;
  let best: number = Fit.none;
  for (const name of namesOf(track)) {
    if (name === term) return Fit.whole;
    if (name.startsWith(term)) best = Math.min(best, Fit.beginning);
    else if (name.includes(term)) best = Math.min(best, Fit.part);
  }
  return best;
}

function namesOf({ label, callsign, address, mmsi, imo, mode3A }: Searchable): string[] {
  const names = [plain(label ?? ''), plain(callsign ?? ''), address ?? '', mode3A ? `a${mode3A}` : '', mode3A ?? ''];
  if (mmsi) names.push(String(mmsi).padStart(9, '0'));
  if (imo) names.push(String(imo), `imo${imo}`);
  return names.filter(Boolean);
}

/** The best fit over all terms of a search. */
export function bestFit(track: Searchable, terms: readonly string[]): number {
  return terms.reduce((best, term) => Math.min(best, fitOf(track, term)), Fit.none as number);
}

/** Tracks that fit, the best first; among equals those in view and alive, then by name. */
export function searchTracks<T extends Searchable & { readonly lost?: boolean; readonly inView?: boolean }>(
  tracks: Iterable<T>,
  text: string,
  limit: number,
): T[] {
  const terms = termsOf(text);
  if (terms.length === 0) return [];
  const found: { track: T; rank: number; name: string }[] = [];
  for (const track of tracks) {
    const fit = bestFit(track, terms);
    if (fit === Fit.none) continue;
    const rank = fit + (track.lost ? 0.5 : 0) + (track.inView === false ? 0.25 : 0);
    found.push({ track, rank, name: track.label ?? track.callsign ?? track.address ?? track.key });
  }
  found.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return found.slice(0, limit).map(({ track }) => track);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}~#&]/gu, '');
}
