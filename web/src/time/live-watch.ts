import { h, setText, show } from '../dom';
import { poll } from '../link/poll';
import { fill, inLanguage } from '../text/language';
import type { Replay } from './replay';
import type { ReplayRest } from './replay-rest';

const PERIOD_MS = 3000;

const texts = inLanguage({
  calm: ['LIVE goes on: no alerts', 'EN VIVO continúa: sin alertas'],
  one: ['LIVE: 1 alert', 'EN VIVO: 1 alerta'],
  many: ['LIVE: {n} alerts', 'EN VIVO: {n} alertas'],
  notRecording: ['LIVE: not recording', 'EN VIVO: sin grabar'],
  away: ['LIVE: no answer from the server', 'EN VIVO: el servidor no responde'],
});

/** While the past is on the screen, the present is not forgotten: how many alerts are in force there. */
export class LiveWatch {
  readonly element = h('span', { class: 'live-note', role: 'status', 'data-testid': 'live-note', hidden: true });

  constructor(rest: ReplayRest, replay: Replay) {
    poll(PERIOD_MS, async () => {
      if (replay.canGoLive) this.#show(await rest.liveHealth());
      show(this.element, replay.canGoLive && this.element.textContent !== '');
    });
    replay.changed.on(() => {
      if (!replay.canGoLive) show(this.element, false);
    });
  }

  #show(health: { readonly status: string; readonly alerts: number } | null): void {
    setText(this.element, liveText(health));
    this.element.classList.toggle('alarm', health !== null && health.alerts > 0);
    this.element.classList.toggle('caution', health === null || (health.alerts === 0 && health.status === 'not_recording'));
  }
}

export function liveText(health: { readonly status: string; readonly alerts: number } | null): string {
  if (health === null) return texts.away;
  if (health.alerts > 0) return health.alerts === 1 ? texts.one : fill(texts.many, { n: health.alerts });
  return health.status === 'not_recording' ? texts.notRecording : texts.calm;
}
