import { h, setAttribute } from '../dom';
import { fill, inLanguage } from '../text/language';
import { utcDate, utcTime } from '../text/time';
import { alertText } from './alert-text';
import type { Timeline } from './replay-rest';
import { svg } from './svg';
import { timeAt, ticksOf, xOf, zoomAbout, type TimeRange } from './time-scale';

const HEIGHT = 46;
const BASE = 28;
const TOP = 4;
const ZOOM_STEP = 1.3;

const texts = inLanguage({
  name: ['Time line of the recording', 'Línea de tiempo de la grabación'],
  traffic: ['{time} UTC · {n} tracks', '{time} UTC · {n} pistas'],
  nothing: ['{time} UTC · nothing recorded', '{time} UTC · sin grabación'],
  gap: ['Nothing recorded from {from} to {to} UTC', 'Sin grabación de {from} a {to} UTC'],
  alert: ['{time} UTC: {what}, track {id}', '{time} UTC: {what}, pista {id}'],
});

export interface TimelineEvents {
  /** A moment was picked. */
  onPick(timeMs: number): void;
  /** Another stretch is to be shown. */
  onRange(range: TimeRange): void;
}

/** The recording as a strip: how much traffic when, where nothing was recorded, where alerts were raised, and the moment that is shown. */
export class TimelineView {
  readonly element: HTMLElement;
  readonly #drawing = svg('svg', { class: 'strip', height: HEIGHT, 'aria-hidden': 'true' });
  readonly #recording = svg('g');
  readonly #cursor = svg('g', { class: 'cursor' }, svg('line', { y1: 0, y2: HEIGHT }), svg('path', { d: 'M-6 0h12l-6 8z' }));
  readonly #pointer = svg('g', { class: 'pointer', visibility: 'hidden' }, svg('line', { y1: 0, y2: BASE }));
  readonly #tip = h('div', { class: 'time-tip', hidden: true });
  readonly #events: TimelineEvents;
  #range: TimeRange;
  #longestMs = Infinity;
  #timeline: Timeline | null = null;
  #momentMs = NaN;
  #widthPx = 1;
  #dragging = false;

