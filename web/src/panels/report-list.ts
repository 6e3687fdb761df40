import { h, setText } from '../dom';
import type { ReportDetail } from '../link/rest';
import { inLanguage } from '../text/language';
import { utcTimeTenths } from '../text/time';
import { age } from '../text/units';

const texts = inLanguage({
  title: ['Last reports, to the bytes', 'Últimos informes, hasta los bytes'],
  source: ['Source', 'Fuente'],
  format: ['Format', 'Formato'],
  age: ['Age', 'Edad'],
  show: ['Show its bytes', 'Mostrar sus bytes'],
});

/** The last reports of each source of the selected track: each opens the frame that brought it. */
export class ReportList {
  readonly element: HTMLElement;
  readonly #body = h('tbody');
  readonly #open: (report: ReportDetail) => void;
  #reports: readonly ReportDetail[] = [];

  constructor(open: (report: ReportDetail) => void) {
    this.#open = open;
    const head = (text: string, numeric = false) => h('th', { scope: 'col', class: numeric ? 'num' : null }, text);
    this.element = h(
      'section',
      { class: 'fields reports', hidden: true },
      h('h3', {}, texts.title),
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, head(texts.source), head(texts.format), head('UTC', true), head(texts.age, true))),
        this.#body,
      ),
    );
  }

  /** `pictureTimeMs` dates the reports; `opened` is the one whose bytes are shown. */
  show(reports: readonly ReportDetail[], pictureTimeMs: number, opened: ReportDetail | null): void {
    this.#reports = reports;
    this.element.hidden = reports.length === 0;
    while (this.#body.rows.length > reports.length) this.#body.deleteRow(-1);
    reports.forEach((report, i) => this.#fill(this.#body.rows[i] ?? this.#add(i), report, reports[i - 1], pictureTimeMs, opened));
  }

  #fill(
    row: HTMLTableRowElement,
    report: ReportDetail,
    above: ReportDetail | undefined,
    pictureTimeMs: number,
    opened: ReportDetail | null,
  ): void {
    const [source, format, time, ageCell] = row.cells;
    const button = source!.firstElementChild!;
    const seconds = timeOf(report);
    setText(button.firstElementChild!, report.source_name);
    setText(button.lastElementChild!, report.sensor ?? '');
    setText(format!, report.format);
    setText(time!, seconds === undefined ? '–' : utcTimeTenths(seconds * 1000));
    setText(ageCell!, ageOf(report, pictureTimeMs));
    row.classList.toggle('first', above?.source_name !== report.source_name || above.sensor !== report.sensor);
    row.classList.toggle('opened', opened !== null && keyOf(opened) === keyOf(report));
    row.dataset['source'] = report.source_name;
    row.dataset['log'] = positionOf(report);
  }

  #add(index: number): HTMLTableRowElement {
    const open = () => this.#open(this.#reports[index]!);
    return this.#body.appendChild(
      h(
        'tr',
        { 'data-testid': 'report-row', onclick: open },
        h('td', {}, h('button', { type: 'button', class: 'plain', title: texts.show }, h('span'), h('span', { class: 'note' }))),
        h('td', { class: 'note' }),
        h('td', { class: 'num' }),
        h('td', { class: 'num' }),
      ),
    );
  }
}

/** Time of applicability, or of reception where it carries none; seconds. */
export function timeOf(report: ReportDetail): number | undefined {
  return report.time ?? report.receive_time;
}

export function ageOf(report: ReportDetail, pictureTimeMs: number): string {
  const seconds = timeOf(report);
  return age(seconds === undefined ? report.age_s : pictureTimeMs / 1000 - seconds);
}

/** Segment and offset in the log. */
export function positionOf(report: ReportDetail): string {
  return `${report.log.segment}:${report.log.offset}`;
}

export function keyOf(report: ReportDetail): string {
  return `${report.source}/${report.sensor ?? ''}@${positionOf(report)}`;
}
