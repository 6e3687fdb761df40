import { setAttribute } from '../dom';
import { streamUrl } from '../link/link';
import { poll } from '../link/poll';
import { replaySpeedText } from '../panels/status-bar';
import type { Screen } from '../screen';
import { fill, inLanguage } from '../text/language';
import { utcDate, utcTime } from '../text/time';
import { LiveWatch } from './live-watch';
import { momentText, nextSpeed, parseMoment, parseSpeed } from './moment';
import { Replay } from './replay';
import { ReplayRest, type Timeline } from './replay-rest';
import { spanFor, type Span } from './spans';
import { TimeBar } from './time-bar';
import { TimelineRange } from './timeline-range';
import { TimelineView } from './timeline-view';

const ADDRESS_PERIOD_MS = 2000;
const TIMELINE_PERIOD_MS = 5000;
const RETRY_MS = 2000;
const BUCKETS = 600;

const texts = inLanguage({
  button: ['Time', 'Tiempo'],
  buttonHint: ['Time bar: replay any moment (Shift+Y)', 'Barra de tiempo: repetir cualquier momento (Mayús+Y)'],
  bar: ['time bar', 'barra de tiempo'],
  pause: ['replay: pause / go on', 'repetición: pausar o seguir'],
  step: ['replay: 1 s back / ahead', 'repetición: 1 s atrás o adelante'],
  speed: ['replay: slower / faster', 'repetición: más lenta o más rápida'],
  hint: ['Click the line to see that moment again', 'Pulse la línea para ver de nuevo ese momento'],
  noRecording: ['Nothing is recorded yet', 'Todavía no hay nada grabado'],
  seeking: ['Going to {time} UTC … {share} %', 'Yendo a {time} UTC … {share} %'],
  atLive: ['The newest that is recorded', 'Lo más reciente que está grabado'],
  atEnd: ['End of the recording', 'Fin de la grabación'],
  skipped: ['Nothing recorded from {from} to {to}: skipped', 'Sin grabación de {from} a {to}: se saltó'],
  slower: ['{asked} asked, {reached} reached', '{asked} pedido, {reached} alcanzado'],
  forbidden: ['A replay needs the role of an operator', 'Para repetir se necesita el papel de operador'],
  full: ['The server takes no more replays now', 'El servidor no acepta más repeticiones ahora'],
  refused: ['The server did not do it: {problem}', 'El servidor no lo hizo: {problem}'],
  away: ['The server does not answer', 'El servidor no responde'],
  title: ['REPLAY {time} UTC – Atalaya', 'REPETICIÓN {time} UTC – Atalaya'],
});

/** The time bar: the recording on a line, any moment of it on the map, and the way back to live. */
export function addTime(screen: Screen): void {
  new TimeFeature(screen);
}

class TimeFeature {
  readonly #screen: Screen;
  readonly #rest = new ReplayRest(document.baseURI);
  readonly #replay = new Replay(this.#rest);
  readonly #range = new TimelineRange();
  readonly #view: TimelineView;
  readonly #bar: TimeBar;
  readonly #button: HTMLButtonElement;
  readonly #timelinePoll: { now(): void };
  readonly #liveTitle = document.title;
  #timeline: Timeline | null = null;
  #wasActive = false;
  #rangeVersion = 0;

