import type { EditionChoice, SensorState, SourceStatus } from '../link/rest';
import { adviceWords } from '../text/advice';
import { fill, inLanguage } from '../text/language';
import { withoutPositionText } from '../text/reasons';
import { number, withUnit } from '../text/units';

const texts = inLanguage({
  rejectedWhy: ['Rejected {n}: {why}.', 'Rechazados {n}: {why}.'],
  warnings: ['Kept although something was wrong with them: {n}.', 'Conservados aunque algo estaba mal en ellos: {n}.'],
  duplicates: ['Further copies of a transmission: {n}.', 'Otras copias de una misma transmisión: {n}.'],
  dropped: ['Dropped because the queue was full: {n} datagrams.', 'Descartados por cola llena: {n} datagramas.'],
  oneWithout: ['{n} object without position: {why}.', '{n} objeto sin posición: {why}.'],
  without: ['{n} objects without position: {why}.', '{n} objetos sin posición: {why}.'],
  clockOffset: [
    'Its clock is {s} against ours, the least delay included{age}.',
    'Su reloj marca {s} respecto del nuestro, con el retardo mínimo incluido{age}.',
  ],
  reportAge: ['; a report is usually {s} old when it comes', '; un informe suele llegar con {s} de antigüedad'],
  sensor: ['Sensor {name}{by}: {facts}.', 'Sensor {name}{by}: {facts}.'],
  by: [' as {system} reports it', ' según lo informa {system}'],
  turns: ['turns in {s}{stated}', 'gira en {s}{stated}'],
  stated: [' (states {s})', ' (declara {s})'],
  inOrder: ['in order', 'en orden'],
  rangeBias: ['range bias {m}', 'sesgo en distancia {m}'],
  azimuthBias: ['azimuth bias {degrees}°', 'sesgo en acimut {degrees}°'],
  strobes: ['jamming strobes at {degrees}', 'direcciones de perturbación en {degrees}'],
  service: ['{n} service messages', '{n} mensajes de servicio'],
  ofSensor: [' of {sensor}', ' de {sensor}'],
  noEdition: [
    '{name}: its records fit no edition that is known, and are rejected.',
    '{name}: sus registros no corresponden a ninguna edición conocida y se rechazan.',
  ],
  editionSet: ['{name} edition {edition}: configured{share}.', '{name} edición {edition}: configurada{share}.'],
  editionFound: ['{name} edition {edition}: found{share}.', '{name} edición {edition}: detectada{share}.'],
  share: [', {n}\u202f% of its records fit', ', el {n}\u202f% de sus registros corresponde'],
});

/** Reasons of rejection with their counts, the most frequent first: `checksum 2, framing 1`. */
export function rejectionText(source: SourceStatus): string {
  return byCount(source.rejected_by_reason)
    .map(([reason, count]) => `${reason.replaceAll('_', ' ')} ${number(count)}`)
    .join(', ');
}

/** What the row has no room for, in words: one line each. */
export function detailTexts(source: SourceStatus): string[] {
  const lines: string[] = (source.advice ?? []).map(adviceWords).map(({ text, fix }) => `${text} ${fix}`);
  if (source.rejected) lines.push(fill(texts.rejectedWhy, { n: number(source.rejected), why: rejectionText(source) }));
  if (source.warnings) lines.push(fill(texts.warnings, { n: number(source.warnings) }));
  if (source.duplicates) lines.push(fill(texts.duplicates, { n: number(source.duplicates) }));
  if (source.dropped) lines.push(fill(texts.dropped, { n: number(source.dropped) }));
  const missing = source.objects_without_position ?? 0;
  if (missing > 0) {
    const why = byCount(source.without_position_by_reason).map(
      ([reason, count]) => `${number(count)} × ${withoutPositionText(reason)}`,
    );
    lines.push(fill(missing === 1 ? texts.oneWithout : texts.without, { n: number(missing), why: why.join('; ') }));
  }
  if (source.clock_offset_s !== undefined) {
    const usual = source.report_age_s;
    const age = usual === undefined ? '' : fill(texts.reportAge, { s: withUnit(usual, 's', 2) });
    lines.push(fill(texts.clockOffset, { s: signed(source.clock_offset_s), age }));
  }
  lines.push(...(source.sensors ?? []).map(sensorText));
  lines.push(...(source.editions ?? []).map(editionText));
  return lines;
}

/** `Sensor 20/1: turns in 4.01 s (states 4.00 s); in order; jamming strobe at 45°.` */
function sensorText(sensor: SensorState): string {
  const parts: string[] = [];
  if (sensor.antenna_period_s !== undefined) {
    const own = sensor.antenna_period_stated_s;
    const stated = own === undefined ? '' : fill(texts.stated, { s: withUnit(own, 's', 2) });
    parts.push(fill(texts.turns, { s: withUnit(sensor.antenna_period_s, 's', 2), stated }));
  }
  if (sensor.status)
    parts.push(sensor.status.conditions.map((condition) => condition.replaceAll('_', ' ')).join(', ') || texts.inOrder);
  if (sensor.range_bias_m !== undefined) parts.push(fill(texts.rangeBias, { m: withUnit(sensor.range_bias_m, 'm', 0) }));
  if (sensor.azimuth_bias_deg !== undefined) parts.push(fill(texts.azimuthBias, { degrees: sensor.azimuth_bias_deg.toFixed(3) }));
  const strobes = (sensor.jamming_strobes ?? []).filter(({ azimuth_deg }) => azimuth_deg !== undefined);
  if (strobes.length > 0)
    parts.push(fill(texts.strobes, { degrees: strobes.map(({ azimuth_deg }) => `${azimuth_deg!.toFixed(0)}°`).join(', ') }));
  return fill(texts.sensor, {
    name: `${sensor.sac}/${sensor.sic}`,
    by: sensor.reported_by ? fill(texts.by, { system: sensor.reported_by }) : '',
    facts: parts.join('; ') || fill(texts.service, { n: number(sensor.messages) }),
  });
}

function editionText({ category, sac, sic, edition, confidence, configured }: EditionChoice): string {
  const sensor = sac === undefined || sic === undefined ? '' : fill(texts.ofSensor, { sensor: `${sac}/${sic}` });
  const name = `CAT${String(category).padStart(3, '0')}${sensor}`;
  if (edition === undefined) return fill(texts.noEdition, { name });
  const share = confidence === undefined ? '' : fill(texts.share, { n: Math.floor(confidence * 100) });
  return fill(configured ? texts.editionSet : texts.editionFound, { name, edition, share });
}

function byCount(counts: Readonly<Record<string, number>> | undefined): [string, number][] {
  return Object.entries(counts ?? {})
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
}

export function signed(seconds: number): string {
  return (seconds > 0 ? '+' : '') + withUnit(seconds, 's', 2);
}
