import '../styles/areas.css';
import { Configuration, type AreaSetting } from '../admin/configuration';
import { h, setAttribute, setText, show } from '../dom';
import { poll } from '../link/poll';
import type { Screen } from '../screen';
import { inLanguage } from '../text/language';
import { AreaEditor } from './area-editor';
import { AreaImport } from './area-import';
import { limitsText } from './area-words';
import { placesOf, shapesOf } from './areas-layer';
import { EXPORT_PATH, readAreas, type AreaShapes } from './areas-rest';
import { middleOf } from './extent';

const PERIOD_MS = 10_000;
const TILE_PIXELS = 512;
const EQUATOR_METERS = 40_075_016.7;

const texts = inLanguage({
  areas: ['Areas', 'Zonas'],
  button: ['Areas: see, draw, import (Shift+A)', 'Zonas: ver, dibujar, importar (Shift+A)'],
  help: ['areas: see, draw, import', 'zonas: ver, dibujar, importar'],
  drawHelp: ['while an area is drawn: close it', 'mientras se dibuja una zona: cerrarla'],
  close: ['Close', 'Cerrar'],
  body: ['Areas of rules', 'Zonas de las reglas'],
  shown: ['Shown on the map', 'Visibles en el mapa'],
  none: ['No area yet.', 'Todavía no hay zonas.'],
  draw: ['Draw', 'Dibujar'],
  polygon: ['Polygon', 'Polígono'],
  circle: ['Circle', 'Círculo'],
  line: ['Line', 'Línea'],
  edit: ['Edit', 'Editar'],
  export: ['Export GeoJSON', 'Exportar GeoJSON'],
  goTo: ['Show on the map', 'Mostrar en el mapa'],
  away: ['The configuration cannot be read now.', 'La configuración no se puede leer ahora.'],
});

/** The areas of rules on the map, and for administrators the tools that make them. */
export function addAreas(screen: Screen): void {
  const panel = new AreasPanel(screen);
  const toggle = () => screen.docks.toggle('areas');
  const button = screen.mapTools.add('areas-button', texts.areas, texts.button, toggle);
  screen.docks.add('areas', panel.element, 'left', button);
  screen.commands.add({ keys: ['Shift+a'], help: texts.help, run: toggle });
  screen.commands.add({ keys: [], helpKeys: 'Enter', help: texts.drawHelp, run: () => undefined });
}

class AreasPanel {
  readonly element: HTMLElement;
  readonly #screen: Screen;
  readonly #configuration = new Configuration();
  readonly #editor: AreaEditor;
  readonly #import: AreaImport;
  readonly #rows = h('ul', { class: 'area-list', 'data-testid': 'area-list' });
  readonly #overview: HTMLElement;
  readonly #problem = h('p', { class: 'message fault', role: 'alert' });
  readonly #shown = h('input', { type: 'checkbox', 'data-testid': 'areas-shown' });
  readonly #polling: { now(): void };
  #areas: AreaShapes = { type: 'FeatureCollection', features: [] };

