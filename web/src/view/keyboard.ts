export type Command =
  | 'pan-north'
  | 'pan-south'
  | 'pan-west'
  | 'pan-east'
  | 'zoom-in'
  | 'zoom-out'
  | 'deselect'
  | 'follow'
  | 'home'
  | 'labels'
  | 'trails'
  | 'copies'
  | 'theme'
  | 'list'
  | 'sources'
  | 'help';

// The keys of tar1090 where it has one for the same thing.
const KEYS: Readonly<Record<string, Command>> = {
  w: 'pan-north',
  arrowup: 'pan-north',
  s: 'pan-south',
  arrowdown: 'pan-south',
  a: 'pan-west',
  arrowleft: 'pan-west',
  d: 'pan-east',
  arrowright: 'pan-east',
  q: 'zoom-out',
  '-': 'zoom-out',
  e: 'zoom-in',
  '+': 'zoom-in',
  '=': 'zoom-in',
  c: 'deselect',
  escape: 'deselect',
  f: 'follow',
  h: 'home',
  l: 'labels',
  t: 'trails',
  o: 'copies',
  b: 'theme',
  v: 'list',
  r: 'sources',
  '?': 'help',
};

/** The help overlay's table: keys and what they do. */
export const KEY_HELP: readonly (readonly [keys: string, action: string])[] = [
  ['W A S D  ↑ ← ↓ →', 'pan the map'],
  ['E +  /  Q −', 'zoom in / out'],
  ['H', 'home: the sensors’ area'],
  ['F', 'follow the selected track'],
  ['C  Esc', 'close the report, deselect'],
  ['L', 'labels on / off'],
  ['T', 'trails on / off'],
  ['O', 'other systems’ tracks of aircraft we have too, on / off'],
  ['V', 'track list'],
  ['R', 'sources (receivers)'],
  ['B', 'brightness: day, dusk, night'],
  ['?', 'this help'],
];

export function commandOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return KEYS[event.key.toLowerCase()] ?? null;
}

/** Hands key presses to `run`, except those meant for a field or for moving inside a table. */
export function listenToKeys(run: (command: Command) => void): void {
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement | null;
    if (target?.closest('input, select, textarea')) return;
    if (event.key.startsWith('Arrow') && target?.closest('[data-own-arrows]')) return;
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    run(command);
  });
}