  constructor(screen: Screen) {
    this.#screen = screen;
    const asked = parseMoment(screen.address.given('t'), NaN);
    this.#view = new TimelineView(this.#range.shown, {
      onPick: (timeMs) => void this.#replay.goTo(timeMs),
      onRange: (range) => {
        this.#range.set(range);
        this.#bar.setSpan(null);
        this.#rangeChanged();
      },
    });
    this.#bar = new TimeBar(this.#view.element, {
      onStep: (seconds) => void this.#step(seconds),
      onPlayOrPause: () => void this.#playOrPause(),
      onSpeed: (speed) => void this.#replay.setSpeed(speed),
      onMoment: (timeMs) => void this.#replay.goTo(timeMs),
      onSpan: (span) => this.#setSpan(span),
      onLive: () => void this.#goLive(),
      onClose: () => this.#setVisible(false),
    });
    this.#button = screen.statusBar.addButton('time-button', texts.button, texts.buttonHint, () =>
      this.#setVisible(!this.#bar.visible),
    );
    const watch = new LiveWatch(this.#rest, this.#replay);
    this.#bar.element.querySelector('.note')?.before(watch.element);
    document.body.append(this.#bar.element);
    this.#addKeys();
    this.#follow();
    this.#timelinePoll = poll(TIMELINE_PERIOD_MS, () => this.#readTimeline());
    this.#setVisible(asked !== null);
    this.#update();
    void this.#settle(asked);
  }

  /** Learns whether the server's own picture is a replay, and goes to the moment that a link names. */
  async #settle(asked: number | null): Promise<void> {
    let health = await this.#rest.liveHealth();
    while (health === null) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      health = await this.#rest.liveHealth();
    }

    if (health.mode === 'replay') this.#replay.steerServer();
    if (asked !== null) await this.#replay.goTo(asked, { speed: parseSpeed(this.#screen.address.given('speed')) });
  }

  #follow(): void {
    const screen = this.#screen;
    this.#replay.watch.on(({ replay }) => {
      screen.rest.replay = replay;
      screen.link.start(streamUrl(document.baseURI, replay));
    });
    this.#replay.changed.on(() => {
      if (this.#replay.active && !this.#wasActive) this.#setVisible(true);
      this.#wasActive = this.#replay.active;
      this.#update();
      screen.address.changed();
    });
    screen.drawing.on(() => this.#showMoment());
    screen.address.keep('t', () =>
      this.#replay.active && Number.isFinite(screen.picture.timeMs) ? momentText(screen.picture.timeMs) : null,
    );
    screen.address.keep('speed', () => (this.#replay.active && this.#replay.status ? String(this.#replay.status.speed) : null));
    setInterval(() => {
      if (this.#replay.active) screen.address.changed();
    }, ADDRESS_PERIOD_MS);
  }

  #addKeys(): void {
    const { commands } = this.#screen;
    const ifActive = (run: () => void) => () => {
      if (this.#replay.active) run();
    };
    const speed = (faster: boolean) =>
      ifActive(() => void this.#replay.setSpeed(nextSpeed(this.#replay.status?.speed ?? 1, faster)));
    commands.add({ keys: ['Shift+y'], help: texts.bar, run: () => this.#setVisible(!this.#bar.visible) });
    commands.add({ keys: [' '], help: texts.pause, helpKeys: '␣', run: ifActive(() => void this.#playOrPause()) });
    commands.add({ keys: [','], help: texts.step, helpKeys: ',  .', run: ifActive(() => void this.#step(-1)) });
    commands.add({ keys: ['.'], run: ifActive(() => void this.#step(1)) });
    commands.add({ keys: ['['], help: texts.speed, helpKeys: '[  ]', run: speed(false) });
    commands.add({ keys: [']'], run: speed(true) });
  }

  /** From live, pausing or stepping back begins a replay of the moment on the screen. */
  async #playOrPause(): Promise<void> {
    if (!this.#replay.active) await this.#replay.goTo(this.#screen.picture.timeMs, { paused: true });
    else await this.#replay.setPaused(!(this.#replay.status?.paused ?? false));
  }

  async #step(seconds: number): Promise<void> {
    if (this.#replay.active || seconds < 0) await this.#replay.step(seconds, this.#screen.picture.timeMs);
  }

  async #goLive(): Promise<void> {
    if (this.#replay.canGoLive) await this.#replay.goLive();
    else if (this.#timeline?.last_time !== undefined) await this.#replay.goTo(this.#timeline.last_time * 1000);
    this.#range.follow();
    this.#showTimeline();
  }

  #setVisible(visible: boolean): void {
    this.#bar.setVisible(visible);
    setAttribute(this.#button, 'aria-pressed', String(visible));
    if (visible) this.#timelinePoll.now();
  }

  #setSpan(span: Span): void {
    this.#range.setSpan(span);
    this.#bar.setSpan(span);
    this.#rangeChanged();
  }

  #rangeChanged(): void {
    this.#rangeVersion++;
    this.#showTimeline();
    this.#timelinePoll.now();
  }

  async #readTimeline(): Promise<void> {
    if (!this.#bar.visible) return;
    const version = this.#rangeVersion;
    const { fromMs, toMs } = this.#range.wanted;
    const answer = await this.#rest.timeline(fromMs, toMs, BUCKETS);
    if (!('value' in answer)) return;
    const isFirst = this.#timeline?.first_time === undefined;
    this.#timeline = answer.value;
    const { first_time: first, last_time: last } = answer.value;
    this.#range.setExtent(first, last);
    if (isFirst && first !== undefined && last !== undefined) this.#setSpan(spanFor((last - first) * 1000));
    this.#showTimeline();
    this.#update();
    // While the answer was on its way another stretch was asked for.
    if (version !== this.#rangeVersion) setTimeout(() => this.#timelinePoll.now());
  }

  #showTimeline(): void {
    this.#view.show(this.#timeline, this.#range.shown, this.#range.longestMs);
  }

  #showMoment(): void {
    const { timeMs } = this.#screen.picture;
    this.#bar.setMoment(timeMs);
    this.#view.setMoment(timeMs);
    if (this.#replay.active && this.#range.show(timeMs)) this.#rangeChanged();
    const title = this.#replay.active ? fill(texts.title, { time: `${utcDate(timeMs)} ${utcTime(timeMs)}` }) : this.#liveTitle;
    if (document.title !== title) document.title = title;
  }

  #update(): void {
    const { active, canGoLive, status } = this.#replay;
    // The style sheet and the tests see it while it is there.
    if (active) this.#screen.testState['replay'] = status?.state ?? '';
    else delete this.#screen.testState['replay'];
    this.#bar.update({ active, canGoLive, paused: status?.paused ?? false, speed: status?.speed ?? 1, ...this.#note() });
  }

  #note(): { note: string; caution: boolean } {
    const { active, canGoLive, refusal, status } = this.#replay;
    if (refusal) return { note: refusalText(refusal), caution: true };
    if (!active)
      return { note: this.#timeline && this.#timeline.first_time === undefined ? texts.noRecording : texts.hint, caution: false };
    if (status?.problem) return { note: fill(texts.refused, { problem: status.problem }), caution: true };
    if (status?.state === 'seeking' && status.target !== undefined)
      return {
        note: fill(texts.seeking, { time: utcTime(status.target * 1000), share: Math.round((status.progress ?? 0) * 100) }),
        caution: false,
      };
    if (status?.skipped)
      return {
        note: fill(texts.skipped, { from: utcTime(status.skipped.from * 1000), to: utcTime(status.skipped.to * 1000) }),
        caution: false,
      };
    if (status?.state === 'at_end') return { note: canGoLive ? texts.atLive : texts.atEnd, caution: false };
    const reached = status?.actual_speed;
    if (status && reached !== undefined && reached < status.speed * 0.8)
      return {
        note: fill(texts.slower, { asked: replaySpeedText(status.speed), reached: replaySpeedText(reached) }),
        caution: false,
      };
    return { note: '', caution: false };
  }
}

function refusalText({ status, problem }: { readonly status: number; readonly problem: string }): string {
  if (status === 0) return texts.away;
  if (status === 401 || status === 403) return texts.forbidden;
  if (status === 503) return texts.full;
  return fill(texts.refused, { problem });
}
