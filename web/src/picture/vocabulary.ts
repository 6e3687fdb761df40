// The numbers of the wire; they are frozen in Atalaya.Core. Their words: text/words.ts.

export const Domain = { unknown: 0, air: 1, sea: 2, land: 3, drone: 4 } as const;
export type DomainName = keyof typeof Domain;
export const DOMAIN_NAMES: readonly DomainName[] = ['unknown', 'air', 'sea', 'land', 'drone'];

export const Status = { tentative: 0, confirmed: 1, coasting: 2, ended: 3 } as const;
export type LifeName = 'tentative' | 'confirmed' | 'coasting' | 'lost';
export const LIFE_NAMES: readonly LifeName[] = ['tentative', 'confirmed', 'coasting', 'lost'];

export const TrackFlag = {
  simulated: 1,
  onGround: 2,
  selfReported: 4,
  radar: 8,
  cooperative: 16,
  spi: 32,
  systemTrack: 64,
  identityConflict: 128,
  positionContradicted: 256,
  identityUncertain: 512,
} as const;

/** Emitter category A7. */
export const ROTORCRAFT = 0xa7;
export const NO_CATEGORY = 0xffff;
