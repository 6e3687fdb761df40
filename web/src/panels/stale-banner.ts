import { h, setText } from '../dom';
import { utcTime } from '../text/time';

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
    const link = reconnecting ? ' – reconnecting' : '';
    setText(this.element.firstElementChild!, `STALE – last data ${utcTime(stale.pictureTimeMs)} UTC, ${seconds} s ago${link}`);
  }
}
