import { emergencyOf } from '../text/words';

// As the server names them, in the order of the Emergency of Core.
const EMERGENCY_NAMES = [
  'none',
  'general',
  'medical',
  'minimum_fuel',
  'no_communication',
  'unlawful_interference',
  'downed',
  'reserved',
  'ais_sart',
  'man_overboard',
  'epirb',
  'military',
];

/** What an alert of the time line is about. */
export function alertText({ kind, emergency }: { readonly kind: string; readonly emergency?: string }): string {
  const index = emergency === undefined ? -1 : EMERGENCY_NAMES.indexOf(emergency);
  return index > 0 ? emergencyOf(index).long : kind.replaceAll('_', ' ');
}
