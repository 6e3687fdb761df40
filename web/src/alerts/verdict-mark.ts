import { svg } from '../time/svg';

/** Side of the box that the outlines are drawn in. */
const BOX = 16;

interface Mark {
  /** The same in all languages: spoofing, jamming, ghost, clone, fault, dark; the word stands in the panel. */
  readonly letter: string;
  readonly outline: string;
  readonly filled?: boolean;
  /** Where the letter stands, from the top of the box. */
  readonly letterY: number;
}

// A shape of its own for each verdict, so that neither colour nor letter alone tells them apart.
const MARKS: Readonly<Record<string, Mark>> = {
  spoofed: { letter: 'S', outline: 'M8 0.5L16 15H0Z', letterY: 10.5 },
  jammed: { letter: 'J', outline: 'M8 0.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15Z', letterY: 8 },
  ghost: { letter: 'G', outline: 'M1.5 15.5V7.5a6.5 6.5 0 0 1 13 0V15.5L11 13L8 15.5L5 13Z', letterY: 7.5 },
  clone: { letter: 'C', outline: 'M0.5 4.5H11.5V15.5H0.5ZM4.5 4.5V0.5H15.5V11.5H11.5', letterY: 10.2 },
  fault: { letter: 'F', outline: 'M1 1H15V15H1Z', letterY: 8 },
  dark: { letter: 'D', outline: 'M8 0.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15Z', filled: true, letterY: 8 },
  coverage: { letter: '?', outline: 'M8 0L16 8L8 16L0 8Z', letterY: 8 },
};

export const VERDICTS: readonly string[] = Object.keys(MARKS);

/** The mark of a verdict for a page; null = there is none for it. */
export function verdictMark(verdict: string | undefined): SVGElement | null {
  const mark = verdict === undefined ? undefined : MARKS[verdict];
  if (!mark) return null;
  const letter = svg(
    'text',
    { x: mark === MARKS['clone'] ? 6 : 8, y: mark.letterY, 'dominant-baseline': 'central' },
    mark.letter,
  );
  return svg(
    'svg',
    { class: `verdict-mark${mark.filled ? ' filled' : ''}`, viewBox: '-1 -1 18 18', 'aria-hidden': 'true' },
    svg('path', { d: mark.outline }),
    letter,
  );
}

/** Draws the mark of a verdict with its middle at a place of the map. */
export function drawVerdict(
  context: CanvasRenderingContext2D,
  verdict: string,
  x: number,
  y: number,
  color: string,
  halo: string,
): void {
  const mark = MARKS[verdict];
  if (!mark) return;
  const outline = new Path2D(mark.outline);
  context.save();
  context.translate(x - BOX / 2, y - BOX / 2);
  context.lineJoin = 'round';
  context.fillStyle = mark.filled ? color : halo;
  context.fill(outline);
  context.lineWidth = 1.5;
  context.strokeStyle = color;
  context.stroke(outline);
  context.font = '700 9px B612, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = mark.filled ? halo.slice(0, 7) : color;
  context.fillText(mark.letter, mark === MARKS['clone'] ? 6 : BOX / 2, mark.letterY + 0.5);
  context.restore();
}
