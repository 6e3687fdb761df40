import { fill, inLanguage } from '../text/language';
import { PastTrial, trialClock, type Trial } from './past-trial';

const texts = inLanguage({
  same: [
    'With these values: {n} alerts between {from} and {to} UTC, as with those in force.',
    'Con estos valores: {n} alertas entre {from} y {to} UTC, igual que con los que rigen.',
  ],
  other: [
    'With these values: {n} alerts between {from} and {to} UTC, instead of {now} with those in force.',
    'Con estos valores: {n} alertas entre {from} y {to} UTC, en lugar de {now} con los que rigen.',
  ],
  held: ['They would have been held back: too many at once.', 'Se habrían retenido: demasiadas a la vez.'],
});

interface TrialOfDetector extends Trial {
  raised_now: number;
  held_back: number;
}

/** Tries the values of a detector against the last hour, before they go live. */
export class DetectorTrial extends PastTrial<TrialOfDetector> {
  constructor(detector: string, item: () => object | null) {
    super({
      testId: `detector-${detector}`,
      path: 'detectors/trials',
      begin: () => ({ query: `?detector=${encodeURIComponent(detector)}`, body: item() }),
      say,
    });
  }
}

function say(trial: TrialOfDetector): string {
  const words = trial.raised === trial.raised_now ? texts.same : texts.other;
  const said = fill(words, { n: trial.raised, now: trial.raised_now, from: trialClock(trial.from), to: trialClock(trial.to) });
  return trial.held_back > 0 ? `${said} ${texts.held}` : said;
}
