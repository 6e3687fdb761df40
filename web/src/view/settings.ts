import type { AddressBar } from './address-bar';
import { Signal } from './signal';

/** Every choice of the screen with its values; the first is in force until the user chooses another. */
export const CHOICES = {
  theme: ['dusk', 'night', 'day'],
  labels: ['full', 'off', 'name', 'extended'],
  trails: ['on', 'off'],
  trail_labels: ['off', 'on'],
  persistence: ['off', 'on'],
  areas: ['on', 'off'],
  sound: ['on', 'off'],
  symbol_size: ['1', '0.75', '1.25', '1.5', '2'],
  label_size: ['1', '0.85', '1.25', '1.5', '2'],
  air_vector_min: ['1', '0', '2', '3', '5', '10'],
  sea_vector_min: ['6', '0', '3', '10', '20', '30'],
  time: ['utc', 'local'],
  rings: ['off', 'home', 'sites'],
  ring_spacing: ['auto', '1', '5', '10', '25', '50', '100'],
  air_altitude: ['fl', 'ft', 'm'],
  air_speed: ['kt', 'kmh', 'mps'],
  air_rate: ['fpm', 'mps'],
  sea_speed: ['kt', 'kmh', 'mps'],
  drone_height: ['m', 'ft'],
  drone_speed: ['mps', 'kmh', 'kt'],
  drone_rate: ['mps', 'fpm'],
  distance: ['nm', 'km'],
} as const;

export type SettingName = keyof typeof CHOICES;
export type SettingValue<N extends SettingName> = (typeof CHOICES)[N][number];
export const SETTING_NAMES = Object.keys(CHOICES) as readonly SettingName[];

const STORE = 'atalaya-settings';

export interface SettingStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The user's choices: what the address gives, else what this browser remembers, else the first of each. */
export class Settings {
  readonly changed = new Signal<SettingName>();
  readonly #values: Record<SettingName, string>;
  readonly #store: SettingStore | null;

  constructor(given: (name: SettingName) => string | null, store: SettingStore | null) {
    this.#store = store;
    const stored = read(store);
    this.#values = {} as Record<SettingName, string>;
    for (const name of SETTING_NAMES)
      this.#values[name] = known(name, given(name)) ?? known(name, stored[name]) ?? CHOICES[name][0];
  }

  get<N extends SettingName>(name: N): SettingValue<N> {
    return this.#values[name] as SettingValue<N>;
  }

  /** Numbers are chosen from texts, too, so that the address has no rounding. */
  number(name: SettingName): number {
    return Number(this.#values[name]);
  }

  set(name: SettingName, value: string): void {
    const next = known(name, value);
    if (next === null || next === this.#values[name]) return;
    this.#values[name] = next;
    this.#remember();
    this.changed.emit(name);
  }

  /** The next of its values, and after the last the first. */
  advance(name: SettingName): void {
    const values: readonly string[] = CHOICES[name];
    this.set(name, values[(values.indexOf(this.#values[name]) + 1) % values.length]!);
  }

  /** For the address bar: null while the first value is in force. */
  changedValue(name: SettingName): string | null {
    return this.#values[name] === CHOICES[name][0] ? null : this.#values[name];
  }

  #remember(): void {
    const chosen = SETTING_NAMES.filter((name) => this.changedValue(name) !== null);
    try {
      this.#store?.setItem(STORE, JSON.stringify(Object.fromEntries(chosen.map((name) => [name, this.#values[name]]))));
    } catch {
      // a browser that keeps nothing: the choice holds for this page
    }
  }
}

/** What an address gives for a setting, by our name or tar1090's: its scales are taken to the nearest size there is. */
export function settingGiven(name: SettingName, address: AddressBar): string | null {
  const own = address.given(name);
  if (own !== null || !name.endsWith('_size')) return own;
  const scale = address.givenNumber(0.1, 10, name === 'symbol_size' ? 'iconScale' : 'labelScale', 'scale');
  if (scale === null) return null;
  const away = (value: string) => Math.abs(Math.log(Number(value) / scale));
  return [...CHOICES[name]].sort((a, b) => away(a) - away(b))[0]!;
}

/** The browser's memory; null where it has none for us. */
export function browserStore(): SettingStore | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function known(name: SettingName, value: unknown): string | null {
  const values: readonly string[] = CHOICES[name];
  return typeof value === 'string' && values.includes(value) ? value : null;
}

function read(store: SettingStore | null): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(store?.getItem(STORE) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
