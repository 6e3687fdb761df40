import { h, setText } from '../dom';
import { Freshness } from '../picture/freshness';
import type { Screen } from '../screen';
import { fill, inLanguage } from '../text/language';
import { utcTime } from '../text/time';

const WATCH_PERIOD_MS = 250;

const texts = inLanguage({
  stale: ['STALE – last data {time} UTC, {n} s ago', 'DESACTUALIZADO – últimos datos {time} UTC, hace {n} s'],
  reconnecting: [' – reconnecting', ' – reconectando'],
});

/** Watches how old the newest data is, and says so when it is too old. */
export function addFreshness(screen: Screen): void {
  const freshness = new Freshness();
  const banner = new StaleBanner();
  let reconnecting = false;
  screen.overMap.append(banner.veil, banner.element);
  const watch = () => {
    const stale = freshness.stale(performance.now());
    banner.show(stale, reconnecting);
    screen.statusBar.setStale(stale !== null);
    screen.testState['stale'] = String(stale !== null);
  };
  screen.framed.on((frame) => freshness.frame(performance.now(), frame.pictureTimeMs, frame.stale));
  screen.linked.on(({ state }) => {
    reconnecting = state === 'reconnecting';
    watch();
  });
  setInterval(watch, WATCH_PERIOD_MS);
  watch();
}

/** Says that what is on the screen is old, and how old; dims the map under it. */
export class StaleBanner {
  readonly element = h(
    'div',
    { class: 'stale', id: 'stale-banner', 'data-testid': 'stale-banner', role: 'alert', hidden: true },
    h('strong'),
  );
  readonly veil = h('div', { class: 'veil', 'aria-hidden': 'true', hidden: true });

  show(stale: { pictureTimeMs: number; ageMs: number } | null, reconnecting: boolean): void {
    this.element.hidden = this.veil.hidden = stale === null;
    if (!stale) return;
    const seconds = Math.floor(stale.ageMs / 1000);
    const text = fill(texts.stale, { time: utcTime(stale.pictureTimeMs), n: seconds });
    setText(this.element.firstElementChild!, text + (reconnecting ? texts.reconnecting : ''));
  }
}
