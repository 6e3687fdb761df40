import { h, setAttribute, setText, show } from '../dom';
import { inLanguage } from '../text/language';
import { replaySpeedText } from '../panels/status-bar';
import { fieldText, parseMoment, SPEEDS } from './moment';
import { SPANS, spanText, type Span } from './spans';
import { svg } from './svg';

const STEPS_S = [-60, -10, -1, 1, 10, 60] as const;

const texts = inLanguage({
  bar: ['Replay', 'Repetición'],
  play: ['Play (space)', 'Reproducir (espacio)'],
  pause: ['Pause (space)', 'Pausa (espacio)'],
  speed: ['Speed', 'Velocidad'],
  moment: ['Moment, UTC', 'Momento, UTC'],
  momentHint: [
    'Date and time in UTC, or a time of this day; Enter goes there',
    'Fecha y hora UTC, o una hora de este día; Intro va a ese momento',
  ],
  span: ['Shown', 'Se muestra'],
  all: ['all', 'todo'],
  live: ['Back to live', 'Volver a en vivo'],
  end: ['To the end', 'Ir al final'],
  close: ['Close the time bar (Shift+Y)', 'Cerrar la barra de tiempo (Mayús+Y)'],
  back: ['Back', 'Atrás'],
  ahead: ['Ahead', 'Adelante'],
});

export interface TimeBarEvents {
  onStep(seconds: number): void;
  onPlayOrPause(): void;
  onSpeed(speed: number): void;
  onMoment(timeMs: number): void;
  onSpan(span: Span): void;
  onLive(): void;
  onClose(): void;
}

export interface TimeBarState {
  readonly active: boolean;
  readonly canGoLive: boolean;
  readonly paused: boolean;
  readonly speed: number;
  /** What is to be said; caution = something is wrong. */
  readonly note: string;
  readonly caution: boolean;
}

/** The bar under the map: where in the recording one is, and the controls to go elsewhere. */
export class TimeBar {
  readonly element: HTMLElement;
  readonly #play: HTMLButtonElement;
  readonly #live: HTMLButtonElement;
  readonly #speed: HTMLSelectElement;
  readonly #span: HTMLSelectElement;
  readonly #moment: HTMLInputElement;
  readonly #note = h('span', { class: 'note', role: 'status', 'data-testid': 'time-note' });
  #shownMs = NaN;

