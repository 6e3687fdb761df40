/** A label that wants a place beside its anchor. */
export interface LabelWish {
  readonly key: bigint;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Half the size of the symbol it must not cover. */
  readonly clearance: number;
  /** Corner to try first: 0 right above, 1 right below, 2 left above, 3 left below. */
  readonly corner: number;
  /** Shown even where no corner is free. */
  readonly must: boolean;
}

export interface PlacedLabel {
  readonly key: bigint;
  /** Top left corner relative to the anchor. */
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly height: number;
}

const CELL = 64;
const GAP = 5;

// Corners in order of preference: right above, right below, left above, left below.
const CORNERS: readonly (readonly [right: boolean, above: boolean])[] = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
];

/** Places labels greedily, the most important first, without overlaps; one that finds no free corner is left out. */
export class Declutter {
  // The corner a label took last: tried first again, so that labels do not hop about.
  #corners = new Map<bigint, number>();

  place(wishes: readonly LabelWish[], limit: number): PlacedLabel[] {
    const grid = new BoxGrid();
    for (const wish of wishes)
      grid.add(wish.x - wish.clearance * 0.6, wish.y - wish.clearance * 0.6, wish.clearance * 1.2, wish.clearance * 1.2);
    const placed: PlacedLabel[] = [];
    const corners = new Map<bigint, number>();
    for (const wish of wishes) {
      if (placed.length >= limit) break;
      const preferred = this.#corners.get(wish.key) ?? wish.corner;
      const corner = freeCorner(wish, preferred, grid) ?? (wish.must ? preferred : null);
      if (corner === null) continue;
      const label = at(wish, corner);
      grid.add(wish.x + label.dx, wish.y + label.dy, label.width, label.height);
      corners.set(wish.key, corner);
      placed.push(label);
    }
    this.#corners = corners;
    return placed;
  }
}

function freeCorner(wish: LabelWish, preferred: number, grid: BoxGrid): number | null {
  for (let n = 0; n < CORNERS.length; n++) {
    const corner = n === 0 ? preferred : n <= preferred ? n - 1 : n;
    const { dx, dy, width, height } = at(wish, corner);
    if (!grid.hits(wish.x + dx, wish.y + dy, width, height)) return corner;
  }
  return null;
}

function at(wish: LabelWish, corner: number): PlacedLabel {
  const [right, above] = CORNERS[corner]!;
  return {
    key: wish.key,
    dx: right ? wish.clearance + GAP : -wish.clearance - GAP - wish.width,
    dy: above ? -wish.clearance * 0.5 - wish.height : wish.clearance * 0.5,
    width: wish.width,
    height: wish.height,
  };
}

/** Taken rectangles, found by coarse cells. */
class BoxGrid {
  readonly #cells = new Map<number, number[]>();

  add(x: number, y: number, width: number, height: number): void {
    for (const cell of this.#covered(x, y, width, height)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(x, y, width, height);
      else this.#cells.set(cell, [x, y, width, height]);
    }
  }

  hits(x: number, y: number, width: number, height: number): boolean {
    for (const cell of this.#covered(x, y, width, height)) {
      const boxes = this.#cells.get(cell);
      if (!boxes) continue;
      for (let i = 0; i < boxes.length; i += 4)
        if (
          x < boxes[i]! + boxes[i + 2]! &&
          boxes[i]! < x + width &&
          y < boxes[i + 1]! + boxes[i + 3]! &&
          boxes[i + 1]! < y + height
        )
          return true;
    }
    return false;
  }

  *#covered(x: number, y: number, width: number, height: number): Iterable<number> {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row++)
      for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column++) yield row * 65536 + column;
  }
}
