// The numbers of the wire and their words; the numbers are frozen in Atalaya.Core.

export const Domain = { unknown: 0, air: 1, sea: 2, land: 3, drone: 4 } as const;
export type DomainName = keyof typeof Domain;
export const DOMAIN_NAMES: readonly DomainName[] = ['unknown', 'air', 'sea', 'land', 'drone'];

export const Status = { tentative: 0, confirmed: 1, coasting: 2, ended: 3 } as const;
export const STATUS_NAMES: readonly string[] = ['tentative', 'confirmed', 'coasting', 'lost'];

export const TrackFlag = {
  simulated: 1,
  onGround: 2,
  selfReported: 4,
  radar: 8,
  cooperative: 16,
  spi: 32,
  systemTrack: 64,
} as const;

/** Indexed by the Emergency of Core; the short text fits a label, the long one a panel. */
export const EMERGENCIES: readonly { readonly short: string; readonly long: string }[] = [
  { short: '', long: 'none' },
  { short: 'EMERGENCY', long: 'general emergency' },
  { short: 'MEDICAL', long: 'medical emergency' },
  { short: 'MIN FUEL', long: 'minimum fuel' },
  { short: 'NORDO', long: 'no communication' },
  { short: 'HIJACK', long: 'unlawful interference' },
  { short: 'DOWNED', long: 'downed aircraft' },
  { short: 'EMERGENCY', long: 'reserved emergency code' },
  { short: 'SART', long: 'search and rescue transmitter' },
  { short: 'MOB', long: 'man overboard' },
  { short: 'EPIRB', long: 'position indicating beacon' },
  { short: 'MIL EMERG', long: 'military emergency' },
];

export function emergencyOf(value: number): { readonly short: string; readonly long: string } {
  return EMERGENCIES[value] ?? { short: 'EMERGENCY', long: `emergency ${value}` };
}

// Emitter category, ADS-B TC and CA packed as 0xA0–0xD7.
const EMITTER_CATEGORIES: Readonly<Record<number, string>> = {
  0xa1: 'light aircraft',
  0xa2: 'small aircraft',
  0xa3: 'large aircraft',
  0xa4: 'high-vortex large aircraft',
  0xa5: 'heavy aircraft',
  0xa6: 'high performance',
  0xa7: 'rotorcraft',
  0xb1: 'glider',
  0xb2: 'lighter than air',
  0xb3: 'parachutist',
  0xb4: 'ultralight',
  0xb6: 'unmanned aircraft',
  0xb7: 'space vehicle',
  0xc1: 'surface emergency vehicle',
  0xc2: 'surface service vehicle',
  0xc3: 'point obstacle',
};
export const ROTORCRAFT = 0xa7;

// AIS ship and cargo type, ITU-R M.1371 table 53: the tens digit, and single types of the thirties and fifties.
const SHIP_TENS: Readonly<Record<number, string>> = {
  2: 'wing in ground',
  4: 'high-speed craft',
  6: 'passenger',
  7: 'cargo',
  8: 'tanker',
  9: 'other vessel',
};
const SHIP_TYPES: Readonly<Record<number, string>> = {
  30: 'fishing',
  31: 'towing',
  32: 'towing, long',
  33: 'dredging',
  34: 'diving',
  35: 'military',
  36: 'sailing',
  37: 'pleasure craft',
  50: 'pilot vessel',
  51: 'search and rescue',
  52: 'tug',
  53: 'port tender',
  54: 'anti-pollution',
  55: 'law enforcement',
  58: 'medical transport',
  59: 'non-combatant',
};

/** Words for a category number, with the number as sent; null = none. */
export function categoryText(category: number): string | null {
  if (category === 0xffff || category === 0) return null;
  if (category >= 0xa0) {
    const code = category.toString(16).toUpperCase();
    const words = EMITTER_CATEGORIES[category];
    return words ? `${words} (${code})` : code;
  }

  const words = SHIP_TYPES[category] ?? SHIP_TENS[Math.floor(category / 10)];
  return words ? `${words} (${category})` : String(category);
}

// Navigational status, ITU-R M.1371 table 45.
const NAVIGATION_STATUS: readonly string[] = [
  'under way using engine',
  'at anchor',
  'not under command',
  'restricted manoeuvrability',
  'constrained by draught',
  'moored',
  'aground',
  'engaged in fishing',
  'under way sailing',
];

export function navigationStatusText(status: number | string): string {
  if (typeof status === 'string') return status.replaceAll('_', ' ');
  return NAVIGATION_STATUS[status] ?? (status === 14 ? 'AIS-SART active' : `status ${status}`);
}
