import type { TrackDetail } from '../link/rest';
import type { Track } from '../picture/track';
import { Domain, DOMAIN_NAMES } from '../picture/vocabulary';
import { inLanguage } from '../text/language';
import { latitude, longitude } from '../text/position';
import { utcTime } from '../text/time';
import { age, altitude, bearing, distance, number, speed, UNKNOWN, verticalRate, withUnit } from '../text/units';
import { categoryText, emergencyOf, navigationStatusText } from '../text/words';

const texts = inLanguage({
  callsign: ['Callsign', 'Indicativo'],
  name: ['Name', 'Nombre'],
  address: ['Address', 'Dirección'],
  mode3A: ['Mode 3/A', 'Modo 3/A'],
  category: ['Category', 'Categoría'],
  size: ['Size', 'Tamaño'],
  altitude: ['Altitude', 'Altitud'],
  onGround: ['on ground', 'en tierra'],
  verticalRate: ['Vertical rate', 'Velocidad vertical'],
  geometric: ['Geometric height', 'Altura geométrica'],
  groundSpeed: ['Ground speed', 'Velocidad'],
  track: ['Track', 'Derrota'],
  heading: ['Heading', 'Rumbo'],
  speedAccuracy: ['Speed accuracy, 1 σ', 'Exactitud de velocidad, 1 σ'],
  latitude: ['Latitude', 'Latitud'],
  longitude: ['Longitude', 'Longitud'],
  accuracy: ['Accuracy, 1 σ', 'Exactitud, 1 σ'],
  statedPosition: ['Stated position', 'Posición declarada'],
  contradicted: ['contradicted by sensors', 'contradicha por los sensores'],
  identity: ['Identity', 'Identidad'],
  uncertain: ['may be that of a track beside', 'puede ser la de una pista vecina'],
  lastReport: ['Last report', 'Último informe'],
  existence: ['Existence', 'Existencia'],
  emergency: ['Emergency', 'Emergencia'],
  navigation: ['Navigation', 'Navegación'],
  reports: ['Reports', 'Informes'],
  since: ['Since', 'Desde'],
  number: ['Track number', 'Número de pista'],
  mergedInto: ['Merged into track', 'Fusionada con la pista'],
  splitFrom: ['Began at track', 'Comenzó en la pista'],
  id: ['Id', 'Id'],
});

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
    [texts.callsign, detail?.callsign ?? (airborne ? track?.label : null) ?? dash(airborne)],
    [texts.name, detail?.name ?? (airborne ? null : track?.label) ?? dash(domain === Domain.sea)],
    [texts.address, (track?.address ?? detail?.address)?.toUpperCase() ?? dash(airborne)],
    [texts.mode3A, track?.mode3A ?? detail?.mode_a ?? dash(airborne)],
    ['MMSI', mmsi === undefined || mmsi === null ? dash(domain === Domain.sea) : String(mmsi).padStart(9, '0')],
    ['IMO', detail?.imo ? String(detail.imo) : null],
    [texts.category, typeof category === 'number' ? categoryText(category) : (category ?? null)],
    [texts.size, sizeText(detail)],
    [texts.identity, (track?.identityUncertain ?? detail?.identity_uncertain) ? texts.uncertain : null],
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
    [texts.altitude, vertical ? (onGround ? texts.onGround : height) : null],
    [texts.verticalRate, vertical ? verticalRate(first(track?.verticalRateMps, detail?.vertical_rate_mps), domain) : null],
    [texts.geometric, vertical ? known(geometricHeight(detail?.ellipsoid_height_m, domain)) : null],
    [texts.groundSpeed, speed(first(track?.groundSpeedMps, detail?.ground_speed_mps), domain)],
    [texts.track, bearing(first(track?.trackDegrees, detail?.track_deg))],
    [texts.heading, known(bearing(first(track?.headingDegrees, detail?.heading_deg)))],
    [texts.speedAccuracy, known(withUnit(detail?.velocity_sigma_mps, 'm/s', 1))],
  ];
}

function geometricHeight(meters: number | undefined, domain: number): string {
  if (meters === undefined) return UNKNOWN;
  return domain === Domain.drone ? withUnit(meters, 'm') : withUnit(Math.round(meters / 0.3048 / 25) * 25, 'ft');
}

export function positionFields(track: Track | undefined, detail: TrackDetail | null): Field[] {
  const sigma = first(track?.positionSigmaMeters, detail?.position_sigma_m);
  return [
    [texts.latitude, latitude(first(track?.latitude, detail?.lat))],
    [texts.longitude, longitude(first(track?.longitude, detail?.lon))],
    [texts.accuracy, distance(sigma)],
    [texts.statedPosition, (track?.positionContradicted ?? detail?.position_contradicted) ? texts.contradicted : null],
    [texts.lastReport, age(track ? track.ageMs / 1000 : undefined)],
  ];
}

export function statusFields(id: string, track: Track | undefined, detail: TrackDetail | null): Field[] {
  return [
    [texts.existence, known(withUnit(detail?.existence === undefined ? undefined : Math.floor(detail.existence * 100), '%'))],
    [texts.emergency, track && track.emergency !== 0 ? emergencyOf(track.emergency).long : null],
    [texts.navigation, detail?.navigation_status === undefined ? null : navigationStatusText(detail.navigation_status)],
    [texts.reports, known(number(detail?.report_count))],
    [texts.since, detail?.start_time === undefined ? null : `${utcTime(detail.start_time * 1000)} UTC`],
    [texts.number, known(String(track?.number ?? detail?.track_number ?? UNKNOWN))],
    [texts.splitFrom, detail?.split_from ?? null],
    [texts.mergedInto, detail?.merged_into ?? null],
    [texts.id, id],
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
