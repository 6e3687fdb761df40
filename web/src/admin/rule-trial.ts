import { fill, inLanguage } from '../text/language';
import { PastTrial, trialClock, type Trial } from './past-trial';

const texts = inLanguage({
  none: [
    'This rule would have raised no alert between {from} and {to} UTC.',
    'Esta regla no habría generado ninguna alerta entre {from} y {to} UTC.',
  ],
  one: [
    'This rule would have raised 1 alert between {from} and {to} UTC.',
    'Esta regla habría generado 1 alerta entre {from} y {to} UTC.',
  ],
  many: [
    'This rule would have raised {n} alerts between {from} and {to} UTC ({rate} an hour).',
    'Esta regla habría generado {n} alertas entre {from} y {to} UTC ({rate} por hora).',
  ],
  held: ['It would have been held back: too many at once.', 'Se habría retenido: demasiadas a la vez.'],
});

interface TrialOfRule extends Trial {
  held_back: number;
  per_hour: number;
}

/** Tries the rule in the form against the last hour, before it goes live. */
export class RuleTrial extends PastTrial<TrialOfRule> {
  constructor(rule: () => object, replaced: () => string | null) {
    super({
      testId: 'rule',
      path: 'rules/trials',
      begin: () => {
        const name = replaced();
        return { query: name === null ? '' : `?name=${encodeURIComponent(name)}`, body: rule() };
      },
      say,
    });
  }
}

function say(trial: TrialOfRule): string {
  const words = trial.raised === 0 ? texts.none : trial.raised === 1 ? texts.one : texts.many;
  const said = fill(words, { n: trial.raised, from: trialClock(trial.from), to: trialClock(trial.to), rate: trial.per_hour });
  return trial.held_back > 0 ? `${said} ${texts.held}` : said;
}