  constructor(screen: Screen) {
    this.#screen = screen;
    this.#editor = new AreaEditor(screen, this.#configuration);
    this.#import = new AreaImport(() => this.#polling.now());
    const draw = (shape: 'polygon' | 'circle' | 'line') =>
      h('button', { type: 'button', 'data-testid': `draw-${shape}`, onclick: () => void this.#draw(shape) }, texts[shape]);
    this.#overview = h(
      'div',
      {},
      h('label', { class: 'check' }, this.#shown, texts.shown),
      this.#rows,
      h(
        'div',
        { class: 'admin-only' },
        h('div', { class: 'actions' }, h('span', { class: 'note' }, texts.draw), draw('polygon'), draw('circle'), draw('line')),
        this.#import.element,
      ),
      h(
        'div',
        { class: 'actions' },
        h('a', { class: 'button', href: EXPORT_PATH, download: 'areas.geojson', 'data-testid': 'area-export' }, texts.export),
        h('span', { class: 'admin-only' }, this.#import.chooser),
      ),
      this.#problem,
    );
    this.element = h(
      'section',
      { class: 'panel form-panel areas-panel', 'data-testid': 'areas-panel', 'aria-label': texts.areas, hidden: true },
      h(
        'div',
        { class: 'panel-head' },
        h('h2', {}, texts.areas),
        h(
          'button',
          { type: 'button', class: 'close', title: texts.close, 'aria-label': texts.close, onclick: () => this.#close() },
          '×',
        ),
      ),
      h(
        'div',
        { class: 'panel-body', tabindex: '0', role: 'group', 'aria-label': texts.body },
        this.#overview,
        this.#editor.element,
      ),
    );
    this.#polling = poll(PERIOD_MS, () => this.#read());
    this.#listen();
    this.#show();
  }

  #listen(): void {
    const { settings, closers, docks } = this.#screen;
    this.#shown.addEventListener('change', () => settings.set('areas', this.#shown.checked ? 'on' : 'off'));
    settings.changed.on(() => this.#show());
    this.#editor.changed.on(() => {
      this.#show();
      this.#polling.now();
    });
    closers.push(() => {
      if (!this.#editor.isOpen) return false;
      this.#editor.cancel();
      return true;
    });
    docks.changed.on(() => {
      if (!docks.isOpen('areas') && this.#editor.isOpen) this.#editor.cancel();
    });
    document.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    });
    document.addEventListener('drop', (event) => this.#drop(event));
  }

  #drop(event: DragEvent): void {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    if (this.#screen.testState['role'] !== 'admin') return;
    if (!this.#screen.docks.isOpen('areas')) this.#screen.docks.toggle('areas');
    if (this.#editor.isOpen) this.#editor.cancel();
    void this.#import.read(file);
  }

  async #read(): Promise<void> {
    const answer = await readAreas(this.#screen.rest.replay);
    if (answer === null || JSON.stringify(answer) === JSON.stringify(this.#areas)) return;
    this.#areas = answer;
    this.#show();
  }

  #show(): void {
    const isShown = this.#screen.settings.get('areas') === 'on';
    this.#shown.checked = isShown;
    const shapes = isShown ? this.#areas : { ...this.#areas, features: [] };
    this.#screen.map.setAreas(shapesOf(shapes, this.#editor.name));
    this.#screen.testState['areas'] = String(shapes.features.length);
    show(this.#overview, !this.#editor.isOpen);
    this.#rows.replaceChildren(...this.#areas.features.map((feature) => this.#row(feature)));
    if (this.#areas.features.length === 0) this.#rows.replaceChildren(h('li', { class: 'note' }, texts.none));
  }

  #row(feature: AreaShapes['features'][number]): HTMLElement {
    const { name } = feature.properties;
    const said = [limitsText(feature.properties)].filter((text) => text !== '');
    const goTo = h('button', { type: 'button', class: 'as-link', title: texts.goTo, onclick: () => this.#goTo(feature) }, name);
    const edit = h('button', { type: 'button', onclick: () => void this.#change(name) }, texts.edit);
    setAttribute(edit, 'aria-label', `${texts.edit}: ${name}`);
    return h(
      'li',
      { 'data-area': name },
      h('div', {}, goTo, ...said.map((text) => h('span', { class: 'note' }, text))),
      h('span', { class: 'admin-only' }, edit),
    );
  }

  #goTo({ geometry }: AreaShapes['features'][number]): void {
    const middle = middleOf(placesOf(geometry));
    if (!middle) return;
    const { place, reachMeters } = middle;
    const pixels = 0.35 * Math.min(innerWidth, innerHeight);
    const metersAcross = EQUATOR_METERS * Math.cos((place.latitude * Math.PI) / 180);
    const zoom = Math.log2((pixels * metersAcross) / (TILE_PIXELS * Math.max(reachMeters, 50)));
    this.#screen.grabbed.emit();
    this.#screen.map.moveTo({ ...place, zoom: Math.min(Math.max(zoom, 1), 15) });
  }

  async #draw(shape: 'polygon' | 'circle' | 'line'): Promise<void> {
    if (await this.#load()) this.#editor.draw(shape);
  }

  async #change(name: string): Promise<void> {
    if (!(await this.#load())) return;
    const area: AreaSetting | undefined = this.#configuration.model?.areas.find((other) => other.name === name);
    if (area) this.#editor.change(area);
  }

  async #load(): Promise<boolean> {
    const { ok } = await this.#configuration.load();
    setText(this.#problem, ok ? '' : texts.away);
    return ok;
  }

  #close(): void {
    this.#screen.docks.toggle('areas');
  }
}
