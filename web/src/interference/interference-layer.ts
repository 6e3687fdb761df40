import { h, setText, show } from '../dom';
import { poll } from '../link/poll';
import { boundsOf } from '../map/bounds';
import type { MapClick } from '../map/map-view';
import type { Screen } from '../screen';
import { fill, inLanguage } from '../text/language';
import { age, bearing, number } from '../text/units';
import { readInterference, type Band, type InterferenceAnswer, type InterferenceRegion } from './interference-rest';
import { cellsAt, LEVELS, NOTHING, placesOf, shapes } from './shapes';

const PERIOD_MS = 10_000;

const texts = inLanguage({
  interference: ['GNSS', 'GNSS'],
  name: ['Interference with satellite navigation', 'Interferencia a la navegación por satélite'],
  title: ['Interference with satellite navigation (Shift+J)', 'Interferencia a la navegación por satélite (Shift+J)'],
  help: ['interference with satellite navigation', 'interferencia a la navegación por satélite'],
  heights: ['Heights', 'Alturas'],
  all: ['all, the worst on top', 'todas, lo peor encima'],
  sea: ['sea', 'mar'],
  low: ['below FL100', 'bajo FL100'],
  middle: ['FL100 to FL245', 'de FL100 a FL245'],
  high: ['above FL245', 'sobre FL245'],
  time: ['Time', 'Hora'],
  now: ['now', 'ahora'],
  unknown: ['fewer than 3', 'menos de 3'],
  none: ['< {some} % degraded', '< {some} % degradados'],
  some: ['{some} to {much} %', '{some} a {much} %'],
  much: ['> {much} %', '> {much} %'],
  region: ['disturbed region', 'región perturbada'],
  half: ['source, 50 %', 'fuente, 50 %'],
  most: ['source, 95 %', 'fuente, 95 %'],
  rule: [
    'Counted over {minutes} min in cells of 42 km: who was good before and degraded, (degraded − 1) of all. A region: at least {bad} of {objects} degraded, by chance less likely than {chance} (with the cells around: {pooled}), where {rate} % degrade by themselves (at sea {sea} %).',
    'Contados en {minutes} min por celdas de 42 km: quien estaba bien antes y empeoró, (degradados − 1) del total. Una región: al menos {bad} de {objects} degradados, por azar menos probable que {chance} (con las celdas vecinas: {pooled}), donde {rate} % empeora por sí solo (en el mar {sea} %).',
  ],
  clear: ['No region is disturbed.', 'Ninguna región está perturbada.'],
  off: [
    'Interference is not watched: it is switched off in the configuration.',
    'No se vigila la interferencia: está desactivada en la configuración.',
  ],
  regionLine: [
    'Region {id}: {bad} of {n} lost or degraded, {km2} km², for {age}{trend}',
    'Región {id}: {bad} de {n} sin posición o degradados, {km2} km², desde hace {age}{trend}',
  ],
  new: ['', ''],
  steady: [', steady', ', estable'],
  growing: [', growing ▲', ', creciendo ▲'],
  shrinking: [', shrinking ▼', ', reduciéndose ▼'],
  moved: [', moved {km} km to {deg}', ', se movió {km} km hacia {deg}'],
  source: [
    'Source: with 95 % in {most} km², with 50 % in {half} km²; EIRP {low} to {high} dBm; from {bad} without and {good} with position',
    'Fuente: con 95 % en {most} km², con 50 % en {half} km²; PIRE de {low} a {high} dBm; de {bad} sin posición y {good} con ella',
  ],
  noSource: ['Source: not enough is known to look for it.', 'Fuente: aún no se sabe lo bastante para buscarla.'],
  cell: ['{band}: {bad} of {n} degraded', '{band}: {bad} de {n} degradados'],
  nothing: ['Nobody was counted here.', 'No se contó a nadie aquí.'],
});

const BANDS: readonly Band[] = ['sea', 'low', 'middle', 'high'];

/** Cells of the map coloured by how satellite navigation does in them, regions where it is disturbed, and where the sources are. */
export function addInterference(screen: Screen): void {
  const layer = new InterferenceLayer(screen);
  screen.commands.add({ keys: ['Shift+j'], help: texts.help, run: () => layer.toggle() });
}

class InterferenceLayer {
  readonly #screen: Screen;
  readonly #button: HTMLButtonElement;
  readonly #band = h('select', { 'data-testid': 'interference-band' });
  readonly #time = h('input', { type: 'range', min: '0', max: '0', value: '0', step: '1', 'data-testid': 'interference-time' });
  readonly #timeText = h('output', { class: 'note' }, texts.now);
  readonly #legend = h('ol', { class: 'coverage-legend', 'data-testid': 'interference-legend' });
  readonly #rule = h('p', { class: 'note' });
  readonly #regions = h('ul', { class: 'interference-regions', role: 'status', 'data-testid': 'interference-regions' });
  readonly #figures = h('p', { class: 'note', role: 'status', 'data-testid': 'interference-figures' });
  readonly #box: HTMLElement;
  readonly #polling: { now(): void };
  #on: boolean;
  #chosen: Band | 'all';
  /** Time of the map that is shown; null = now. */
  #at: number | null = null;
  #answer: InterferenceAnswer | null = null;
  /** The region to bring into view when the map has it. */
  #wanted: number | null = null;

