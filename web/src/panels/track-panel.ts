import { h, setText, show } from '../dom';
import type { Contributor, ReportDetail, TrackDetail } from '../link/rest';
import type { Track } from '../picture/track';
import { DOMAIN_NAMES, LIFE_NAMES } from '../picture/vocabulary';
import { numberText, trackName } from '../text/label';
import { fill, inLanguage } from '../text/language';
import { age, number } from '../text/units';
import { domainText, emergencyOf, lifeText } from '../text/words';
import { FieldList } from './field-list';
import { ReportList } from './report-list';
import { identityFields, kinematicsFields, positionFields, qualityFields, statusFields } from './track-fields';
import type { TrackSection } from './track-section';

const texts = inLanguage({
  identity: ['Identity', 'Identidad'],
  motion: ['Motion', 'Movimiento'],
  position: ['Position', 'Posición'],
  track: ['Track', 'Pista'],
  quality: ['Quality as sent', 'Calidad según se envió'],
  follow: ['Follow', 'Seguir'],
  followTitle: ['Follow (F)', 'Seguir (F)'],
  close: ['Close', 'Cerrar'],
  closeTitle: ['Close (Esc)', 'Cerrar (Esc)'],
  contributors: ['Contributing sensors', 'Sensores que contribuyen'],
  sensor: ['Sensor', 'Sensor'],
  age: ['Age', 'Edad'],
  reports: ['Reports', 'Informes'],
  details: ['Details of the track', 'Detalles de la pista'],
  simulated: ['SIMULATED', 'SIMULADA'],
  systemTrack: ['SYSTEM TRACK {name}', 'PISTA DE SISTEMA {name}'],
  conflict: ['IDENTITY CONFLICT', 'CONFLICTO DE IDENTIDAD'],
  conflictTitle: [
    'Another track has the same address, MMSI or serial number: a copied identity, or a false position',
    'Otra pista tiene la misma dirección, MMSI o número de serie: una identidad copiada o una posición falsa',
  ],
  uncertain: ['IDENTITY UNCERTAIN', 'IDENTIDAD INCIERTA'],
  uncertainTitle: [
    'It was close to another track while its identity was not heard: which of the two it is cannot be told until it is heard again',
    'Estuvo junto a otra pista mientras no se oía su identidad: no se sabe cuál de las dos es hasta que vuelva a oírse',
  ],
  contradicted: ['POSITION CONTRADICTED', 'POSICIÓN CONTRADICHA'],
  contradictedTitle: [
    'Sensors see it elsewhere than it says: it is shown where the sensors see it',
    'Los sensores lo ven en otro lugar del que declara: se muestra donde lo ven los sensores',
  ],
  merged: ['{lost} merged into {heir}', '{lost} se fusionó con {heir}'],
  gone: ['gone', 'ya no está'],
  newest: ['newest report at log position {position}', 'informe más reciente en la posición {position} del registro'],
});

export interface TrackPanelActions {
  close(): void;
  follow(): void;
  openReport(report: ReportDetail): void;
}

/** Everything known of the selected track: the stream's part four times a second, the server's full answer once a second. */
export class TrackPanel {
  readonly element: HTMLElement;
  readonly #title = h('h2', { id: 'track-title' });
  readonly #tags = h('p', { class: 'tags' });
  readonly #merged = h('p', { class: 'note merged', role: 'status', 'data-testid': 'merged', hidden: true });
  readonly #follow: HTMLButtonElement;
  readonly #identity = new FieldList(texts.identity);
  readonly #kinematics = new FieldList(texts.motion);
  readonly #position = new FieldList(texts.position);
  readonly #status = new FieldList(texts.track);
  readonly #quality = new FieldList(texts.quality);
  readonly #reports: ReportList;
  readonly #contributors = h('tbody', { 'data-testid': 'contributors' });
  readonly #contributorSection: HTMLElement;

