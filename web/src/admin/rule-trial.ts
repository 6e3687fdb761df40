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

/** What is tried. */
export interface Tried {
  readonly rule: object;
  /** Name of the rule whose place it takes. */
  readonly replaces: string | null;
  /** An area that goes with it and is not in force yet. */
  readonly area?: object;
  readonly replacesArea?: string | null;
}

/** Tries the rule in the form against the last hour, before it goes live. */
export class RuleTrial extends PastTrial<TrialOfRule> {
  /** `tried` answers null where there is nothing to try yet. */
  constructor(tried: () => Tried | null) {
    super({
      testId: 'rule',
      path: 'rules/trials',
      begin: () => {
        const what = tried();
        if (!what) return null;
        const { rule, replaces, area, replacesArea } = what;
        const query = new URLSearchParams();
        if (replaces !== null) query.set('name', replaces);
        if (replacesArea) query.set('area', replacesArea);
        return { query: `?${query.toString()}`, body: area ? { rule, area } : rule };
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
