import { Signal } from './signal';

/** The server keeps as many tracks coming wherever the map is. */
export const MAX_SELECTED = 16;

/** The tracks the operator has picked out; the last picked is the one whose panel is open. */
export class Selection {
  readonly changed = new Signal();
  #ids: readonly bigint[] = [];

  get ids(): readonly bigint[] {
    return this.#ids;
  }

  get primary(): bigint | null {
    return this.#ids.at(-1) ?? null;
  }

  has(id: bigint): boolean {
    return this.#ids.includes(id);
  }

  select(id: bigint | null): void {
    this.set(id === null ? [] : [id]);
  }

  /** Adds a track, or takes it away again. */
  toggle(id: bigint): void {
    this.set(this.has(id) ? this.#ids.filter((other) => other !== id) : [...this.#ids, id]);
  }

  set(ids: readonly bigint[]): void {
    const next = [...new Set(ids)].slice(-MAX_SELECTED);
    if (next.length === this.#ids.length && next.every((id, i) => id === this.#ids[i])) return;
    this.#ids = next;
    this.changed.emit();
  }
}

/** 16 hex digits, as the server names a track. */
export function idText(id: bigint): string {
  return id.toString(16).padStart(16, '0');
}

/** Ids separated by commas; what is none is left out. */
export function idsOf(text: string | null): bigint[] {
  return (text ?? '')
    .split(',')
    .filter((id) => /^[0-9a-f]{1,16}$/i.test(id))
    .map((id) => BigInt(`0x${id}`));
}