  constructor(actions: TrackPanelActions, sections: readonly TrackSection[]) {
    this.#reports = new ReportList((report) => actions.openReport(report));
    this.#follow = h(
      'button',
      { type: 'button', title: texts.followTitle, 'aria-pressed': 'false', onclick: actions.follow },
      texts.follow,
    );
    const head = (text: string, numeric = false) => h('th', { scope: 'col', class: numeric ? 'num' : null }, text);
    this.#contributorSection = h(
      'section',
      { class: 'fields' },
      h('h3', {}, texts.contributors),
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, head(texts.sensor), head(texts.age, true), head(texts.reports, true))),
        this.#contributors,
      ),
    );
    this.element = h(
      'aside',
      {
        class: 'panel track-panel',
        id: 'track-panel',
        'data-testid': 'track-panel',
        'aria-labelledby': 'track-title',
        hidden: true,
      },
      h(
        'div',
        { class: 'panel-head' },
        this.#title,
        this.#follow,
        h(
          'button',
          { type: 'button', class: 'close', title: texts.closeTitle, 'aria-label': texts.close, onclick: actions.close },
          '×',
        ),
      ),
      this.#tags,
      this.#merged,
      h(
        'div',
        { class: 'panel-body', tabindex: '0', 'aria-label': texts.details },
        ...sections.map((section) => section.element),
        this.#identity.element,
        this.#kinematics.element,
        this.#position.element,
        this.#contributorSection,
        this.#reports.element,
        this.#status.element,
        this.#quality.element,
      ),
    );
  }

  /** Shows a track; `track` is undefined when the stream no longer has it, `detail` null when the server has not answered. */
  show(id: string, track: Track | undefined, detail: TrackDetail | null, following: boolean): void {
    this.element.hidden = false;
    setText(
      this.#title,
      track
        ? trackName(track)
        : (detail?.callsign ?? detail?.name ?? numberText({ number: detail?.track_number ?? null, key: id })),
    );
    this.#follow.setAttribute('aria-pressed', String(following));
    this.#showTags(track, detail);
    this.#identity.set(identityFields(track, detail));
    this.#kinematics.set(kinematicsFields(track, detail));
    this.#position.set(positionFields(track, detail));
    this.#status.set(statusFields(id, track, detail));
    this.#quality.set(qualityFields(detail));
    this.#showContributors(detail?.contributors ?? []);
  }

  /** Names the track from which the selection came over to this one; null = none. */
  showMerged(lost: string | null, heir: string): void {
    show(this.#merged, lost !== null);
    if (lost !== null) setText(this.#merged, fill(texts.merged, { lost, heir }));
  }

  /** The reports change at their own pace; their ages tick with the picture. */
  showReports(reports: readonly ReportDetail[], pictureTimeMs: number, opened: ReportDetail | null): void {
    this.#reports.show(reports, pictureTimeMs, opened);
  }

  hide(): void {
    this.element.hidden = true;
  }

  #showTags(track: Track | undefined, detail: TrackDetail | null): void {
    const domain = track ? (DOMAIN_NAMES[track.domain] ?? 'unknown') : (detail?.domain ?? 'unknown');
    const life = track ? (LIFE_NAMES[track.status] ?? 'lost') : 'gone';
    const tags = [
      [domainText(track?.domain ?? DOMAIN_NAMES.findIndex((name) => name === domain)), `domain ${domain}`],
      [track ? lifeText(track.status) : texts.gone, `life ${life}`],
    ];
    if (track?.simulated ?? detail?.simulated) tags.push([texts.simulated, 'simulated']);
    if (track?.systemTrack ?? detail?.system_track)
      tags.push([fill(texts.systemTrack, { name: detail?.system_track ?? '' }).trim(), 'life']);
    if (track?.identityConflict ?? detail?.identity_conflict) tags.push([texts.conflict, 'caution', texts.conflictTitle]);
    if (track?.identityUncertain ?? detail?.identity_uncertain) tags.push([texts.uncertain, 'caution', texts.uncertainTitle]);
    if (track?.positionContradicted ?? detail?.position_contradicted)
      tags.push([texts.contradicted, 'caution', texts.contradictedTitle]);
    if (track && track.emergency !== 0) tags.push([emergencyOf(track.emergency).long, 'alarm']);
    const wanted = JSON.stringify(tags);
    if (this.#tags.dataset['shown'] === wanted) return;
    this.#tags.dataset['shown'] = wanted;
    this.#tags.replaceChildren(
      ...tags.map(([text, classes, title]) => h('span', { class: `tag ${classes}`, title: title ?? null }, text)),
    );
  }

  #showContributors(contributors: readonly Contributor[]): void {
    this.#contributorSection.hidden = contributors.length === 0;
    while (this.#contributors.rows.length > contributors.length) this.#contributors.deleteRow(-1);
    contributors.forEach((contributor, i) => {
      const row = this.#contributors.rows[i] ?? this.#contributors.appendChild(contributorRow());
      const [name, ageCell, count] = row.cells;
      setText(name!, contributor.source);
      setText(ageCell!, age(contributor.age_s));
      setText(count!, number(contributor.count));
      row.classList.toggle('old', contributor.age_s > 30);
      row.title = contributor.position ? fill(texts.newest, { position: contributor.position }) : '';
    });
  }
}

function contributorRow(): HTMLTableRowElement {
  return h('tr', { 'data-testid': 'contributor-row' }, h('td'), h('td', { class: 'num' }), h('td', { class: 'num' }));
}
