import { DOMAIN_NAMES, LIFE_NAMES, NO_CATEGORY, type DomainName, type LifeName } from '../picture/vocabulary';
import { fill, inLanguage } from './language';

const DOMAINS = inLanguage<DomainName>({
  unknown: ['unknown', 'desconocido'],
  air: ['air', 'aire'],
  sea: ['sea', 'mar'],
  land: ['land', 'tierra'],
  drone: ['drone', 'dron'],
});

const LIVES = inLanguage<LifeName>({
  tentative: ['tentative', 'tentativa'],
  confirmed: ['confirmed', 'confirmada'],
  coasting: ['coasting', 'extrapolada'],
  lost: ['lost', 'perdida'],
});

export function domainText(domain: number | DomainName): string {
  return DOMAINS[typeof domain === 'number' ? (DOMAIN_NAMES[domain] ?? 'unknown') : domain];
}

export function lifeText(status: number | LifeName): string {
  return LIVES[typeof status === 'number' ? (LIFE_NAMES[status] ?? 'lost') : status];
}

export interface EmergencyWords {
  /** Fits a label. */
  readonly short: string;
  readonly long: string;
}

const EMERGENCY_SHORT = inLanguage({
  emergency: ['EMERGENCY', 'EMERGENCIA'],
  medical: ['MEDICAL', 'MÉDICA'],
  fuel: ['MIN FUEL', 'COMB MÍN'],
  hijack: ['HIJACK', 'SECUESTRO'],
  downed: ['DOWNED', 'CAÍDA'],
  mob: ['MOB', 'HOMBRE AL AGUA'],
  military: ['MIL EMERG', 'EMERG MIL'],
});
const EMERGENCY_LONG = inLanguage({
  none: ['none', 'ninguna'],
  general: ['general emergency', 'emergencia general'],
  medical: ['medical emergency', 'emergencia médica'],
  fuel: ['minimum fuel', 'combustible mínimo'],
  nordo: ['no communication', 'sin comunicación'],
  hijack: ['unlawful interference', 'interferencia ilícita'],
  downed: ['downed aircraft', 'aeronave caída'],
  reserved: ['reserved emergency code', 'código de emergencia reservado'],
  sart: ['search and rescue transmitter', 'transmisor de búsqueda y salvamento'],
  mob: ['man overboard', 'hombre al agua'],
  epirb: ['position indicating beacon', 'radiobaliza indicadora de posición'],
  military: ['military emergency', 'emergencia militar'],
  other: ['emergency {n}', 'emergencia {n}'],
});

// Indexed by the Emergency of Core.
const EMERGENCIES: readonly EmergencyWords[] = [
  { short: '', long: EMERGENCY_LONG.none },
  { short: EMERGENCY_SHORT.emergency, long: EMERGENCY_LONG.general },
  { short: EMERGENCY_SHORT.medical, long: EMERGENCY_LONG.medical },
  { short: EMERGENCY_SHORT.fuel, long: EMERGENCY_LONG.fuel },
  { short: 'NORDO', long: EMERGENCY_LONG.nordo },
  { short: EMERGENCY_SHORT.hijack, long: EMERGENCY_LONG.hijack },
  { short: EMERGENCY_SHORT.downed, long: EMERGENCY_LONG.downed },
  { short: EMERGENCY_SHORT.emergency, long: EMERGENCY_LONG.reserved },
  { short: 'SART', long: EMERGENCY_LONG.sart },
  { short: EMERGENCY_SHORT.mob, long: EMERGENCY_LONG.mob },
  { short: 'EPIRB', long: EMERGENCY_LONG.epirb },
  { short: EMERGENCY_SHORT.military, long: EMERGENCY_LONG.military },
];

export function emergencyOf(value: number): EmergencyWords {
  return EMERGENCIES[value] ?? { short: EMERGENCY_SHORT.emergency, long: fill(EMERGENCY_LONG.other, { n: value }) };
}

