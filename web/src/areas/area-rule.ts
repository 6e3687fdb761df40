import type { Configuration, RuleSetting } from '../admin/configuration';
import { choice, numberField, numberOf, withoutEmpty } from '../admin/forms';
import { RuleTrial, type Tried } from '../admin/rule-trial';
import { h, setText, show } from '../dom';
import { fill, inLanguage } from '../text/language';
import { domainText } from '../text/words';
import type { ShapeName } from './sketch';

const texts = inLanguage({
  title: ['Alert along with it', 'Alerta junto con ella'],
  when: ['When a track', 'Cuando una pista'],
  none: ['no alert', 'sin alerta'],
  enters: ['enters', 'entra'],
  leaves: ['leaves', 'sale'],
  inside: ['is inside', 'está dentro'],
  stays: ['stays for', 'permanece'],
  approaches: ['will soon be inside', 'estará pronto dentro'],
  crosses: ['crosses the line', 'cruza la línea'],
  minStay: ['Stays for at least, s', 'Permanece al menos, s'],
  domain: ['Domain', 'Medio'],
  severity: ['Severity', 'Gravedad'],
  advisory: ['advisory', 'aviso'],
  caution: ['caution', 'precaución'],
  alarm: ['alarm', 'alarma'],
  rules: ['Rules of this area: {names}', 'Reglas de esta zona: {names}'],
  all: ['All conditions of rules', 'Todas las condiciones de las reglas'],
});

const INSIDE = ['enters', 'leaves', 'inside', 'stays', 'approaches'] as const;
const DEFAULT_STAY_SECONDS = 600;

/** The rule that may be made along with an area, and its trial against the past. */
export class AreaRule {
  readonly element: HTMLElement;
  readonly #configuration: Configuration;
  readonly #when = choice('area-rule-when', texts.when, { '': texts.none });
  readonly #domain = choice(
    'area-rule-domain',
    texts.domain,
    { air: domainText('air'), sea: domainText('sea'), land: domainText('land'), drone: domainText('drone') },
    true,
  );
  readonly #severity = choice('area-rule-severity', texts.severity, {
    advisory: texts.advisory,
    caution: texts.caution,
    alarm: texts.alarm,
  });
  readonly #minStay = numberField('area-rule-stay', texts.minStay);
  readonly #present = h('p', { class: 'note' });
  readonly #conditions = h('div', { class: 'field-row' }, this.#domain.element, this.#severity.element, this.#minStay.element);
  readonly #trial: RuleTrial;

  /** `area` answers the area as it stands in the form, and the name of the one that it replaces; null = it is not whole yet. */
  constructor(configuration: Configuration, area: () => { item: Record<string, unknown>; replaces: string | null } | null) {
    this.#configuration = configuration;
    this.#trial = new RuleTrial(() => {
      const what = area();
      const rule = what ? this.rule(String(what.item['name'])) : null;
      return what && rule ? ({ rule, replaces: null, area: what.item, replacesArea: what.replaces } satisfies Tried) : null;
    });
    this.element = h(
      'fieldset',
      { class: 'area-rule' },
      h('legend', {}, texts.title),
      this.#present,
      h('div', { class: 'field-row' }, this.#when.element),
      this.#conditions,
      this.#trial.button,
      this.#trial.element,
      h('p', { class: 'note' }, h('a', { href: './admin.html#part=rules' }, texts.all)),
    );
    this.#when.input.addEventListener('change', () => this.#show());
  }

  /** For another area. */
  reset(name: string | null, shape: ShapeName): void {
    const rules = (this.#configuration.model?.rules ?? []).filter(({ area }) => name !== null && area === name);
    setText(this.#present, fill(texts.rules, { names: rules.map((rule) => rule.name).join(', ') }));
    show(this.#present, rules.length > 0);
    this.#severity.input.value = 'caution';
    this.#domain.input.value = '';
    this.#minStay.input.value = String(DEFAULT_STAY_SECONDS);
    this.#when.input.value = '';
    this.offer(shape);
    this.clear();
  }

  /** The moments that a shape has: nothing is inside a line. */
  offer(shape: ShapeName): void {
    const chosen = this.#when.input.value;
    const moments: readonly string[] = shape === 'line' ? ['crosses'] : INSIDE;
    this.#when.input.replaceChildren(
      h('option', { value: '' }, texts.none),
      ...moments.map((moment) => h('option', { value: moment }, texts[moment as keyof typeof texts])),
    );
    this.#when.input.value = moments.includes(chosen) ? chosen : '';
    this.#show();
  }

  /** What was tried is no longer what stands in the form. */
  clear(): void {
    this.#trial.clear();
  }

  /** The rule with a name of its own; null = none is wanted. */
  rule(area: string): Record<string, unknown> | null {
    const when = this.#when.input.value;
    if (when === '') return null;
    return withoutEmpty({
      name: freeName(`${area} ${when}`, this.#configuration.model?.rules ?? []),
      area,
      when,
      min_stay_s: when === 'stays' ? numberOf(this.#minStay) : null,
      domain: this.#domain.input.value,
      severity: this.#severity.input.value,
    });
  }

  #show(): void {
    const when = this.#when.input.value;
    show(this.#conditions, when !== '');
    show(this.#minStay.element, when === 'stays');
    show(this.#trial.button, when !== '');
    if (when === '') this.clear();
  }
}

function freeName(wanted: string, rules: readonly RuleSetting[]): string {
  const taken = new Set(rules.map(({ name }) => name));
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted} ${n}`;
  return name;
}
