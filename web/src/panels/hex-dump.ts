import { h } from '../dom';
import { inLanguage } from '../text/language';
import type { FrameOctets } from './frame-octets';

const texts = inLanguage({ octets: ['Octets of the frame', 'Octetos de la trama'] });

const OCTETS_PER_ROW = 16;

export interface HexDumpActions {
  /** The octet under the pointer or the focus, counted from the start of the frame; null = none. */
  point(offset: number | null): void;
}

/** The octets of a frame, sixteen a row, with their characters. One stop of the Tab key; the arrow keys move within. */
export class HexDump {
  readonly element: HTMLElement;
  readonly #octets = new Map<number, HTMLElement>();
  readonly #characters = new Map<number, HTMLElement>();

  /** @param isOwn Whether an octet belongs to a record of the object. */
  constructor(octets: FrameOctets, isOwn: (offset: number) => boolean, actions: HexDumpActions) {
    const rows: HTMLElement[] = [];
    const start = Math.floor(octets.first / OCTETS_PER_ROW) * OCTETS_PER_ROW;
    for (let offset = start; offset < octets.end; offset += OCTETS_PER_ROW) rows.push(this.#row(offset, octets, isOwn));
    this.element = h('div', { class: 'hex', 'data-testid': 'hex', 'data-own-arrows': true, 'aria-label': texts.octets }, ...rows);
    const offsetOf = (event: Event) => {
      const text = (event.target as HTMLElement).dataset?.['octet'];
      return text === undefined ? null : Number(text);
    };
    this.element.addEventListener('pointerover', (event) => actions.point(offsetOf(event)));
    this.element.addEventListener('pointerleave', () => actions.point(null));
    this.element.addEventListener('focusin', (event) => actions.point(offsetOf(event)));
    this.element.addEventListener('focusout', () => actions.point(null));
    this.element.addEventListener('keydown', (event) => this.#move(event, offsetOf(event)));
    this.#octets.get(0)?.setAttribute('tabindex', '0');
  }

  /** Lights the octets of [offset, offset + length); null = none. */
  light(range: { offset: number; length: number } | null): void {
    let shown = false;
    for (const [offset, octet] of this.#octets) {
      const lit = range !== null && offset >= range.offset && offset < range.offset + range.length;
      octet.classList.toggle('lit', lit);
      this.#characters.get(offset)?.classList.toggle('lit', lit);
      if (lit && !shown) {
        shown = true;
        octet.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  #row(start: number, frame: FrameOctets, isOwn: (offset: number) => boolean): HTMLElement {
    const octets = h('span', { class: 'octets' });
    const characters = h('span', { class: 'characters', 'aria-hidden': 'true' });
    for (let offset = start; offset < start + OCTETS_PER_ROW; offset++) {
      const value = frame.at(offset);
      const place = value === undefined ? {} : { class: isOwn(offset) ? 'own' : 'other', 'data-octet': offset };
      const octet = h('span', value === undefined ? {} : { ...place, tabindex: '-1' }, frame.text(offset));
      const character = h('span', place, characterOf(value));
      octets.append(octet);
      characters.append(character);
      if (value === undefined) continue;
      this.#octets.set(offset, octet);
      this.#characters.set(offset, character);
    }
    return h('div', { class: 'hex-row' }, h('span', { class: 'offset' }, offsetText(start)), octets, characters);
  }

  #move(event: KeyboardEvent, from: number | null): void {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -OCTETS_PER_ROW, ArrowDown: OCTETS_PER_ROW };
    const step = steps[event.key];
    if (step === undefined || from === null) return;
    event.preventDefault();
    const next = this.#octets.get(from + step);
    if (!next) return;
    this.#octets.get(from)?.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  }
}

function characterOf(value: number | undefined): string {
  if (value === undefined) return ' ';
  return value > 0x20 && value < 0x7f ? String.fromCharCode(value) : '·';
}

function offsetText(offset: number): string {
  return offset < 0 ? `−${String(-offset).padStart(3, '0')}` : String(offset).padStart(4, '0');
}
