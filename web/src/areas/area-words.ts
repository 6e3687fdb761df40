import type { AreaSetting, Day } from '../admin/configuration';
import { fill, inLanguage } from '../text/language';
import { distance, number } from '../text/units';
import { circleSquareMeters, enclosedSquareMeters, lengthMeters } from './extent';
import type { Sketch } from './sketch';

const texts = inLanguage({
  cornerCount: ['polygon, {n} corners', 'polígono, {n} vértices'],
  lineCount: ['line, {n} corners', 'línea, {n} vértices'],
  circleOf: ['circle, {r} m around {lat}, {lon}', 'círculo, {r} m alrededor de {lat}, {lon}'],
  all: ['all', 'todas'],
  upTo: ['up to {c} m', 'hasta {c} m'],
  from: ['from {f} m', 'desde {f} m'],
  between: ['{f} to {c} m', '{f} a {c} m'],
  always: ['always', 'siempre'],
  radius: ['radius {r}, {a}', 'radio {r}, {a}'],
  length: ['length {l}', 'longitud {l}'],
  around: ['border {l}, {a}', 'contorno {l}, {a}'],
});

export const DAY_TEXTS: Readonly<Record<Day, string>> = inLanguage({
  mon: ['Mon', 'lun'],
  tue: ['Tue', 'mar'],
  wed: ['Wed', 'mié'],
  thu: ['Thu', 'jue'],
  fri: ['Fri', 'vie'],
  sat: ['Sat', 'sáb'],
  sun: ['Sun', 'dom'],
});

export function shapeText(area: AreaSetting): string {
  if (area.line) return fill(texts.lineCount, { n: area.line.length });
  if (area.polygon) return fill(texts.cornerCount, { n: area.polygon.length });
  const [lat = 0, lon = 0] = area.center ?? [];
  return fill(texts.circleOf, { r: area.radius_m ?? 0, lat: lat.toFixed(4), lon: lon.toFixed(4) });
}

export function heightText({ floor_m: f, ceiling_m: c }: Pick<AreaSetting, 'floor_m' | 'ceiling_m'>): string {
  if (f === undefined) return c === undefined ? texts.all : fill(texts.upTo, { c });
  return c === undefined ? fill(texts.from, { f }) : fill(texts.between, { f, c });
}

export function timeText({ days, from_utc: from, to_utc: to }: AreaSetting): string {
  const parts = days ? [days.map((day) => DAY_TEXTS[day as Day]).join(' ')] : [];
  if (from !== undefined || to !== undefined) parts.push(`${from ?? '00:00'}–${to ?? '24:00'}`);
  return parts.length > 0 ? parts.join(', ') : texts.always;
}

/** The limits that it has; an area without limits needs no words. */
export function limitsText(area: AreaSetting): string {
  const parts = area.floor_m !== undefined || area.ceiling_m !== undefined ? [heightText(area)] : [];
  if (area.days || area.from_utc !== undefined || area.to_utc !== undefined) parts.push(`${timeText(area)} UTC`);
  return parts.join(' · ');
}

/** How long and how large it is; empty while there is nothing to tell. */
export function extentText({ shape, corners, radiusMeters }: Sketch): string {
  if (shape === 'circle')
    return radiusMeters === null
      ? ''
      : fill(texts.radius, { r: distance(radiusMeters), a: squareText(circleSquareMeters(radiusMeters)) });
  if (corners.length < 2) return '';
  if (shape === 'line' || corners.length < 3) return fill(texts.length, { l: distance(lengthMeters(corners)) });
  const around = lengthMeters([...corners, corners[0]!]);
  return fill(texts.around, { l: distance(around), a: squareText(enclosedSquareMeters(corners)) });
}

/** Square kilometres, with as many decimals as a small area needs. */
function squareText(squareMeters: number): string {
  const squareKilometers = squareMeters / 1e6;
  return `${number(squareKilometers, squareKilometers < 1 ? 3 : squareKilometers < 100 ? 1 : 0)}\u202fkm²`;
}
