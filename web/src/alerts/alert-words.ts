import { alertText } from '../time/alert-text';
import { fill, inLanguage } from '../text/language';
import { distance, number } from '../text/units';
import type { Alert, Evidence, Severity } from './alert';

const SEVERITIES = inLanguage<Severity>({
  alarm: ['ALARM', 'ALARMA'],
  caution: ['CAUTION', 'PRECAUCIÓN'],
  advisory: ['ADVISORY', 'AVISO'],
});

const KINDS: Readonly<Record<string, string>> = inLanguage({
  rule: ['rule “{rule}”', 'regla «{rule}»'],
  too_many: ['too many alerts of one rule: held back', 'demasiadas alertas de una regla: retenidas'],
  collision_risk: ['risk of collision', 'riesgo de abordaje'],
  conflict: ['loss of separation ahead', 'pérdida de separación inminente'],
  entry_predicted: ['will be in {area} soon', 'estará pronto en {area}'],
  loitering: ['loitering', 'merodeo'],
  rendezvous: ['rendezvous', 'encuentro'],
  lost_in_coverage: ['lost where sensors should see it', 'perdida donde los sensores deberían verla'],
  appeared_in_coverage: ['appeared from nowhere', 'apareció de la nada'],
  outlier: ['beyond what its kind does', 'más de lo que hace su clase'],
  low_slow_small: ['low, slow and small', 'bajo, lento y pequeño'],
  gnss_interference: ['satellite navigation disturbed', 'navegación por satélite perturbada'],
  position_contradicted: ['stated position contradicted by sensors', 'posición declarada contradicha por los sensores'],
  impossible_reception: ['heard from where it cannot be', 'recibido desde donde no puede estar'],
  inconsistent: ['contradicts itself', 'se contradice'],
  duplicate_address: ['one address in two places', 'una dirección en dos lugares'],
  mass_pattern: ['many state the same', 'muchos declaran lo mismo'],
  replayed: ['old transmissions come again', 'se repiten transmisiones antiguas'],
  silent_transponder: ['transponder does not answer radar', 'el transpondedor no responde al radar'],
  stopped_transponder: ['transponder stopped, radar still sees it', 'el transpondedor calló y el radar aún lo ve'],
  impossible_speed: ['impossible speed', 'velocidad imposible'],
  on_land: ['vessel on land', 'buque en tierra'],
  circle_pattern: ['circle of false positions', 'círculo de posiciones falsas'],
  shifted_track: ['stated track shifted', 'pista declarada desplazada'],
  duplicate_mmsi: ['one MMSI in two places', 'un MMSI en dos lugares'],
  changed_identity: ['changed identity', 'identidad cambiada'],
  wrong_number: ['number that cannot be', 'número que no puede ser'],
  beyond_horizon: ['heard from beyond the horizon', 'recibido desde más allá del horizonte'],
  ais_silence: ['AIS switched off', 'AIS apagado'],
  dark_vessel: ['dark vessel', 'buque oscuro'],
  reappeared_elsewhere: ['came back elsewhere', 'reapareció en otro lugar'],
});

const VERDICTS: Readonly<Record<string, string>> = inLanguage({
  fault: ['fault', 'falla'],
  jammed: ['jammed', 'interferido'],
  spoofed: ['spoofed', 'engañado'],
  ghost: ['ghost', 'fantasma'],
  clone: ['clone', 'clon'],
  dark: ['dark', 'a oscuras'],
  coverage: ['coverage', 'cobertura'],
});

type Format = (value: number) => string;
const meters: Format = (value) => distance(value);
const seconds: Format = (value) => (Math.abs(value) >= 120 ? `${number(value / 60, 0)}\u202fmin` : `${number(value, 0)}\u202fs`);
const speed: Format = (value) => `${number(value, 0)}\u202fm/s`;
const degrees: Format = (value) => `${number((value * 180) / Math.PI, 1)}°/s`;
const percent: Format = (value) => `${number(value * 100, value > 0.995 || value < 0.005 ? 2 : 0)}\u202f%`;
const chance: Format = (value) => (value < 1e-4 ? value.toExponential(0) : percent(value));
const plain: Format = (value) => number(value, Math.abs(value) < 10 ? 2 : 0);
const count: Format = (value) => number(value, 0);

