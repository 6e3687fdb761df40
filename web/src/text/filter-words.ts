import { isRange, type Filter, type Range, type Seen } from '../picture/filter';
import { fill, inLanguage } from './language';
import { categoryKeyText, domainText, lifeText } from './words';

const texts = inLanguage({
  altitude: ['altitude {range}', 'altitud {range}'],
  speed: ['speed {range}', 'velocidad {range}'],
  from: ['from {min}', 'desde {min}'],
  to: ['to {max}', 'hasta {max}'],
  between: ['{min} to {max}', '{min} a {max}'],
  name: ['name {name}', 'nombre {name}'],
  emergencies: ['emergencies only', 'solo emergencias'],
});

export const SEEN_TEXTS: Readonly<Record<Seen, string>> = inLanguage({
  radar: ['radar', 'radar'],
  cooperative: ['ADS-B or AIS', 'ADS-B o AIS'],
  radar_only: ['radar only', 'solo radar'],
  system_track: ['other systems', 'otros sistemas'],
});

/** One part of a filter in words, and the change that takes it away. */
export interface FilterPart {
  readonly text: string;
  readonly without: Partial<Filter>;
}

const ANY: Range = { min: null, max: null };

/** The filter as the screen names it: one part for each chip. Altitudes in feet and speeds in knots come with their own words. */
export function partsOf(
  filter: Filter,
  altitudeText: (feet: number) => string,
  speedText: (knots: number) => string,
): readonly FilterPart[] {
  const parts: FilterPart[] = [];
  for (const name of filter.domains) parts.push({ text: domainText(name), without: { domains: without(filter.domains, name) } });
  for (const name of filter.lives) parts.push({ text: lifeText(name), without: { lives: without(filter.lives, name) } });
  for (const name of filter.seen) parts.push({ text: SEEN_TEXTS[name], without: { seen: without(filter.seen, name) } });
  for (const name of filter.sources) parts.push({ text: name, without: { sources: without(filter.sources, name) } });
  for (const key of filter.categories)
    parts.push({ text: categoryKeyText(key), without: { categories: without(filter.categories, key) } });
  if (isRange(filter.altitudeFeet)) {
    const range = rangeWords(filter.altitudeFeet, altitudeText);
    parts.push({ text: fill(texts.altitude, { range }), without: { altitudeFeet: ANY } });
  }
  if (isRange(filter.speedKnots)) {
    const range = rangeWords(filter.speedKnots, speedText);
    parts.push({ text: fill(texts.speed, { range }), without: { speedKnots: ANY } });
  }
  if (filter.name.trim()) parts.push({ text: fill(texts.name, { name: filter.name.trim() }), without: { name: '' } });
  if (filter.emergencies) parts.push({ text: texts.emergencies, without: { emergencies: false } });
  return parts;
}

function rangeWords({ min, max }: Range, text: (value: number) => string): string {
  if (min === null) return max === null ? '' : fill(texts.to, { max: text(max) });
  return max === null ? fill(texts.from, { min: text(min) }) : fill(texts.between, { min: text(min), max: text(max) });
}

function without<T>(list: readonly T[], item: T): readonly T[] {
  return list.filter((other) => other !== item);
}
