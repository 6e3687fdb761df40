import { h } from '../dom';
import type { Screen } from '../screen';
import { chooseLanguage, inLanguage, language, LANGUAGES, type Language } from '../text/language';
import { useUnits, type Units } from '../text/units';
import { CHOICES, SETTING_NAMES, type SettingName, type Settings } from '../view/settings';

const texts = inLanguage({
  settings: ['Settings', 'Ajustes'],
  button: ['Settings (Shift+S)', 'Ajustes (Shift+S)'],
  help: ['settings: units, labels, rings, language', 'ajustes: unidades, etiquetas, anillos, idioma'],
  close: ['Close', 'Cerrar'],
  body: ['All settings', 'Todos los ajustes'],
  note: ['Kept in this browser and in the address.', 'Se guardan en este navegador y en la dirección.'],
  language: ['Language', 'Idioma'],
  screen: ['Screen', 'Pantalla'],
  rangeRings: ['Range rings', 'Anillos de distancia'],
  air: ['Units in the air', 'Unidades en el aire'],
  sea: ['Units at sea', 'Unidades en el mar'],
  drones: ['Units for drones', 'Unidades para drones'],
  both: ['Units for all', 'Unidades para todos'],
});

const NAMES = inLanguage<SettingName>({
  theme: ['Brightness', 'Brillo'],
  labels: ['Labels', 'Etiquetas'],
  trails: ['Trails', 'Estelas'],
  trail_labels: ['Times on the trail', 'Horas en la estela'],
  persistence: ['Persistence', 'Persistencia'],
  areas: ['Areas on the map', 'Zonas en el mapa'],
  sound: ['Sound of alarms', 'Sonido de las alarmas'],
  symbol_size: ['Symbols', 'Símbolos'],
  label_size: ['Size of labels', 'Tamaño de etiquetas'],
  air_vector_min: ['Speed vector, air', 'Vector de velocidad, aire'],
  sea_vector_min: ['Speed vector, sea', 'Vector de velocidad, mar'],
  time: ['Time', 'Hora'],
  rings: ['Rings round', 'Anillos alrededor de'],
  ring_spacing: ['Spacing', 'Separación'],
  air_altitude: ['Altitude', 'Altitud'],
  air_speed: ['Speed', 'Velocidad'],
  air_rate: ['Vertical rate', 'Velocidad vertical'],
  sea_speed: ['Speed', 'Velocidad'],
  drone_height: ['Height', 'Altura'],
  drone_speed: ['Speed', 'Velocidad'],
  drone_rate: ['Vertical rate', 'Velocidad vertical'],
  distance: ['Distance', 'Distancia'],
});

const VALUES: Readonly<Record<string, string>> = inLanguage({
  dusk: ['dusk', 'crepúsculo'],
  night: ['night', 'noche'],
  day: ['day', 'día'],
  full: ['full', 'completas'],
  off: ['off', 'no'],
  on: ['on', 'sí'],
  name: ['name only', 'solo nombre'],
  extended: ['extended', 'ampliadas'],
  utc: ['UTC', 'UTC'],
  local: ['UTC and local', 'UTC y local'],
  home: ['home', 'el inicio'],
  sites: ['each site', 'cada sitio'],
  auto: ['automatic', 'automática'],
  fl: ['ft, FL', 'ft, FL'],
  fpm: ['ft/min', 'ft/min'],
  kmh: ['km/h', 'km/h'],
  mps: ['m/s', 'm/s'],
  nm: ['NM', 'NM'],
});

const GROUPS: readonly (readonly [title: string, names: readonly SettingName[]])[] = [
  [
    texts.screen,
    [
      'theme',
      'labels',
      'label_size',
      'symbol_size',
      'trails',
      'trail_labels',
      'persistence',
      'areas',
      'sound',
      'air_vector_min',
      'sea_vector_min',
      'time',
    ],
  ],
  [texts.rangeRings, ['rings', 'ring_spacing']],
  [texts.both, ['distance']],
  [texts.air, ['air_altitude', 'air_speed', 'air_rate']],
  [texts.sea, ['sea_speed']],
  [texts.drones, ['drone_height', 'drone_speed', 'drone_rate']],
];

