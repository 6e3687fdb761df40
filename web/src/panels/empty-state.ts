import { h, setText, show } from '../dom';
import type { SourceStatus } from '../link/rest';
import type { Screen } from '../screen';
import { fill, inLanguage } from '../text/language';

const WATCH_PERIOD_MS = 250;

const texts = inLanguage({
  connecting: ['Connecting to the server …', 'Conectando con el servidor …'],
  noSource: [
    'No traffic yet: no source is configured. Start with --source URI, or try “atalaya demo”.',
    'Todavía no hay tráfico: no hay ninguna fuente configurada. Inicie con --source URI o pruebe “atalaya demo”.',
  ],
  elsewhere: [
    'No traffic in this view. Press H for the sensors’ area, or zoom out.',
    'No hay tráfico en esta vista. Pulse H para ir a la zona de los sensores, o aleje el mapa.',
  ],
  silent: [
    'No traffic yet: all sources are connected, none has sent anything.',
    'Todavía no hay tráfico: todas las fuentes están conectadas, ninguna ha enviado nada.',
  ],
  waiting: [
    'No traffic yet: {sources}. Press R for the sources.',
    'Todavía no hay tráfico: {sources}. Pulse R para ver las fuentes.',
  ],
});

/** The words for an empty map come and go with time alone. */
export function addEmptyState(screen: Screen): void {
  const emptyState = new EmptyState();
  let [connected, everConnected] = [false, false];
  screen.overMap.append(emptyState.element);
  screen.linked.on(({ state }) => {
    connected = state === 'connected';
    everConnected ||= connected;
  });
  setInterval(() => emptyState.update(connected, everConnected, screen.picture.size, screen.sources), WATCH_PERIOD_MS);
}

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
  if (!connected) return everConnected ? null : texts.connecting;
  if (sources === null) return null;
  if (sources.length === 0) return texts.noSource;
  if (sources.some((source) => (source.messages ?? 0) > 0)) return texts.elsewhere;
  const waiting = sources
    .filter((source) => source.state !== 'connected')
    .map((source) => `${source.name}: ${source.detail ?? source.state}`);
  if (waiting.length === 0) return texts.silent;
  return fill(texts.waiting, { sources: waiting.slice(0, 3).join('; ') + (waiting.length > 3 ? ' …' : '') });
}
