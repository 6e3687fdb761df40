import { poll } from '../link/poll';
import type { ReportDetail, TrackDetail } from '../link/rest';
import type { Screen } from '../screen';
import { numberText, trackName } from '../text/label';
import { inLanguage } from '../text/language';
import { idsOf, idText } from '../view/selection';
import { ReportPanel } from './report-panel';
import { TrackPanel } from './track-panel';

const DETAIL_PERIOD_MS = 1000;
const REPORTS_PERIOD_MS = 2000;

const texts = inLanguage({
  follow: ['follow the selected track', 'seguir la pista seleccionada'],
  deselect: ['close the report, deselect', 'cerrar el informe, quitar la selección'],
  unreadable: [
    'This frame cannot be read: its track is gone, or the server does not answer.',
    'Esta trama no se puede leer: su pista ya no está o el servidor no responde.',
  ],
});

/** The panels of the selected track and of one of its reports, and following it with the map. */
export function addTrackDetails(screen: Screen): void {
  const details = new TrackDetails(screen);
  screen.commands.add({ keys: ['f'], help: texts.follow, run: () => details.toggleFollow() });
  screen.commands.add({ keys: ['c', 'escape'], help: texts.deselect, run: () => details.closeTopmost() });
}

class TrackDetails {
  readonly #screen: Screen;
  readonly #trackPanel: TrackPanel;
  readonly #reportPanel: ReportPanel;
  readonly #detailPoll: { now(): void };
  readonly #reportsPoll: { now(): void };
  #id: bigint | null = null;
  #detail: TrackDetail | null = null;
  #reports: readonly ReportDetail[] = [];
  #following = false;
  /** The track that ended in the one shown, as it was called. */
  #mergedFrom: string | null = null;

  constructor(screen: Screen) {
    this.#screen = screen;
    this.#trackPanel = new TrackPanel(
      {
        close: () => screen.selection.select(null),
        follow: () => this.toggleFollow(),
        openReport: (report) => this.#openReport(report),
      },
      screen.trackSections,
    );
    this.#reportPanel = new ReportPanel(() => this.#openReport(null));
    screen.docks.place(this.#reportPanel.element, 'right');
    screen.docks.place(this.#trackPanel.element, 'right');
    screen.selection.changed.on(() => this.#turnTo(screen.selection.primary));
    screen.drawing.on(() => this.#show());
    screen.grabbed.on(() => this.#setFollowing(false));
    screen.frameWanted.on(({ track, position }) => void this.#readFrame(track, position));
    this.#detailPoll = poll(DETAIL_PERIOD_MS, () => this.#readDetail());
    this.#reportsPoll = poll(REPORTS_PERIOD_MS, () => this.#readReports());
  }

  toggleFollow(): void {
    this.#setFollowing(!this.#following && this.#id !== null);
  }

  closeTopmost(): void {
    if (this.#screen.closers.some((close) => close())) return;
    if (this.#reportPanel.report) this.#openReport(null);
    else this.#screen.selection.select(null);
  }

  #turnTo(id: bigint | null): void {
    if (id === this.#id) return;
    this.#id = id;
    this.#detail = null;
    this.#reports = [];
    this.#mergedFrom = null;
    this.#reportPanel.close();
    this.#setFollowing(false);
    if (id === null) this.#trackPanel.hide();
    else {
      this.#detailPoll.now();
      this.#reportsPoll.now();
    }
  }

  #show(): void {
    const { map, picture } = this.#screen;
    if (this.#id === null) return;
    const heir = this.#heir();
    if (heir !== null) return this.#goOnWith(heir);
    const track = picture.get(this.#id);
    if (this.#following && track?.positioned) map.moveTo({ longitude: track.longitude, latitude: track.latitude });
    this.#trackPanel.show(idText(this.#id), track, this.#detail, this.#following);
    for (const section of this.#screen.trackSections) section.show(this.#id);
    this.#trackPanel.showMerged(this.#mergedFrom, track ? trackName(track) : idText(this.#id));
    this.#trackPanel.showReports(this.#reports, picture.timeMs, this.#reportPanel.report);
    this.#reportPanel.tick(picture.timeMs);
  }

  /** The track that goes on for the same object, where the one shown has ended in it. */
  #heir(): bigint | null {
    const track = this.#id === null ? undefined : this.#screen.picture.get(this.#id);
    if (track && !track.lost) return null;
    const told = track?.heir ? this.#screen.picture.withNumber(track.heir)?.id : undefined;
    return told ?? idsOf(this.#detail?.merged_into ?? null)[0] ?? null;
  }

  #goOnWith(heir: bigint): void {
    const { picture, selection } = this.#screen;
    const before = picture.get(this.#id!);
    const name = before ? trackName(before) : numberText({ number: this.#detail?.track_number ?? null, key: idText(this.#id!) });
    const following = this.#following;
    selection.set(selection.ids.map((id) => (id === this.#id ? heir : id)));
    this.#mergedFrom = name;
    this.#setFollowing(following);
  }

  async #readDetail(): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    const detail = await this.#screen.rest.track(idText(id));
    if (id !== this.#id) return;
    this.#detail = detail;
    this.#screen.requestDraw();
  }

  async #readReports(): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    const reports = await this.#screen.rest.reports(idText(id));
    if (id !== this.#id || reports === null) return;
    this.#reports = reports;
    this.#screen.requestDraw();
  }

  async #readFrame(track: string, position: string): Promise<void> {
    const [id] = idsOf(track);
    if (id === undefined) return;
    if (!this.#screen.selection.has(id)) this.#screen.jumpTo(id);
    const report = await this.#screen.rest.report(track, position);
    if (this.#screen.selection.has(id)) this.#openReport(report ?? unreadable(position));
  }

  #openReport(report: ReportDetail | null): void {
    if (report) this.#reportPanel.open(report);
    else this.#reportPanel.close();
    this.#screen.requestDraw();
  }

  #setFollowing(following: boolean): void {
    this.#following = following;
    this.#screen.requestDraw();
  }
}

/** Stands for a frame that the server does not give. */
function unreadable(position: string): ReportDetail {
  const [segment = 0, offset = 0] = position.split(':').map(Number);
  const log = { segment, offset };
  return {
    source: 0,
    source_name: position,
    format: '',
    age_s: 0,
    log,
    records: [],
    layout: [],
    other_records: 0,
    problem: texts.unreadable,
  };
}
