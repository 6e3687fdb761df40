import { h } from '../../dom';
import { inLanguage } from '../../text/language';
import type { Configuration, DetectorSetting } from '../configuration';
import { DetectorRow } from '../detector-row';
import { GROUPS } from '../detector-texts';
import type { Section } from '../section';

const texts = inLanguage({
  title: ['Detectors', 'Detección'],
  note: [
    'What warns of danger and deceit without a rule. Their values are chosen so that they stay quiet unless there is something: widen or narrow them where your traffic differs. A change takes effect at once. Emergencies cannot be switched off.',
    'Lo que advierte de peligro y engaño sin necesidad de reglas. Los valores están elegidos para que callen si no hay nada: cámbielos donde su tráfico sea distinto. Un cambio rige de inmediato. Las emergencias no pueden apagarse.',
  ],
});

/** The detectors: which are on, and what they look for. */
export class DetectorsSection implements Section {
  readonly name = 'detectors';
  readonly title = texts.title;
  readonly element: HTMLElement;
  readonly #configuration: Configuration;
  readonly #rows = new Map<string, DetectorRow>();
  readonly #groups = h('div', { 'data-testid': 'detectors' });

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    this.element = h(
      'section',
      { class: 'admin-section detectors' },
      h('h2', {}, texts.title),
      h('p', { class: 'note' }, texts.note),
      this.#groups,
    );
    configuration.onChange(() => this.#show());
  }

  refresh(): Promise<void> {
    this.#show();
    return Promise.resolve();
  }

  /** Rows stay as they are while someone writes in one of them. */
  #show(): void {
    const detectors = this.#configuration.model?.detectors ?? [];
    if (this.#rows.size === 0) this.#build(detectors);
    for (const detector of detectors) this.#rows.get(detector.name)?.show(detector);
  }

  #build(detectors: readonly DetectorSetting[]): void {
    for (const group of new Set(detectors.map((detector) => detector.group))) {
      const rows = detectors
        .filter((detector) => detector.group === group)
        .map((detector) => {
          const row = new DetectorRow(this.#configuration, detector);
          this.#rows.set(detector.name, row);
          return row.element;
        });
      this.#groups.append(h('h3', {}, GROUPS[group] ?? group), h('ul', { class: 'detector-list' }, ...rows));
    }
  }
}
