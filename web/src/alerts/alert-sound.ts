const LEAST_PERIOD_MS = 10_000;
const TONES = [880, 660, 880] as const;
const TONE_SECONDS = 0.16;

/** A short call of three tones, not oftener than every ten seconds. Browsers stay mute until the page was clicked once. */
export class AlertSound {
  #context: AudioContext | null = null;
  #lastMs = -Infinity;

  /** Calls, if it is time; true = it did. */
  call(nowMs: number): boolean {
    if (nowMs - this.#lastMs < LEAST_PERIOD_MS || typeof AudioContext === 'undefined') return false;
    if (!navigator.userActivation.hasBeenActive) return false;
    this.#context ??= new AudioContext();
    if (this.#context.state !== 'running') {
      void this.#context.resume().catch(() => undefined);
      return false;
    }

    this.#lastMs = nowMs;
    TONES.forEach((hertz, i) => this.#tone(this.#context!, hertz, i * TONE_SECONDS * 1.25));
    return true;
  }

  #tone(context: AudioContext, hertz: number, delaySeconds: number): void {
    const start = context.currentTime + delaySeconds;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(0.2, start + 0.02);
    gain.gain.linearRampToValueAtTime(0, start + TONE_SECONDS);
    const tone = context.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + TONE_SECONDS);
  }
}
