import { h, show } from '../dom';
import { poll } from '../link/poll';
import type { Screen } from '../screen';
import { inLanguage } from '../text/language';
import { homeOfSources } from '../view/home';
import { SetupRest } from './setup-rest';

const texts = inLanguage({
  simulated: [
    'This traffic is simulated: nothing real is connected yet.',
    'Este tráfico es simulado: todavía no hay nada real conectado.',
  ],
  add: ['Add your first receiver', 'Agregue su primer receptor'],
});

const PERIOD_MS = 3000;

/** As long as no source is configured: the way to the set-up. When it has been done, on whatever page, the map goes to the new place. */
export function addSetupBanner(screen: Screen): void {
  const rest = new SetupRest(document.baseURI);
  const banner = h(
    'div',
    { class: 'banner invite', 'data-testid': 'setup-banner', hidden: true },
    h('span', {}, texts.simulated),
    h('a', { class: 'button', href: './setup.html' }, texts.add),
  );
  screen.banners.add(banner);
  let wasNeeded = false;
  let goHome = false;
  const asking = poll(PERIOD_MS, async () => {
    const state = await rest.state().catch(() => null);
    if (!state) return;
    show(banner, state.needed && state.allowed);
    goHome ||= wasNeeded && !state.needed;
    wasNeeded = state.needed;
    if (!state.needed) asking.stop();
  });
  screen.sourcesRead.on((sources) => {
    const home = goHome ? homeOfSources(sources ?? []) : null;
    if (!home) return;
    goHome = false;
    screen.map.moveTo(home);
  });
}