/** The user's choices, in a panel. */
export function addSettings(screen: Screen): void {
  const { docks, settings } = screen;
  const toggle = () => docks.toggle('settings');
  const panel = new SettingsPanel(settings, toggle);
  const button = screen.statusBar.addButton('settings-button', texts.settings, texts.button, toggle);
  docks.add('settings', panel.element, 'right', button);
  screen.commands.add({ keys: ['Shift+s'], help: texts.help, run: toggle });
  settings.changed.on(() => panel.update());
}

/** The units in force follow the settings; before anything is written in them. */
export function addUnits({ settings }: Screen): void {
  const apply = () => useUnits(unitsOf(settings));
  settings.changed.on(apply);
  apply();
}

function unitsOf(settings: Settings): Units {
  return {
    airAltitude: settings.get('air_altitude'),
    airSpeed: settings.get('air_speed'),
    airRate: settings.get('air_rate'),
    seaSpeed: settings.get('sea_speed'),
    droneHeight: settings.get('drone_height'),
    droneSpeed: settings.get('drone_speed'),
    droneRate: settings.get('drone_rate'),
    distance: settings.get('distance'),
  };
}

class SettingsPanel {
  readonly element: HTMLElement;
  readonly #settings: Settings;
  readonly #selects = new Map<SettingName, HTMLSelectElement>();

  constructor(settings: Settings, close: () => void) {
    this.#settings = settings;
    this.element = h(
      'section',
      { class: 'panel form-panel', 'data-testid': 'settings-panel', 'aria-label': texts.settings, hidden: true },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', {}, texts.settings),
        h('button', { type: 'button', class: 'close', title: texts.close, 'aria-label': texts.close, onclick: close }, '×'),
      ),
      h(
        'div',
        { class: 'panel-body', tabindex: '0', role: 'group', 'aria-label': texts.body },
        field(texts.language, languageSelect()),
        ...GROUPS.map(([title, names]) =>
          h('fieldset', {}, h('legend', {}, title), ...names.map((name) => field(NAMES[name], this.#select(name)))),
        ),
        h('p', { class: 'note' }, texts.note),
      ),
    );
    this.update();
  }

  update(): void {
    for (const name of SETTING_NAMES) this.#selects.get(name)!.value = this.#settings.get(name);
    const unit = this.#settings.get('distance') === 'km' ? 'km' : 'NM';
    for (const option of this.#selects.get('ring_spacing')!.options)
      if (option.value !== 'auto') option.textContent = `${option.value}\u202f${unit}`;
  }

  #select(name: SettingName): HTMLSelectElement {
    const select = h(
      'select',
      { 'data-testid': `setting-${name}` },
      ...CHOICES[name].map((value) => h('option', { value }, valueText(name, value))),
    );
    select.addEventListener('change', () => this.#settings.set(name, select.value));
    this.#selects.set(name, select);
    return select;
  }
}

function field(name: string, control: HTMLElement): HTMLElement {
  return h('label', { class: 'choice' }, h('span', {}, name), control);
}

function valueText(name: SettingName, value: string): string {
  if (name.endsWith('_vector_min')) return value === '0' ? VALUES['off']! : `${value} min`;
  if (name.endsWith('_size')) return `${Number(value) * 100}\u202f%`;
  return VALUES[value] ?? value;
}

function languageSelect(): HTMLElement {
  const options = Object.entries(LANGUAGES).map(([value, text]) =>
    h('option', { value, selected: value === language, lang: value }, text),
  );
  const select = h('select', { 'data-testid': 'setting-language' }, ...options);
  select.addEventListener('change', () => chooseLanguage(select.value as Language));
  return select;
}
