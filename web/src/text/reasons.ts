import { inLanguage } from './language';

const WITHOUT_POSITION: Readonly<Record<string, string>> = inLanguage({
  static_data_only: ['only static data heard yet', 'hasta ahora solo se han oído datos estáticos'],
  position_not_available: ['they send “position not available”', 'envían “posición no disponible”'],
  no_position_message: [
    'no position message heard (replies, identity or velocity only)',
    'no se ha oído ningún mensaje de posición (solo respuestas, identidad o velocidad)',
  ],
  one_position_code: ['only even or only odd position codes heard', 'solo se han oído códigos de posición pares o solo impares'],
  surface_without_site: [
    'on the ground, and the receiver’s site= is not configured',
    'en tierra, y el site= del receptor no está configurado',
  ],
  position_not_confirmed: [
    'position codes heard, none confirmed by a second pair',
    'códigos de posición oídos, ninguno confirmado por un segundo par',
  ],
  position_too_old: [
    'had a position, which is too old to go on from',
    'tuvo una posición, demasiado antigua para seguir desde ella',
  ],
  not_heard_lately: ['heard too long ago to tell', 'se oyó hace demasiado tiempo para saberlo'],
  site_unknown: ['the sensor’s site= is not configured', 'el site= del sensor no está configurado'],
  no_position_sent: ['its reports carry no position', 'sus informes no llevan posición'],
});

/** Why objects have no position, in words; a reason this client does not know is shown as the server names it. */
export function withoutPositionText(reason: string): string {
  return WITHOUT_POSITION[reason] ?? reason.replaceAll('_', ' ');
}

const STATES: Readonly<Record<string, string>> = inLanguage({
  starting: ['starting', 'iniciando'],
  waiting: ['waiting', 'en espera'],
  connected: ['connected', 'conectada'],
  ended: ['ended', 'terminada'],
  failed: ['failed', 'con fallo'],
});

/** The state of a source; one this client does not know is shown as the server names it. */
export function sourceStateText(state: string): string {
  return STATES[state] ?? state.replaceAll('_', ' ');
}
