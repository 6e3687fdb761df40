import { h, setText, show } from '../../dom';
import { fill, inLanguage } from '../../text/language';
import { domainText } from '../../text/words';
import { messageLine, textField } from '../../users/fields';
import type { Configuration, RuleSetting } from '../configuration';
import { choice, numberField, numberOf, optionalField, removeButton, showNumber, table, tell, withoutEmpty } from '../forms';
import { RuleTrial } from '../rule-trial';
import type { Section } from '../section';

const texts = inLanguage({
  title: ['Rules', 'Reglas'],
  note: [
    'What raises an alert beside what Atalaya watches by itself (emergencies, collisions, false positions and more). All conditions of a rule must be met; what a track does not say meets no condition.',
    'Lo que genera una alerta además de lo que Atalaya vigila por sí mismo (emergencias, colisiones, posiciones falsas y más). Deben cumplirse todas las condiciones de la regla; lo que una pista no dice no cumple ninguna.',
  ],
  name: ['Name', 'Nombre'],
  area: ['Area', 'Zona'],
  when: ['When', 'Cuándo'],
  conditions: ['Conditions', 'Condiciones'],
  severity: ['Severity', 'Gravedad'],
  inside: ['is inside', 'está dentro'],
  enters: ['enters', 'entra'],
  leaves: ['leaves', 'sale'],
  appears: ['appears', 'aparece'],
  stays: ['stays for', 'permanece'],
  approaches: ['will soon be inside', 'estará pronto dentro'],
  crosses: ['crosses the line', 'cruza la línea'],
  minStay: ['Stays for at least, s', 'Permanece al menos, s'],
  horizon: ['Looks ahead, s', 'Anticipación, s'],
  crossesTo: ['Crosses to the', 'Cruza hacia la'],
  left: ['left', 'izquierda'],
  right: ['right', 'derecha'],
  advisory: ['advisory', 'aviso'],
  caution: ['caution', 'precaución'],
  alarm: ['alarm', 'alarma'],
  domain: ['Domain', 'Medio'],
  callsign: ['Callsign or name (* ?)', 'Indicativo o nombre (* ?)'],
  address: ['24-bit address', 'Dirección de 24 bits'],
  mmsi: ['MMSI', 'MMSI'],
  modeA: ['Mode A', 'Modo A'],
  emergency: ['In distress', 'En emergencia'],
  yes: ['yes', 'sí'],
  no: ['no', 'no'],
  minSpeed: ['Speed from, kn', 'Velocidad desde, kn'],
  maxSpeed: ['Speed to, kn', 'Velocidad hasta, kn'],
  minAltitude: ['Altitude from, m', 'Altitud desde, m'],
  maxAltitude: ['Altitude to, m', 'Altitud hasta, m'],
  everywhere: ['everywhere', 'en todas partes'],
  add: ['Add rule', 'Agregar regla'],
  save: ['Save rule', 'Guardar regla'],
  edit: ['Edit', 'Editar'],
  cancel: ['Cancel', 'Cancelar'],
  none: ['No rule yet.', 'Todavía no hay reglas.'],
  whenIn: ['{when}: {area}', '{when}: {area}'],
});

const WHEN = {
  inside: texts.inside,
  enters: texts.enters,
  leaves: texts.leaves,
  appears: texts.appears,
  stays: texts.stays,
  approaches: texts.approaches,
  crosses: texts.crosses,
};
const SIDES = { left: texts.left, right: texts.right };
const SEVERITY = { advisory: texts.advisory, caution: texts.caution, alarm: texts.alarm };
const DOMAINS = {
  air: domainText('air'),
  sea: domainText('sea'),
  land: domainText('land'),
  drone: domainText('drone'),
  unknown: domainText('unknown'),
};