  constructor(range: TimeRange, events: TimelineEvents) {
    this.#range = range;
    this.#events = events;
    this.#drawing.append(this.#recording, this.#pointer, this.#cursor);
    this.element = h(
      'div',
      {
        class: 'timeline',
        'data-testid': 'timeline',
        'data-own-arrows': true,
        role: 'slider',
        tabindex: 0,
        'aria-label': texts.name,
      },
      this.#tip,
    );
    this.element.prepend(this.#drawing);
    new ResizeObserver(() => this.#resize()).observe(this.element);
    this.#listen();
  }

  get range(): TimeRange {
    return this.#range;
  }

  /** What is known of the recording, and the longest stretch that makes sense. */
  show(timeline: Timeline | null, range: TimeRange, longestMs: number): void {
    this.#timeline = timeline;
    this.#range = range;
    this.#longestMs = longestMs;
    if (timeline?.first_time !== undefined) setAttribute(this.element, 'aria-valuemin', String(timeline.first_time));
    if (timeline?.last_time !== undefined) setAttribute(this.element, 'aria-valuemax', String(timeline.last_time));
    this.#drawRecording();
    this.#drawCursor();
  }

  setMoment(timeMs: number): void {
    this.#momentMs = timeMs;
    this.#drawCursor();
    if (!Number.isFinite(timeMs)) return;
    setAttribute(this.element, 'aria-valuenow', String(Math.round(timeMs / 1000)));
    setAttribute(this.element, 'aria-valuetext', `${utcDate(timeMs)} ${utcTime(timeMs)} UTC`);
  }

  #resize(): void {
    this.#widthPx = Math.max(1, this.element.clientWidth);
    setAttribute(this.#drawing, 'width', String(this.#widthPx));
    this.#drawRecording();
    this.#drawCursor();
  }

  #drawRecording(): void {
    const x = (timeS: number) => xOf(this.#range, this.#widthPx, timeS * 1000);
    this.#recording.replaceChildren(svg('rect', { class: 'nothing', x: 0, y: TOP, width: this.#widthPx, height: BASE - TOP }));
    const timeline = this.#timeline;
    if (timeline?.first_time !== undefined && timeline.last_time !== undefined) {
      const [from, to] = [x(timeline.first_time), x(timeline.last_time)];
      this.#recording.append(
        svg('rect', { class: 'recorded', x: from, y: TOP, width: Math.max(1, to - from), height: BASE - TOP }),
      );
      if (timeline.live) this.#recording.append(svg('line', { class: 'live-edge', x1: to, x2: to, y1: 0, y2: BASE }));
      this.#recording.append(...this.#traffic(timeline));
      for (const gap of timeline.gaps) {
        const text = fill(texts.gap, { from: utcTime(gap.from * 1000), to: utcTime(gap.to * 1000) });
        const [left, right] = [x(gap.from), x(gap.to)];
        const rect = svg('rect', { class: 'gap', x: left, y: TOP, width: Math.max(2, right - left), height: BASE - TOP });
        rect.append(svg('title', {}, text));
        this.#recording.append(rect);
      }

      for (const alert of timeline.alerts) this.#recording.append(alertMark(x(alert.time), alert));
    }

    for (const tick of ticksOf(this.#range, this.#widthPx)) {
      const at = xOf(this.#range, this.#widthPx, tick.timeMs);
      this.#recording.append(
        svg('line', { class: tick.major ? 'tick major' : 'tick', x1: at, x2: at, y1: BASE, y2: BASE + 4 }),
        svg('text', { class: tick.major ? 'major' : 'minor', x: at, y: HEIGHT - 3 }, tick.label),
      );
    }
  }

  /** One area for each unbroken stretch. */
  #traffic(timeline: Timeline): SVGElement[] {
    const most = Math.max(1, ...timeline.tracks.map((count) => count ?? 0));
    const x = (bucket: number) => xOf(this.#range, this.#widthPx, (timeline.from + bucket * timeline.bucket_s) * 1000);
    const y = (count: number) => BASE - (count / most) * (BASE - TOP - 2);
    const paths: SVGElement[] = [];
    let path = '';
    for (let i = 0; i <= timeline.tracks.length; i++) {
      const count = timeline.tracks[i] ?? null;
      if (count !== null)
        path += path ? `H${x(i).toFixed(1)}V${y(count).toFixed(1)}` : `M${x(i).toFixed(1)} ${BASE}V${y(count).toFixed(1)}`;
      else if (path) {
        paths.push(svg('path', { class: 'traffic', d: `${path}H${x(i).toFixed(1)}V${BASE}Z` }));
        path = '';
      }
    }

    return paths;
  }

  #drawCursor(): void {
    const visible = this.#momentMs >= this.#range.fromMs && this.#momentMs <= this.#range.toMs;
    setAttribute(this.#cursor, 'visibility', visible ? 'visible' : 'hidden');
    if (visible)
      setAttribute(this.#cursor, 'transform', `translate(${xOf(this.#range, this.#widthPx, this.#momentMs).toFixed(1)} 0)`);
  }

  #listen(): void {
    const { element } = this;
    element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      this.#dragging = true;
      element.setPointerCapture(event.pointerId);
      this.#point(event);
    });
    element.addEventListener('pointermove', (event) => this.#point(event));
    element.addEventListener('pointerup', (event) => {
      if (!this.#dragging) return;
      this.#dragging = false;
      this.#events.onPick(this.#timeOf(event));
    });
    element.addEventListener('pointercancel', () => (this.#dragging = false));
    element.addEventListener('pointerleave', () => {
      if (!this.#dragging) this.#hideTip();
    });
    element.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    element.addEventListener('keydown', (event) => this.#key(event));
  }

  #timeOf(event: PointerEvent | WheelEvent): number {
    return timeAt(this.#range, this.#widthPx, event.clientX - this.element.getBoundingClientRect().left);
  }

  #point(event: PointerEvent): void {
    const timeMs = this.#timeOf(event);
    const x = xOf(this.#range, this.#widthPx, timeMs);
    setAttribute(this.#pointer, 'visibility', 'visible');
    setAttribute(this.#pointer, 'transform', `translate(${x.toFixed(1)} 0)`);
    const tracks = this.#tracksAt(timeMs);
    const time = `${utcDate(timeMs)} ${utcTime(timeMs)}`;
    this.#tip.textContent = tracks === null ? fill(texts.nothing, { time }) : fill(texts.traffic, { time, n: tracks });
    this.#tip.hidden = false;
    const half = this.#tip.offsetWidth / 2;
    this.#tip.style.left = `${Math.min(Math.max(x, half), this.#widthPx - half)}px`;
  }

  #hideTip(): void {
    this.#tip.hidden = true;
    setAttribute(this.#pointer, 'visibility', 'hidden');
  }

  #tracksAt(timeMs: number): number | null {
    const timeline = this.#timeline;
    if (!timeline) return null;
    return timeline.tracks[Math.floor((timeMs / 1000 - timeline.from) / timeline.bucket_s)] ?? null;
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const length = this.#range.toMs - this.#range.fromMs;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const shift = (length * (event.deltaX || event.deltaY)) / this.#widthPx;
      this.#events.onRange({ fromMs: this.#range.fromMs + shift, toMs: this.#range.toMs + shift });
    } else {
      this.#events.onRange(
        zoomAbout(this.#range, this.#timeOf(event), event.deltaY > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, this.#longestMs),
      );
    }
  }

  #key(event: KeyboardEvent): void {
    const length = this.#range.toMs - this.#range.fromMs;
    const [first, last] = [this.#timeline?.first_time, this.#timeline?.last_time];
    const to: Readonly<Record<string, number | undefined>> = {
      ArrowLeft: this.#momentMs - 10_000,
      ArrowDown: this.#momentMs - 10_000,
      ArrowRight: this.#momentMs + 10_000,
      ArrowUp: this.#momentMs + 10_000,
      PageDown: this.#momentMs - length / 10,
      PageUp: this.#momentMs + length / 10,
      Home: first === undefined ? undefined : first * 1000,
      End: last === undefined ? undefined : last * 1000,
    };
    const timeMs = to[event.key];
    if (timeMs === undefined || Number.isNaN(timeMs)) return;
    event.preventDefault();
    this.#events.onPick(timeMs);
  }
}

function alertMark(x: number, alert: Timeline['alerts'][number]): SVGElement {
  const text = fill(texts.alert, { time: utcTime(alert.time * 1000), what: alertText(alert), id: alert.track_id });
  return svg('path', { class: 'alert', d: `M${x - 4} ${TOP - 4}h8l-4 8z` }, svg('title', {}, text));
}