  constructor(screen: Screen) {
    this.#screen = screen;
    const given = screen.address.given('gnss');
    this.#on = given !== null && given !== undefined;
    this.#chosen = BANDS.find((band) => band === given) ?? 'all';
    this.#button = screen.mapTools.add('interference-button', texts.interference, texts.title, () => this.toggle());
    this.#band.replaceChildren(
      h('option', { value: 'all' }, texts.all),
      ...BANDS.map((band) => h('option', { value: band }, texts[band])),
    );
    this.#band.value = this.#chosen;
    this.#box = h(
      'section',
      { class: 'coverage-box interference-box', 'data-testid': 'interference', 'aria-label': texts.name, hidden: true },
      h(
        'div',
        { class: 'coverage-choices' },
        h('label', {}, h('span', {}, texts.heights), this.#band),
        h('label', {}, h('span', {}, texts.time), this.#time, this.#timeText),
      ),
      this.#legend,
      this.#regions,
      this.#figures,
      this.#rule,
    );
    screen.mapTools.say(this.#box);
    this.#band.addEventListener('change', () => this.#choose(this.#band.value as Band | 'all'));
    this.#time.addEventListener('input', () => this.#goTo(Number(this.#time.value)));
    screen.clicked.on((click) => this.#tell(click));
    screen.alertPicked.on(({ region_id: region }) => this.#goToRegion(region));
    screen.address.keep('gnss', () => (this.#on ? this.#chosen : null));
    this.#polling = poll(PERIOD_MS, () => this.#read());
    this.#show();
  }

  toggle(): void {
    this.#on = !this.#on;
    this.#show();
    this.#polling.now();
  }

  /** Shows the region of an alert as it is now; undefined = it is about none. */
  #goToRegion(region: number | undefined): void {
    if (region === undefined) return;
    this.#on = true;
    this.#at = null;
    this.#wanted = region;
    this.#show();
    this.#polling.now();
  }

  #choose(band: Band | 'all'): void {
    this.#chosen = band;
    this.#show();
  }

  /** The last place of the slider is now. */
  #goTo(place: number): void {
    this.#at = this.#answer?.history[place] ?? null;
    this.#polling.now();
  }

  async #read(): Promise<void> {
    if (!this.#on) return;
    const asked = this.#at;
    const answer = await readInterference(asked, this.#screen.rest.replay);
    if (answer && asked === this.#at) this.#answer = answer;
    this.#show();
    const region = answer?.regions.find(({ id }) => id === this.#wanted);
    if (region) this.#screen.map.fit(boundsOf(placesOf(region)), this.#box.offsetHeight);
    if (answer) this.#wanted = null;
  }

  #show(): void {
    this.#button.setAttribute('aria-pressed', String(this.#on));
    show(this.#box, this.#on);
    const drawn = this.#on && this.#answer ? shapes(this.#answer, this.#chosen) : NOTHING;
    this.#screen.map.setInterference(drawn);
    this.#screen.testState['interference'] = String(this.#on ? (this.#answer?.regions.length ?? -1) : -1);
    if (this.#answer) this.#fill(this.#answer);
    this.#screen.address.changed();
  }

  #fill(answer: InterferenceAnswer): void {
    const { thresholds, history, regions, enabled, time } = answer;
    const percents = { some: thresholds.some_percent, much: thresholds.much_percent };
    this.#legend.replaceChildren(
      ...LEVELS.map((level) => h('li', {}, h('span', { class: `swatch gnss-${level}` }), fill(texts[level], percents))),
      h('li', {}, h('span', { class: 'swatch gnss-region' }), texts.region),
      h('li', {}, h('span', { class: 'swatch gnss-half' }), texts.half),
      h('li', {}, h('span', { class: 'swatch gnss-most' }), texts.most),
    );
    setText(
      this.#rule,
      fill(texts.rule, {
        minutes: number(thresholds.window_s / 60),
        bad: thresholds.least_bad,
        objects: thresholds.least_objects,
        chance: thresholds.cell_chance.toExponential(0),
        pooled: thresholds.pooled_chance.toExponential(0),
        rate: number(100 * thresholds.least_base_rate, 1),
        sea: number(100 * thresholds.least_sea_base_rate, 1),
      }),
    );
    this.#time.max = String(history.length);
    if (this.#at === null) this.#time.value = String(history.length);
    const shown = this.#at === null ? texts.now : `${new Date(time * 1000).toISOString().slice(11, 16)} UTC`;
    setText(this.#timeText, shown);
    this.#time.setAttribute('aria-valuetext', shown);
    const lines = regions.flatMap((region) => this.#linesOf(region, time));
    if (lines.length === 0) lines.push(enabled ? texts.clear : texts.off);
    this.#regions.replaceChildren(...lines.map((line) => h('li', {}, line)));
  }

  #linesOf(region: InterferenceRegion, time: number): string[] {
    const { source, moved_km = 0 } = region;
    const moved = moved_km >= 10 ? fill(texts.moved, { km: number(moved_km), deg: bearing(region.moved_deg) }) : '';
    const trend = (region.trend ? texts[region.trend] : '') + moved;
    const first = fill(texts.regionLine, {
      id: region.id,
      bad: region.bad,
      n: region.n,
      km2: number(region.area_km2),
      age: age(time - region.since_time),
      trend,
    });
    if (region.bad_now === undefined) return [first];
    if (!source) return [first, texts.noSource];
    const { most_km2: most, half_km2: half, eirp_low_dbm: low, eirp_high_dbm: high } = source;
    return [
      first,
      fill(texts.source, {
        most: number(most),
        half: number(half),
        low: number(low),
        high: number(high),
        bad: source.samples_bad,
        good: source.samples_good,
      }),
    ];
  }

  #tell({ track, place }: MapClick): void {
    if (!this.#on || track || !this.#answer) return;
    const cells = cellsAt(this.#answer, place.latitude, place.longitude);
    const figures = cells.map(({ band, bad, n }) => fill(texts.cell, { band: texts[band], bad, n }));
    setText(this.#figures, figures.length > 0 ? figures.join(' · ') : texts.nothing);
  }
}
