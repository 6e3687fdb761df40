import { formatName } from '../text/advice';
import { fill, inLanguage } from '../text/language';
import { number } from '../text/units';
import type { ScanResult } from './setup-rest';

const texts = inLanguage({
  aircraft: ['Aircraft (ADS-B and Mode S)', 'Aeronaves (ADS-B y Modo S)'],
  ships: ['Ships (AIS)', 'Barcos (AIS)'],
  radar: ['Radar data (ASTERIX)', 'Datos de radar (ASTERIX)'],
  port: ['port {address}', 'puerto {address}'],
  group: ['multicast group {address}', 'grupo multicast {address}'],
  udp: ['UDP port {address}', 'puerto UDP {address}'],
  web: ['web page {address}', 'página web {address}'],
  rate: ['{format}, {n} messages per second', '{format}, {n} mensajes por segundo'],
  objects: ['{n} objects, {placed} with position', '{n} objetos, {placed} con posición'],
  sensors: ['from {list}', 'de {list}'],
  categories: ['categories {list}', 'categorías {list}'],
  same: [
    'The same traffic as the one ticked above, in a format that carries less.',
    'El mismo tráfico que el marcado arriba, en un formato que lleva menos.',
  ],
});

/** The formats of one receiver's program, the one that carries most first. */
const MODE_S = ['beast', 'avr', 'hex', 'sbs'];

const KINDS: Readonly<Record<string, string>> = { nmea: texts.ships, asterix: texts.radar };

export function titleOf(result: ScanResult): string {
  return result.format ? (KINDS[result.format] ?? texts.aircraft) : placeOf(result);
}

/** Where it is; of this machine the port says enough. */
export function placeOf(result: ScanResult): string {
  const address = result.address.replace(/^127\.0\.0\.1:/, '');
  if (result.kind === 'web') return fill(texts.web, { address });
  if (result.kind === 'tcp') return fill(texts.port, { address });
  const isGroup = /^(22[4-9]|23\d)\./.test(result.address);
  return fill(isGroup ? texts.group : texts.udp, { address: result.address.replace(/^0\.0\.0\.0:/, '') });
}

/** What it carries, in words: one part each. */
export function carries(result: ScanResult): string[] {
  if (!result.format) return [];
  const parts = [fill(texts.rate, { format: formatName(result.format), n: number(result.messages_per_second, 1) })];
  parts.push(fill(texts.objects, { n: number(result.objects), placed: number(result.objects_with_position) }));
  if (result.sensors?.length) parts.push(fill(texts.sensors, { list: result.sensors.join(', ') }));
  if (result.categories?.length) parts.push(fill(texts.categories, { list: result.categories.join(', ') }));
  if (result.names?.length) parts.push(result.names.slice(0, 4).join(' '));
  return parts;
}

/** True where another result brings the same aircraft with more about them: programs offer their traffic on several ports. */
export function isLesser(result: ScanResult, all: readonly ScanResult[]): boolean {
  const rank = MODE_S.indexOf(result.format ?? '');
  if (rank < 0) return false;
  const host = hostOf(result);
  return all.some((other) => {
    const otherRank = MODE_S.indexOf(other.format ?? '');
    return otherRank >= 0 && otherRank < rank && hostOf(other) === host;
  });
}

export const lesserText = texts.same;

function hostOf({ address }: ScanResult): string {
  return address.slice(0, address.lastIndexOf(':'));
}
