import { h, setText, show } from '../dom';
import type { SourceStatus } from '../link/rest';

/** Tells an operator with an empty map what is missing. */
export class EmptyState {
  readonly element = h('div', { class: 'empty-state', 'data-testid': 'empty-state', role: 'status', hidden: true }, h('p'));

  update(connected: boolean, everConnected: boolean, tracks: number, sources: readonly SourceStatus[] | null): void {
    const text = emptyText(connected, everConnected, tracks, sources);
    show(this.element, text !== null);
    if (text) setText(this.element.firstElementChild!, text);
  }
}

/** Null when there is traffic, or when another part of the screen already says what is wrong. */
export function emptyText(
  connected: boolean,
  everConnected: boolean,
  tracks: number,
  sources: readonly SourceStatus[] | null,
): string | null {
  if (tracks > 0) return null;
  if (!connected) return everConnected ? null : 'Connecting to the server …';
  if (sources === null) return null;
  if (sources.length === 0) return 'No traffic yet: no source is configured. Start with --source URI, or try “atalaya demo”.';
  const heard = sources.filter((source) => (source.messages ?? 0) > 0);
  if (heard.length > 0) return 'No traffic in this view. Press H for the sensors’ area, or zoom out.';
  const waiting = sources
    .filter((source) => source.state !== 'connected')
    .map((source) => `${source.name}: ${source.detail ?? source.state}`);
  if (waiting.length === 0) return 'No traffic yet: all sources are connected, none has sent anything.';
  return `No traffic yet: ${waiting.slice(0, 3).join('; ')}${waiting.length > 3 ? ' …' : ''}. Press R for the sources.`;
}
