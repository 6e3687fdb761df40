import { AddressBar } from './address-bar';
import { browserStore, Settings } from './settings';

/** The brightness of a page beside the map: what its address gives, else what this browser remembers. */
export function applyPageTheme(): void {
  const address = new AddressBar(location.search, location.hash, () => {});
  const settings = new Settings((name) => address.given(name), browserStore());
  document.documentElement.dataset['theme'] = settings.get('theme');
}