const TESTS = inLanguage({
  sensor_distance: [
    'stated position {value} from where sensors have it',
    'posición declarada a {value} de donde la tienen los sensores',
  ],
  residual_chi_square: [
    'differences of stated and measured positions: χ² {value}',
    'diferencias entre posiciones declaradas y medidas: χ² {value}',
  ],
  residual_cusum: ['differences add up (CUSUM) to {value}', 'las diferencias se acumulan (CUSUM) hasta {value}'],
  closest_distance: ['closest at {value}', 'distancia mínima {value}'],
  closest_time: ['in {value}', 'en {value}'],
  vertical_distance: ['{value} apart in height', 'a {value} en altura'],
  probability_inside: ['inside with a probability of {value}', 'dentro con una probabilidad de {value}'],
  path_ratio: ['path {value} times as long as the way made good', 'recorrido {value} veces más largo que el avance'],
  object_distance: ['{value} apart', 'a {value} de distancia'],
  duration: ['for {value}', 'durante {value}'],
  speed: ['speed {value}', 'velocidad {value}'],
  height: ['height {value}', 'altura {value}'],
  turn_rate: ['turns at {value}', 'gira a {value}'],
  climb_rate: ['climbs or descends at {value}', 'asciende o desciende a {value}'],
  detection_probability: ['sensors see such objects here with {value}', 'los sensores ven aquí tales objetos con {value}'],
  degraded_aircraft: ['{value} of {samples} degraded', '{value} de {samples} degradados'],
  chance_probability: ['by chance: {value}', 'por azar: {value}'],
  radio_horizon: ['{value} from the receiver', 'a {value} del receptor'],
  level_correlation: [
    'received level follows the stated distance with a correlation of {value}',
    'el nivel recibido sigue la distancia declarada con correlación {value}',
  ],
  velocity_difference: [
    'stated velocity differs from the motion by {value}',
    'la velocidad declarada difiere del movimiento en {value}',
  ],
  height_difference: [
    'heights by pressure and geometry part by {value}',
    'las alturas barométrica y geométrica difieren en {value}',
  ],
  identity_distance: ['two places {value} apart', 'dos lugares a {value}'],
  shared_pattern: ['{value} objects alike', '{value} objetos iguales'],
  transmission_age: ['{value} old', 'con {value} de antigüedad'],
  missed_interrogations: ['{value} turns of radar without an answer', '{value} vueltas de radar sin respuesta'],
  needed_speed: ['would have needed {value}', 'habría necesitado {value}'],
  distance_inland: ['{value} inland', 'a {value} tierra adentro'],
  circle_radius: ['circle of {value} radius', 'círculo de {value} de radio'],
  circle_residual: ['off the circle by {value} of its radius', 'fuera del círculo en {value} de su radio'],
  changed_fields: ['{value} fields changed', '{value} campos cambiados'],
  silence: ['silent for {value}', 'en silencio {value}'],
  others_heard: ['{value} others heard nearby meanwhile', '{value} otros oídos cerca mientras tanto'],
  repetitions: ['said {value} times in a row', 'dicho {value} veces seguidas'],
  conflict_time: ['separation lost in {value}', 'separación perdida en {value}'],
  turned_angle: ['turned through {value}', 'giró {value}'],
  base_rate: ['usually {value} degrade', 'normalmente se degradan {value}'],
  source_uncertainty: ['source within some {value}', 'fuente dentro de unos {value}'],
  check_digit: ['check digit wrong: {value}', 'dígito de control erróneo: {value}'],
});

