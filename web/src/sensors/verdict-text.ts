import { fill, inLanguage } from '../text/language';
import { number } from '../text/units';
import type { Registration, RegistrationAnswer } from './registration-rest';

const texts = inLanguage({
  applied: ['Corrected: {what}', 'Corregido: {what}'],
  not_significant: ['Nothing to correct: no bias exceeds {n} σ', 'Nada que corregir: ningún sesgo supera {n} σ'],
  too_few_targets: ['Not corrected yet: {n} of {least} common targets', 'Aún sin corregir: {n} de {least} blancos comunes'],
  too_narrow: [
    'Not corrected: common targets cover {n}° of azimuth, {least}° are needed',
    'Sin corregir: los blancos comunes cubren {n}° de acimut y hacen falta {least}°',
  ],
  references_disagree: [
    'Not corrected: {out} of {n} references disagree with the others',
    'Sin corregir: {out} de {n} referencias discrepan de las demás',
  ],
  measured_only: ['Measured only: correction is switched off', 'Solo se mide: la corrección está desactivada'],
  range: ['range', 'distancia'],
  gain: ['range gain', 'ganancia en distancia'],
  azimuth: ['azimuth', 'acimut'],
  time: ['time', 'hora'],
});

/** Whether the biases of a sensor are taken off, and why not. */
export function verdictText(sensor: Registration, answer: RegistrationAnswer): string {
  switch (sensor.verdict) {
    case 'applied':
      return fill(texts.applied, { what: sensor.applied.map((one) => texts[one as 'range'] ?? one).join(', ') });
    case 'not_significant':
      return fill(texts.not_significant, { n: number(answer.apply_sigmas) });
    case 'too_few_targets':
      return fill(texts.too_few_targets, { n: number(Math.floor(sensor.targets)), least: number(answer.least_targets) });
    case 'too_narrow':
      return fill(texts.too_narrow, { n: number(sensor.coverage_deg), least: number(answer.least_coverage_deg) });
    case 'references_disagree':
      return fill(texts.references_disagree, { out: number(sensor.references_left_out), n: number(sensor.references_now) });
    default:
      return texts.measured_only;
  }
}