  constructor(timeline: HTMLElement, events: TimeBarEvents) {
    const step = (seconds: number) => {
      const title = `${seconds < 0 ? texts.back : texts.ahead} ${Math.abs(seconds)} s`;
      const text = `${seconds < 0 ? '−' : '+'}${Math.abs(seconds)} s`;
      return h('button', { type: 'button', title, class: 'step', onclick: () => events.onStep(seconds) }, text);
    };
    const steps = STEPS_S.map(step);
    this.#play = h('button', {
      type: 'button',
      class: 'play',
      'data-testid': 'play-button',
      onclick: () => events.onPlayOrPause(),
    });
    this.#speed = h(
      'select',
      { 'aria-label': texts.speed, title: texts.speed, 'data-testid': 'speed' },
      ...SPEEDS.map((speed) => h('option', { value: speed }, replaySpeedText(speed))),
    );
    this.#speed.addEventListener('change', () => events.onSpeed(Number(this.#speed.value)));
    this.#span = h(
      'select',
      { 'aria-label': texts.span, title: texts.span, 'data-testid': 'span' },
      ...SPANS.map((span) => h('option', { value: span }, span === 'all' ? texts.all : spanText(span))),
    );
    this.#span.addEventListener('change', () => events.onSpan(this.#span.value as Span));
    this.#moment = h('input', {
      type: 'text',
      class: 'moment',
      size: 19,
      'aria-label': texts.moment,
      title: texts.momentHint,
      'data-testid': 'moment',
      autocomplete: 'off',
      spellcheck: 'false',
    });
    this.#moment.addEventListener('keydown', (event) => this.#enter(event, events));
    this.#moment.addEventListener('blur', () => this.#showMoment());
    this.#live = h('button', { type: 'button', class: 'live', 'data-testid': 'live-button', onclick: () => events.onLive() });
    const close = h(
      'button',
      { type: 'button', title: texts.close, 'aria-label': texts.close, onclick: () => events.onClose() },
      '×',
    );
    this.element = h(
      'section',
      { class: 'time-bar', 'data-testid': 'time-bar', 'aria-label': texts.bar, hidden: true },
      h(
        'div',
        { class: 'controls' },
        h('span', { class: 'steps' }, ...steps.slice(0, 3), this.#play, ...steps.slice(3)),
        this.#speed,
        h('span', { class: 'at' }, this.#moment, h('span', { class: 'unit' }, 'UTC')),
        this.#note,
        h('span', { class: 'spring' }),
        this.#span,
        this.#live,
        close,
      ),
      timeline,
    );
    for (const event of ['click', 'change']) this.element.addEventListener(event, releaseFocus);
  }

  get visible(): boolean {
    return !this.element.hidden;
  }

  setVisible(visible: boolean): void {
    show(this.element, visible);
  }

  update({ active, canGoLive, paused, speed, note, caution }: TimeBarState): void {
    const playing = active ? !paused : true;
    const label = playing ? texts.pause : texts.play;
    if (this.#play.title !== label) {
      this.#play.replaceChildren(icon(playing));
      this.#play.title = label;
      setAttribute(this.#play, 'aria-label', label);
    }

    this.#showSpeed(speed);
    this.#speed.disabled = !active;
    const live = canGoLive || !active ? texts.live : texts.end;
    setText(this.#live, live);
    this.#live.disabled = !active;
    setText(this.#note, note);
    this.#note.classList.toggle('caution', caution);
  }

  setMoment(timeMs: number): void {
    this.#shownMs = timeMs;
    if (document.activeElement !== this.#moment) this.#showMoment();
  }

  setSpan(span: Span | null): void {
    this.#span.value = span ?? '';
  }

  #showMoment(): void {
    const text = fieldText(this.#shownMs);
    if (this.#moment.value !== text) this.#moment.value = text;
    setAttribute(this.#moment, 'aria-invalid', null);
  }

  /** A link may ask for a speed that the list lacks. */
  #showSpeed(speed: number): void {
    const value = String(speed);
    if (document.activeElement === this.#speed || this.#speed.value === value) return;
    const known = [...this.#speed.options].some((option) => option.value === value);
    if (!known) this.#speed.append(h('option', { value }, replaySpeedText(speed)));
    this.#speed.value = value;
  }

  #enter(event: KeyboardEvent, events: TimeBarEvents): void {
    if (event.key === 'Escape') {
      this.#showMoment();
      this.#moment.blur();
    }

    if (event.key !== 'Enter') return;
    const timeMs = parseMoment(this.#moment.value, this.#shownMs);
    setAttribute(this.#moment, 'aria-invalid', timeMs === null ? 'true' : null);
    if (timeMs === null) return;
    this.#moment.blur();
    events.onMoment(timeMs);
  }
}

function icon(playing: boolean): SVGElement {
  const shape = playing ? 'M3 2h3v10H3zM8 2h3v10H8z' : 'M3 1.5v11l9-5.5z';
  return svg(
    'svg',
    { width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true' },
    svg('path', { d: shape, fill: 'currentColor' }),
  );
}

/** Who works with the pointer has the keys of the bar next: space pauses, and does not press the same button again. */
function releaseFocus({ target, type }: Event): void {
  if (!(target instanceof Element)) return;
  const control = target.closest<HTMLElement>(type === 'click' ? 'button' : 'select');
  if (control && !control.matches(':focus-visible')) control.blur();
}