const FORMATS: Readonly<Record<string, Format>> = {
  sensor_distance: meters,
  closest_distance: meters,
  closest_time: seconds,
  vertical_distance: (value) => `${number(value, 0)}\u202fm`,
  probability_inside: percent,
  object_distance: meters,
  duration: seconds,
  speed,
  height: (value) => `${number(value, 0)}\u202fm`,
  turn_rate: degrees,
  climb_rate: speed,
  detection_probability: percent,
  degraded_aircraft: count,
  chance_probability: chance,
  radio_horizon: meters,
  velocity_difference: speed,
  height_difference: (value) => `${number(value, 0)}\u202fm`,
  identity_distance: meters,
  shared_pattern: count,
  transmission_age: seconds,
  missed_interrogations: count,
  needed_speed: speed,
  distance_inland: meters,
  circle_radius: meters,
  circle_residual: percent,
  changed_fields: count,
  silence: seconds,
  others_heard: count,
  repetitions: count,
  conflict_time: seconds,
  turned_angle: (value) => `${number((value * 180) / Math.PI, 0)}°`,
  base_rate: percent,
  source_uncertainty: meters,
  check_digit: (value) => String(Math.round(value)),
};

const texts = inLanguage({
  limit: ['(limit {value})', '(límite {value})'],
  maybe: ['{verdict}; perhaps {alternative}', '{verdict}; tal vez {alternative}'],
  sure: ['{verdict}, {confidence}', '{verdict}, {confidence}'],
  with: ['{what}, with {other}', '{what}, con {other}'],
  samples: ['{n} samples', '{n} muestras'],
  aisShare: ['{value} of the AIS sent around is heard', 'se oye {value} del AIS que se emite alrededor'],
});

export const severityText = (severity: Severity): string => SEVERITIES[severity];

/** What an alert is about, in a few words. */
export function kindText(alert: Pick<Alert, 'kind' | 'rule' | 'area' | 'emergency'>): string {
  if (alert.kind === 'emergency') return alertText(alert);
  const words = KINDS[alert.kind] ?? alert.kind.replaceAll('_', ' ');
  return fill(words, { rule: alert.rule ?? '', area: alert.area ?? '' });
}

/** Who an alert is about; empty = no object. */
export function subjectText({ callsign, name, address, mmsi, track_id }: Alert): string {
  return (
    callsign ??
    name ??
    address?.toUpperCase() ??
    (mmsi === undefined ? undefined : String(mmsi).padStart(9, '0')) ??
    (track_id ? `#${track_id.slice(-5)}` : '')
  );
}

/** What and with whom, in the panel of a track (16 hex digits) as seen from it; null = who it is about is named first. */
export function titleText(alert: Alert, panel: string | null): string {
  const { other_track_id: otherId, other_name: otherName } = alert;
  const isOther = panel !== null && otherId === panel;
  const other = isOther ? subjectText(alert) : (otherName ?? (otherId ? `#${otherId.slice(-5)}` : ''));
  const what = other ? fill(texts.with, { what: kindText(alert), other }) : kindText(alert);
  const subject = panel === null ? subjectText(alert) : '';
  return subject ? `${subject}: ${what}` : what;
}

export const verdictName = (verdict: string): string => VERDICTS[verdict] ?? verdict;

/** What the evidence speaks for, how surely, and what else it may be; empty = the alert is not about truth. */
export function verdictText({ verdict, confidence, alternative }: Pick<Alert, 'verdict' | 'confidence' | 'alternative'>): string {
  if (!verdict) return '';
  const name = verdictName(verdict);
  const sure = confidence === undefined ? name : fill(texts.sure, { verdict: name, confidence: percent(confidence) });
  return alternative ? fill(texts.maybe, { verdict: sure, alternative: verdictName(alternative) }) : sure;
}

/** What was measured and by whom: samples and the sensor's name; empty = not worth a word. */
export function originText({ test, samples, source, sensor }: Evidence): string {
  const told = test === 'degraded_aircraft' || samples <= 1 ? '' : fill(texts.samples, { n: samples });
  return [told, [source, sensor].filter(Boolean).join(' ')].filter(Boolean).join(' · ');
}

/** One piece of evidence in plain words, with its limit. */
export function evidenceText({ test, value, threshold, samples }: Evidence, kind = ''): string {
  const format = FORMATS[test] ?? plain;
  const isAis = test === 'detection_probability' && (kind === 'ais_silence' || kind === 'dark_vessel');
  const known = isAis ? texts.aisShare : (TESTS as Readonly<Record<string, string>>)[test];
  const text = fill(known ?? `${test.replaceAll('_', ' ')} {value}`, { value: format(value), samples });
  return threshold === undefined ? text : `${text} ${fill(texts.limit, { value: format(threshold) })}`;
}
