import type { TrackDetail } from '../link/rest';
import type { Track } from '../picture/track';
import { categoryText, Domain, DOMAIN_NAMES, emergencyOf, navigationStatusText } from '../picture/vocabulary';
import { latitude, longitude } from '../text/position';
import { utcTime } from '../text/time';
import { age, altitude, bearing, distance, number, speed, UNKNOWN, verticalRate, withUnit } from '../text/units';

export type Field = readonly [name: string, value: string | null];

/** The stream knows the present better, the full answer knows more: the first wins where it has a value. */
function first(live: number | undefined, answered: number | undefined): number | undefined {
  return live !== undefined && Number.isFinite(live) ? live : answered;
}

function domainOf(track: Track | undefined, detail: TrackDetail | null): number {
  if (track) return track.domain;
  const index = DOMAIN_NAMES.findIndex((name) => name === detail?.domain);
  return index < 0 ? Domain.unknown : index;
}

function known(text: string): string | null {
  return text === UNKNOWN ? null : text;
}

export function identityFields(track: Track | undefined, detail: TrackDetail | null): Field[] {
  const domain = domainOf(track, detail);
  const airborne = domain === Domain.air;
  const mmsi = track?.mmsi ?? detail?.mmsi;
  const category = detail?.category ?? track?.category;
  const dash = (wanted: boolean) => (wanted ? UNKNOWN : null);
  return [
    ['Callsign', detail?.callsign ?? (airborne ? track?.label : null) ?? dash(airborne)],
    ['Name', detail?.name ?? (airborne ? null : track?.label) ?? dash(domain === Domain.sea)],
    ['Address', (track?.address ?? detail?.address)?.toUpperCase() ?? dash(airborne)],
    ['Mode 3/A', track?.mode3A ?? detail?.mode_a ?? dash(airborne)],
    ['MMSI', mmsi === undefined || mmsi === null ? dash(domain === Domain.sea) : String(mmsi).padStart(9, '0')],
    ['IMO', detail?.imo ? String(detail.imo) : null],
    ['Category', typeof category === 'number' ? categoryText(category) : (category ?? null)],
    ['Size', sizeText(detail)],
  ];
}

function sizeText(detail: TrackDetail | null): string | null {
  if (!detail?.length_m) return null;
  return detail.beam_m ? `${detail.length_m} × ${withUnit(detail.beam_m, 'm')}` : withUnit(detail.length_m, 'm');
}

export function kinematicsFields(track: Track | undefined, detail: TrackDetail | null): Field[] {
  const domain = domainOf(track, detail);
  const vertical = domain !== Domain.sea && domain !== Domain.land;
  const onGround = track?.onGround ?? detail?.on_ground ?? false;
  const height = altitude(first(track?.altitudeMeters, detail?.alt_m), domain);
  return [
    ['Altitude', vertical ? (onGround ? 'on ground' : height) : null],
    ['Vertical rate', vertical ? verticalRate(first(track?.verticalRateMps, detail?.vertical_rate_mps), domain) : null],
    ['Geometric height', vertical ? known(geometricHeight(detail?.ellipsoid_height_m, domain)) : null],
    ['Ground speed', speed(first(track?.groundSpeedMps, detail?.ground_speed_mps), domain)],
    ['Track', bearing(first(track?.trackDegrees, detail?.track_deg))],
    ['Heading', known(bearing(first(track?.headingDegrees, detail?.heading_deg)))],
    ['Speed accuracy, 1 σ', known(withUnit(detail?.velocity_sigma_mps, 'm/s', 1))],
  ];
}

function geometricHeight(meters: number | undefined, domain: number): string {
  if (meters === undefined) return UNKNOWN;
  return domain === Domain.drone ? withUnit(meters, 'm') : withUnit(Math.round(meters / 0.3048 / 25) * 25, 'ft');
}

export function positionFields(track: Track | undefined, detail: TrackDetail | null): Field[] {
  const sigma = first(track?.positionSigmaMeters, detail?.position_sigma_m);
  return [
    ['Latitude', latitude(first(track?.latitude, detail?.lat))],
    ['Longitude', longitude(first(track?.longitude, detail?.lon))],
    ['Accuracy, 1 σ', distance(sigma)],
    ['Last report', age(track ? track.ageMs / 1000 : undefined)],
  ];
}

export function statusFields(id: string, track: Track | undefined, detail: TrackDetail | null): Field[] {
  return [
    ['Existence', known(withUnit(detail?.existence === undefined ? undefined : Math.floor(detail.existence * 100), '%'))],
    ['Emergency', track && track.emergency !== 0 ? emergencyOf(track.emergency).long : null],
    ['Navigation', detail?.navigation_status === undefined ? null : navigationStatusText(detail.navigation_status)],
    ['Reports', known(number(detail?.report_count))],
    ['Since', detail?.start_time === undefined ? null : `${utcTime(detail.start_time * 1000)} UTC`],
    ['Id', id],
  ];
}

const QUALITY_NAMES: Readonly<Record<string, string>> = {
  nac_p: 'NACp',
  nac_v: 'NACv',
  nic_baro: 'NICbaro',
  version: 'Version',
  raim: 'RAIM',
};

/** NIC, NACp and their like; a name this client does not know is shown as the server gives it. */
export function qualityFields(detail: TrackDetail | null): Field[] {
  const title = (name: string) => QUALITY_NAMES[name] ?? (name.length <= 4 ? name.toUpperCase() : name.replaceAll('_', ' '));
  return Object.entries(detail?.quality ?? {}).map(([name, value]) => [title(name), String(value)]);
}
