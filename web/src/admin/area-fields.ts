import { DAY_TEXTS } from '../areas/area-words';
import { shapeNameOf, type ShapeName, type ShapeSetting } from '../areas/sketch';
import { h, show } from '../dom';
import { inLanguage } from '../text/language';
import { parsePlace } from '../text/place';
import { textField } from '../users/fields';
import { DAYS, type AreaSetting } from './configuration';
import { choice, numberField, numberOf, optionalField, showNumber, withoutEmpty } from './forms';

const texts = inLanguage({
  name: ['Name', 'Nombre'],
  shape: ['Shape', 'Forma'],
  polygon: ['polygon', 'polígono'],
  circle: ['circle', 'círculo'],
  line: ['line', 'línea'],
  corners: ['Corners, one a line: latitude, longitude', 'Vértices, uno por línea: latitud, longitud'],
  center: ['Centre: latitude, longitude', 'Centro: latitud, longitud'],
  radius: ['Radius, m', 'Radio, m'],
  floor: ['Floor, m', 'Piso, m'],
  ceiling: ['Ceiling, m', 'Techo, m'],
  days: ['Days', 'Días'],
  fromUtc: ['From, HH:MM UTC', 'Desde, HH:MM UTC'],
  toUtc: ['To, HH:MM UTC', 'Hasta, HH:MM UTC'],
});

const TIME = { size: 6, pattern: '\\s*([01][0-9]|2[0-3]):[0-5][0-9]\\s*|24:00', placeholder: '00:00' };

/** The fields of an area, for a form. */
export class AreaFields {
  readonly name = textField('area-name', texts.name, { autocomplete: 'off', maxlength: 64 });
  readonly #shape = choice('area-shape', texts.shape, { polygon: texts.polygon, circle: texts.circle, line: texts.line });
  readonly #corners = h('textarea', {
    id: 'area-corners',
    'data-testid': 'area-corners',
    rows: 6,
    cols: 34,
    spellcheck: 'false',
  });
  readonly #cornersField = h('div', { class: 'field' }, h('label', { for: 'area-corners' }, texts.corners), this.#corners);
  readonly #center = optionalField('area-center', texts.center, { placeholder: '10.65, -61.5', size: 24 });
  readonly #radius = numberField('area-radius', texts.radius);
  readonly #floor = numberField('area-floor', texts.floor);
  readonly #ceiling = numberField('area-ceiling', texts.ceiling);
  readonly #from = optionalField('area-from', texts.fromUtc, TIME);
  readonly #to = optionalField('area-to', texts.toUtc, TIME);
  readonly #days = DAYS.map((day) =>
    h('input', { type: 'checkbox', id: `area-${day}`, 'data-testid': `area-${day}`, value: day, checked: true }),
  );
  readonly elements: readonly HTMLElement[];

  /** `reshaped`: another shape was written. */
  constructor(reshaped: () => void = () => undefined) {
    const days = this.#days.map((box, i) => h('label', {}, box, DAY_TEXTS[DAYS[i]!]));
    this.elements = [
      h('div', { class: 'field-row' }, this.name.element, this.#shape.element),
      h('div', { class: 'field-row' }, this.#cornersField, this.#center.element, this.#radius.element),
      h('div', { class: 'field-row' }, this.#floor.element, this.#ceiling.element),
      h('fieldset', { class: 'field days' }, h('legend', {}, texts.days), ...days),
      h('div', { class: 'field-row' }, this.#from.element, this.#to.element),
    ];
    this.#shape.input.addEventListener('change', () => {
      this.#showShape();
      reshaped();
    });
    for (const input of [this.#corners, this.#center.input, this.#radius.input]) input.addEventListener('input', reshaped);
    this.#showShape();
  }

  set(area: AreaSetting | null): void {
    this.name.input.value = area?.name ?? '';
    this.setShape(area ? shapeNameOf(area) : 'polygon', area ?? {});
    this.#floor.input.value = showNumber(area?.floor_m);
    this.#ceiling.input.value = showNumber(area?.ceiling_m);
    this.#from.input.value = area?.from_utc ?? '';
    this.#to.input.value = area?.to_utc ?? '';
    for (const box of this.#days) box.checked = area?.days?.includes(box.value) ?? true;
  }

  setShape(name: ShapeName, area: ShapeSetting): void {
    this.#shape.input.value = name;
    this.#corners.value = (area.polygon ?? area.line ?? []).map((corner) => corner.join(', ')).join('\n');
    this.#center.input.value = area.center?.join(', ') ?? '';
    this.#radius.input.value = showNumber(area.radius_m);
    this.#showShape();
  }

  get shapeName(): ShapeName {
    return this.#shape.input.value as ShapeName;
  }

  /** The shape that stands in the fields, as far as it can be read here. */
  get shape(): ShapeSetting | null {
    if (this.shapeName === 'circle') {
      const center = pairOf(this.#center.input.value);
      const radius = numberOf(this.#radius);
      return center && radius !== null && radius > 0 ? { center, radius_m: radius } : null;
    }
    const pairs = this.#lines.map(pairOf);
    const corners = pairs.filter((pair) => pair !== null);
    if (corners.length < pairs.length) return null;
    return this.shapeName === 'line' ? { line: corners } : { polygon: corners };
  }

  /** The area that stands in the fields. */
  item(): Record<string, unknown> {
    const shape = this.shapeName;
    const days = this.#days.filter((box) => box.checked).map((box) => box.value);
    return withoutEmpty({
      name: this.name.input.value.trim(),
      polygon: shape === 'polygon' ? this.#lines.map(cornerOf) : null,
      line: shape === 'line' ? this.#lines.map(cornerOf) : null,
      center: shape === 'circle' ? cornerOf(this.#center.input.value) : null,
      radius_m: shape === 'circle' ? numberOf(this.#radius) : null,
      days: days.length === DAYS.length ? null : days,
      from_utc: this.#from.input.value.trim(),
      to_utc: this.#to.input.value.trim(),
      floor_m: numberOf(this.#floor),
      ceiling_m: numberOf(this.#ceiling),
    });
  }

  get #lines(): string[] {
    return this.#corners.value.split('\n').filter((line) => line.trim() !== '');
  }

  #showShape(): void {
    const isCircle = this.shapeName === 'circle';
    show(this.#cornersField, !isCircle);
    show(this.#center.element, isCircle);
    show(this.#radius.element, isCircle);
  }
}

function pairOf(text: string): [number, number] | null {
  const place = parsePlace(text);
  return place ? [place.latitude, place.longitude] : null;
}

/** Two plain numbers as such; whatever else is written is for the server to read. */
function cornerOf(text: string): [number, number] | string {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : text.trim();
}