// Emitter category, ADS-B TC and CA packed as 0xA0–0xD7; its key is the two digits in hexadecimal.
const EMITTER_CATEGORIES: Readonly<Record<string, string>> = inLanguage({
  A1: ['light aircraft', 'aeronave ligera'],
  A2: ['small aircraft', 'aeronave pequeña'],
  A3: ['large aircraft', 'aeronave grande'],
  A4: ['high-vortex large aircraft', 'aeronave grande de estela fuerte'],
  A5: ['heavy aircraft', 'aeronave pesada'],
  A6: ['high performance', 'alto rendimiento'],
  A7: ['rotorcraft', 'helicóptero'],
  B1: ['glider', 'planeador'],
  B2: ['lighter than air', 'más ligero que el aire'],
  B3: ['parachutist', 'paracaidista'],
  B4: ['ultralight', 'ultraligero'],
  B6: ['unmanned aircraft', 'aeronave no tripulada'],
  B7: ['space vehicle', 'vehículo espacial'],
  C1: ['surface emergency vehicle', 'vehículo de emergencia en superficie'],
  C2: ['surface service vehicle', 'vehículo de servicio en superficie'],
  C3: ['point obstacle', 'obstáculo puntual'],
});

// AIS ship and cargo type, ITU-R M.1371 table 53: single types of the thirties and fifties, else the tens digit.
const SHIP_CATEGORIES: Readonly<Record<string, string>> = inLanguage({
  '2x': ['wing in ground', 'ala de efecto suelo'],
  '30': ['fishing', 'pesca'],
  '31': ['towing', 'remolque'],
  '32': ['towing, long', 'remolque largo'],
  '33': ['dredging', 'dragado'],
  '34': ['diving', 'buceo'],
  '35': ['military', 'militar'],
  '36': ['sailing', 'velero'],
  '37': ['pleasure craft', 'embarcación de recreo'],
  '4x': ['high-speed craft', 'nave de gran velocidad'],
  '50': ['pilot vessel', 'lancha de prácticos'],
  '51': ['search and rescue', 'búsqueda y salvamento'],
  '52': ['tug', 'remolcador'],
  '53': ['port tender', 'embarcación de servicio portuario'],
  '54': ['anti-pollution', 'lucha contra la contaminación'],
  '55': ['law enforcement', 'fuerza pública'],
  '58': ['medical transport', 'transporte sanitario'],
  '59': ['non-combatant', 'no combatiente'],
  '6x': ['passenger', 'pasajeros'],
  '7x': ['cargo', 'carga'],
  '8x': ['tanker', 'buque tanque'],
  '9x': ['other vessel', 'otro buque'],
});

/** The kind a category number belongs to, as filters name it: `A7`, `52`, `7x`; null = none. */
export function categoryKey(category: number): string | null {
  if (category === NO_CATEGORY || category === 0) return null;
  if (category >= 0xa0) return category.toString(16).toUpperCase();
  const single = String(category);
  return single in SHIP_CATEGORIES ? single : `${Math.floor(category / 10)}x`;
}

/** Words for a kind; one without words is called by its key. */
export function categoryKeyText(key: string): string {
  return EMITTER_CATEGORIES[key] ?? SHIP_CATEGORIES[key] ?? key;
}

/** Words for a category number, with the number as sent; null = none. */
export function categoryText(category: number): string | null {
  const key = categoryKey(category);
  if (key === null) return null;
  const code = category >= 0xa0 ? key : String(category);
  const words = EMITTER_CATEGORIES[key] ?? SHIP_CATEGORIES[key];
  return words ? `${words} (${code})` : code;
}

// Navigational status, ITU-R M.1371 table 45; 14 is an active AIS-SART.
const NAVIGATION: Readonly<Record<string, string>> = inLanguage({
  0: ['under way using engine', 'en navegación a motor'],
  1: ['at anchor', 'fondeado'],
  2: ['not under command', 'sin gobierno'],
  3: ['restricted manoeuvrability', 'maniobra restringida'],
  4: ['constrained by draught', 'restringido por su calado'],
  5: ['moored', 'amarrado'],
  6: ['aground', 'varado'],
  7: ['engaged in fishing', 'dedicado a la pesca'],
  8: ['under way sailing', 'navegando a vela'],
  14: ['AIS-SART active', 'AIS-SART activo'],
  other: ['status {n}', 'estado {n}'],
});

export function navigationStatusText(status: number | string): string {
  if (typeof status === 'string') return status.replaceAll('_', ' ');
  return NAVIGATION[status] ?? fill(NAVIGATION['other']!, { n: status });
}
