import { AreaFields } from '../admin/area-fields';
import type { AreaSetting, Configuration } from '../admin/configuration';
import { removeButton, tell } from '../admin/forms';
import { h, setText } from '../dom';
import { Signal } from '../view/signal';
import type { Screen } from '../screen';
import { inLanguage } from '../text/language';
import { messageLine } from '../users/fields';
import { AreaPen } from './area-pen';
import { AreaRule } from './area-rule';
import { extentText } from './area-words';
import { isWhole, newSketch, shapeOf, sketchOf, type ShapeName, type Sketch } from './sketch';

const texts = inLanguage({
  save: ['Save', 'Guardar'],
  cancel: ['Cancel', 'Cancelar'],
  unfinished: ['The area is not drawn to its end yet.', 'La zona todavía no está dibujada hasta el final.'],
  unread: [
    'Not all corners can be read here; the server reads more.',
    'Aquí no se leen todos los vértices; el servidor lee más.',
  ],
  nameless: ['It needs a name.', 'Necesita un nombre.'],
  form: ['Area', 'Zona'],
});

/** Draws or changes one area: on the map and in its fields, each follows the other. */
export class AreaEditor {
  readonly element: HTMLFormElement;
  /** It was begun, saved, removed or cancelled. */
  readonly changed = new Signal();
  readonly #configuration: Configuration;
  readonly #pen: AreaPen;
  readonly #fields: AreaFields;
  readonly #rule: AreaRule;
  readonly #extent = h('p', { class: 'note', 'data-testid': 'area-extent' });
  readonly #message = messageLine('area-message');
  readonly #remove = h('span');
  #sketch: Sketch | null = null;
  #name: string | null = null;

  constructor(screen: Screen, configuration: Configuration) {
    this.#configuration = configuration;
    this.#pen = new AreaPen(screen, (sketch) => this.#drawn(sketch));
    this.#fields = new AreaFields(() => this.#written());
    this.#rule = new AreaRule(configuration, () => this.#whole());
    this.element = h(
      'form',
      { class: 'area-form', 'aria-label': texts.form, hidden: true, onsubmit: (event) => void this.#save(event) },
      ...this.#fields.elements,
      this.#extent,
      this.#rule.element,
      this.#message.element,
      h(
        'div',
        { class: 'actions' },
        h('button', { type: 'submit', class: 'primary', 'data-testid': 'area-save' }, texts.save),
        h('button', { type: 'button', 'data-testid': 'area-cancel', onclick: () => this.cancel() }, texts.cancel),
        this.#remove,
      ),
    );
    this.element.addEventListener('input', () => this.#rule.clear());
  }

  get isOpen(): boolean {
    return this.#sketch !== null;
  }

  /** The area that is being changed; null = none, or a new one. */
  get name(): string | null {
    return this.#name;
  }

  draw(shape: ShapeName): void {
    this.#open(null, newSketch(shape));
    this.#fields.setShape(shape, {});
  }

  change(area: AreaSetting): void {
    this.#open(area, sketchOf(area));
    this.#remove.replaceChildren(removeButton(area.name, () => void this.#removeArea(area.name)));
  }

  cancel(): void {
    this.#sketch = null;
    this.#name = null;
    this.#pen.take(null);
    this.element.hidden = true;
    this.changed.emit();
  }

  #open(area: AreaSetting | null, sketch: Sketch): void {
    this.#name = area?.name ?? null;
    this.#sketch = sketch;
    this.#fields.set(area);
    this.#rule.reset(this.#name, sketch.shape);
    this.#remove.replaceChildren();
    this.#message.good('');
    this.#pen.take(sketch);
    this.element.hidden = false;
    this.#tell();
    this.changed.emit();
    (document.activeElement as HTMLElement | null)?.blur();
  }

  #drawn(sketch: Sketch): void {
    this.#sketch = sketch;
    this.#fields.setShape(sketch.shape, shapeOf(sketch));
    this.#rule.clear();
    this.#tell();
  }

  #written(): void {
    const shape = this.#fields.shape;
    this.#rule.offer(this.#fields.shapeName);
    const isRead = shape !== null;
    this.#message.good(isRead ? '' : texts.unread);
    if (!isRead) return;
    const sketch = sketchOf(shape);
    this.#sketch = { ...sketch, shape: this.#fields.shapeName, done: isWhole(sketch) };
    this.#pen.show(this.#sketch);
    this.#tell();
  }

  #tell(): void {
    setText(this.#extent, this.#sketch ? extentText(this.#sketch) : '');
  }

  /** What stands in the form, if it can be an area. */
  #whole(): { item: Record<string, unknown>; replaces: string | null } | null {
    const item = this.#fields.item();
    const fault = !item['name']
      ? texts.nameless
      : this.#sketch && !isWhole(this.#sketch) && this.#fields.shape
        ? texts.unfinished
        : '';
    this.#message.fault(fault);
    return fault ? null : { item, replaces: this.#name };
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const whole = this.#whole();
    if (!whole) return;
    const { item } = whole;
    const change =
      this.#name === null
        ? this.#configuration.change('POST', '/areas', item)
        : this.#configuration.change('PUT', `/areas?name=${encodeURIComponent(this.#name)}`, item);
    if (!(await tell(this.#message, this.#configuration, change))) return;
    this.#name = String(item['name']);
    const rule = this.#rule.rule(this.#name);
    if (rule && !(await tell(this.#message, this.#configuration, this.#configuration.change('POST', '/rules', rule)))) return;
    this.cancel();
  }

  async #removeArea(name: string): Promise<void> {
    const change = this.#configuration.change('DELETE', `/areas?name=${encodeURIComponent(name)}`);
    if (await tell(this.#message, this.#configuration, change)) this.cancel();
  }
}