/** The rules of the configuration. */
export class RulesSection implements Section {
  readonly name = 'rules';
  readonly title = texts.title;
  readonly element: HTMLElement;
  readonly #configuration: Configuration;
  readonly #rows = h('tbody', { 'data-testid': 'admin-rules' });
  readonly #message = messageLine('rules-message');
  readonly #name = textField('rule-name', texts.name, { autocomplete: 'off', maxlength: 64 });
  readonly #when = choice('rule-when', texts.when, WHEN);
  readonly #area = choice('rule-area', texts.area, {});
  readonly #severity = choice('rule-severity', texts.severity, SEVERITY);
  readonly #domain = choice('rule-domain', texts.domain, DOMAINS, true);
  readonly #emergency = choice('rule-emergency', texts.emergency, { true: texts.yes, false: texts.no }, true);
  readonly #crossesTo = choice('rule-crosses-to', texts.crossesTo, SIDES, true);
  readonly #texts = {
    callsign: optionalField('rule-callsign', texts.callsign, { size: 14 }),
    address: optionalField('rule-address', texts.address, { size: 8 }),
    mmsi: optionalField('rule-mmsi', texts.mmsi, { size: 10, inputmode: 'numeric' }),
    mode_a: optionalField('rule-mode-a', texts.modeA, { size: 5, inputmode: 'numeric' }),
  };
  readonly #numbers = {
    min_speed_kn: numberField('rule-min-speed', texts.minSpeed),
    max_speed_kn: numberField('rule-max-speed', texts.maxSpeed),
    min_altitude_m: numberField('rule-min-altitude', texts.minAltitude),
    max_altitude_m: numberField('rule-max-altitude', texts.maxAltitude),
    min_stay_s: numberField('rule-min-stay', texts.minStay),
    horizon_s: numberField('rule-horizon', texts.horizon),
  };
  readonly #submit = h('button', { type: 'submit', class: 'primary', 'data-testid': 'rule-save' }, texts.add);
  readonly #cancel = h('button', { type: 'button', hidden: true, onclick: () => this.#edit(null) }, texts.cancel);
  readonly #trial = new RuleTrial(() => ({ rule: this.#item(), replaces: this.#editing }));
  #editing: string | null = null;

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    const { min_stay_s: stay, horizon_s: horizon, ...ranges } = this.#numbers;
    const row = (...fields: readonly { element: HTMLElement }[]) =>
      h('div', { class: 'field-row' }, ...fields.map((field) => field.element));
    this.element = h(
      'section',
      { class: 'admin-section' },
      h('h2', {}, texts.title),
      h('p', { class: 'note' }, texts.note),
      table([texts.name, texts.when, texts.conditions, texts.severity, ''], this.#rows),
      h(
        'form',
        { onsubmit: (event) => void this.#save(event) },
        row(this.#name, this.#area, this.#when, stay, horizon, this.#crossesTo, this.#severity),
        row(this.#domain, this.#emergency, ...Object.values(this.#texts)),
        row(...Object.values(ranges)),
        h('div', { class: 'actions' }, this.#submit, this.#trial.button, this.#cancel),
      ),
      this.#trial.element,
      this.#message.element,
    );
    configuration.onChange(() => this.#show());
    this.#when.input.addEventListener('change', () => this.#showMoment());
    this.#showMoment();
    this.#severity.input.value = 'caution';
  }

  /** What only one moment needs is shown with it alone, and emptied without it. */
  #showMoment(): void {
    const when = this.#when.input.value;
    const parts = [
      { moment: 'stays', field: this.#numbers.min_stay_s },
      { moment: 'approaches', field: this.#numbers.horizon_s },
      { moment: 'crosses', field: this.#crossesTo },
    ];
    for (const { moment, field } of parts) {
      show(field.element, when === moment);
      if (when !== moment) field.input.value = '';
    }
  }

  refresh(): Promise<void> {
    this.#show();
    return Promise.resolve();
  }

  #show(): void {
    const rules = this.#configuration.model?.rules ?? [];
    const areas = this.#configuration.model?.areas ?? [];
    const chosen = this.#area.input.value;
    this.#area.input.replaceChildren(
      h('option', { value: '' }, texts.everywhere),
      ...areas.map((area) => h('option', { value: area.name }, area.name)),
    );
    this.#area.input.value = areas.some((area) => area.name === chosen) ? chosen : '';
    this.#rows.replaceChildren(
      ...(rules.length > 0
        ? rules.map((rule) => this.#row(rule))
        : [h('tr', {}, h('td', { colspan: 5, class: 'note' }, texts.none))]),
    );
  }

  #row(rule: RuleSetting): HTMLElement {
    const when = WHEN[rule.when as keyof typeof WHEN] ?? rule.when;
    return h(
      'tr',
      { 'data-rule': rule.name },
      h('th', { scope: 'row' }, rule.name),
      h('td', {}, fill(texts.whenIn, { when, area: rule.area ?? texts.everywhere })),
      h('td', {}, conditionText(rule)),
      h('td', {}, SEVERITY[rule.severity as keyof typeof SEVERITY] ?? rule.severity),
      h(
        'td',
        { class: 'does' },
        h('button', { type: 'button', onclick: () => this.#edit(rule) }, texts.edit),
        removeButton(rule.name, () => void this.#remove(rule.name)),
      ),
    );
  }

  #edit(rule: RuleSetting | null): void {
    this.#editing = rule?.name ?? null;
    this.#trial.clear();
    this.#name.input.value = rule?.name ?? '';
    this.#when.input.value = rule?.when ?? 'inside';
    this.#area.input.value = rule?.area ?? '';
    this.#severity.input.value = rule?.severity ?? 'caution';
    this.#domain.input.value = rule?.domain ?? '';
    this.#crossesTo.input.value = rule?.crosses_to ?? '';
    this.#showMoment();
    this.#emergency.input.value = rule?.emergency === undefined ? '' : String(rule.emergency);
    for (const [key, field] of Object.entries(this.#texts))
      field.input.value = rule?.[key as 'callsign' | 'address' | 'mmsi' | 'mode_a'] ?? '';
    for (const [key, field] of Object.entries(this.#numbers)) field.input.value = showNumber(rule?.[key as NumberKey]);
    setText(this.#submit, rule ? texts.save : texts.add);
    this.#cancel.hidden = rule === null;
    if (rule) this.#name.input.focus();
  }

  /** The rule that stands in the form. */
  #item(): Record<string, unknown> {
    return withoutEmpty({
      name: this.#name.input.value.trim(),
      area: this.#area.input.value,
      when: this.#when.input.value,
      domain: this.#domain.input.value,
      ...Object.fromEntries(Object.entries(this.#texts).map(([key, field]) => [key, field.input.value.trim()])),
      emergency: this.#emergency.input.value === '' ? null : this.#emergency.input.value === 'true',
      ...Object.fromEntries(Object.entries(this.#numbers).map(([key, field]) => [key, numberOf(field)])),
      crosses_to: this.#crossesTo.input.value,
      severity: this.#severity.input.value,
    });
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const item = this.#item();
    const change = this.#editing
      ? this.#configuration.change('PUT', `/rules?name=${encodeURIComponent(this.#editing)}`, item)
      : this.#configuration.change('POST', '/rules', item);
    if (await tell(this.#message, this.#configuration, change)) this.#edit(null);
  }

  async #remove(name: string): Promise<void> {
    await tell(
      this.#message,
      this.#configuration,
      this.#configuration.change('DELETE', `/rules?name=${encodeURIComponent(name)}`),
    );
  }
}

type NumberKey = 'min_speed_kn' | 'max_speed_kn' | 'min_altitude_m' | 'max_altitude_m' | 'min_stay_s' | 'horizon_s';

function conditionText(rule: RuleSetting): string {
  const parts: string[] = [];
  if (rule.domain) parts.push(DOMAINS[rule.domain as keyof typeof DOMAINS] ?? rule.domain);
  for (const text of [rule.callsign, rule.address, rule.mmsi, rule.mode_a]) if (text) parts.push(text);
  if (rule.emergency !== undefined) parts.push(`${texts.emergency}: ${rule.emergency ? texts.yes : texts.no}`);
  const range = (from: number | undefined, to: number | undefined, unit: string) => {
    if (from !== undefined && to !== undefined) parts.push(`${from}–${to} ${unit}`);
    else if (from !== undefined) parts.push(`≥ ${from} ${unit}`);
    else if (to !== undefined) parts.push(`≤ ${to} ${unit}`);
  };
  range(rule.min_speed_kn, rule.max_speed_kn, 'kn');
  range(rule.min_altitude_m, rule.max_altitude_m, 'm');
  if (rule.min_stay_s !== undefined) parts.push(`≥ ${rule.min_stay_s} s`);
  if (rule.horizon_s !== undefined) parts.push(`≤ ${rule.horizon_s} s`);
  if (rule.crosses_to) parts.push(`→ ${SIDES[rule.crosses_to as keyof typeof SIDES] ?? rule.crosses_to}`);
  return parts.join(' · ');
}
