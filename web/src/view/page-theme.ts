import { browserStore, Settings } from './settings';

/** For pages without a map: the theme in the address, else the one chosen on the map. */
export function showTheme(): void {
  const given = new Map([...new URLSearchParams(location.search), ...new URLSearchParams(location.hash.replace(/^#/, ''))]);
  const settings = new Settings((name) => given.get(name) ?? null, browserStore());
  document.documentElement.dataset['theme'] = settings.get('theme');
}
