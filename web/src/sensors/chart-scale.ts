/** A stretch of values and where it lies on the drawing. */
export class Scale {
  readonly ticks: readonly number[];
  /** Decimals that tell the ticks apart. */
  readonly decimals: number;

  /** `wanted` ticks or a few less, at 1, 2 or 5 times a power of ten. */
  constructor(
    readonly from: number,
    readonly to: number,
    readonly start: number,
    readonly end: number,
    wanted: number,
  ) {
    const step = roundStep((to - from) / wanted);
    this.decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const ticks: number[] = [];
    for (let n = Math.ceil(from / step - 1e-9); n * step <= to + step * 1e-9; n++) ticks.push(n * step);
    this.ticks = ticks;
  }

  at(value: number): number {
    return this.start + ((value - this.from) / (this.to - this.from)) * (this.end - this.start);
  }
}

/** From the least to the greatest with a margin, at least so long, zero in it where it is near. */
export function rangeOf(values: readonly number[], least: number): [from: number, to: number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [-least / 2, least / 2];
  let from = Math.min(...finite);
  let to = Math.max(...finite);
  const length = Math.max(to - from, least);
  if (from > 0 && from < length / 2) from = 0;
  if (to < 0 && to > -length / 2) to = 0;
  const missing = Math.max(0, least - (to - from)) / 2;
  const margin = 0.06 * Math.max(to - from, least);
  return [from - missing - margin, to + missing + margin];
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-9))!;
  return factor * power;
}
