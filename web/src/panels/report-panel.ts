import { h, setText } from '../dom';
import type { RecordLayout, ReportDetail } from '../link/rest';
import { fill, inLanguage } from '../text/language';
import { utcDate, utcTimeTenths } from '../text/time';
import { FieldTable } from './field-table';
import { FrameOctets } from './frame-octets';
import { HexDump } from './hex-dump';
import { ageOf, keyOf, positionOf, timeOf } from './report-list';

const texts = inLanguage({
  close: ['Close', 'Cerrar'],
  closeReport: ['Close the report', 'Cerrar el informe'],
  ago: ['{age} ago', 'hace {age}'],
  position: ['log position {position}', 'posición en el registro {position}'],
  octets: ['{n} octets', '{n} octetos'],
  copy: ['a copy of what {source} received', 'copia de lo que recibió {source}'],
  oneOther: ['1 record of other objects, dimmed', '1 registro de otros objetos, atenuado'],
  others: ['{n} records of other objects, dimmed', '{n} registros de otros objetos, atenuados'],
});

/** One report down to its bytes: the fields of its records beside the octets of the recorded frame. */
export class ReportPanel {
  readonly element: HTMLElement;
  readonly #title = h('h2', { id: 'report-title' });
  readonly #facts = h('p', { class: 'note facts' });
  readonly #age = h('span');
  readonly #body = h('div', { class: 'report-body' });
  #report: ReportDetail | null = null;

  constructor(close: () => void) {
    this.element = h(
      'aside',
      { class: 'panel report-panel', 'data-testid': 'report-panel', 'aria-labelledby': 'report-title', hidden: true },
      h(
        'div',
        { class: 'panel-head' },
        this.#title,
        h('button', { type: 'button', class: 'close', title: texts.close, 'aria-label': texts.closeReport, onclick: close }, '×'),
      ),
      this.#facts,
      this.#body,
    );
  }

  get report(): ReportDetail | null {
    return this.#report;
  }

  open(report: ReportDetail): void {
    this.element.hidden = false;
    if (this.#report && keyOf(this.#report) === keyOf(report)) return;
    this.#report = report;
    const time = timeOf(report);
    setText(this.#title, [report.source_name, report.sensor, report.format].filter(Boolean).join(' · '));
    this.#facts.replaceChildren(
      time === undefined ? '' : `${utcDate(time * 1000)} ${utcTimeTenths(time * 1000)} UTC, `,
      this.#age,
      h('span', { 'data-testid': 'report-log' }, factsOf(report)),
    );
    this.#body.replaceChildren(...contentOf(report));
    this.#body.scrollTop = 0;
  }

  /** The age goes on while a report is being read; nothing else of it changes. */
  tick(pictureTimeMs: number): void {
    if (this.#report) setText(this.#age, fill(texts.ago, { age: ageOf(this.#report, pictureTimeMs) }));
  }

  close(): void {
    this.#report = null;
    this.element.hidden = true;
  }
}

function factsOf(report: ReportDetail): string {
  const parts = [fill(texts.position, { position: positionOf(report) })];
  if (report.hex !== undefined) parts.push(fill(texts.octets, { n: report.hex.length / 2 }));
  if (report.frame_source) parts.push(fill(texts.copy, { source: report.frame_source }));
  if (report.other_records > 0)
    parts.push(report.other_records === 1 ? texts.oneOther : fill(texts.others, { n: report.other_records }));
  return `; ${parts.join('; ')}`;
}

function contentOf(report: ReportDetail): HTMLElement[] {
  const problem = report.problem ? h('p', { class: 'note problem' }, report.problem) : null;
  if (report.hex === undefined) return problem ? [problem] : [];
  const isOwn = (offset: number) => report.layout.some((record) => contains(record, offset));
  const tables: FieldTable[] = [];
  const octets = new FrameOctets(report.before_hex ?? '', report.hex);
  const dump = new HexDump(octets, isOwn, {
    point: (offset) => {
      for (const table of tables) table.light(offset);
      dump.light(offset === null ? null : { offset, length: 1 });
    },
  });
  for (const record of report.layout)
    if (record.fields.length > 0) tables.push(new FieldTable(record, octets, { point: (range) => dump.light(range) }));
  const fields = h(
    'div',
    { class: 'record-list' },
    problem,
    ...tables.map((table) => table.element),
    tables.length === 0 ? plainRecords(report) : null,
  );
  return [dump.element, fields];
}

/** A format whose fields are not told apart yet: its records as they are decoded. */
function plainRecords(report: ReportDetail): HTMLElement {
  return h('pre', {}, report.records.map((record) => JSON.stringify(record, null, 1)).join('\n'));
}

function contains(record: RecordLayout, offset: number): boolean {
  return offset >= record.offset && offset < record.offset + record.length;
}
