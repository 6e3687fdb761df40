/** Changes of one moment are written together, and a browser bears only so many. */
const WRITE_DELAY_MS = 100;

/**
 * The state of the screen in the address bar: enough to come back to it, or to send it to a colleague. Each feature reads what it was
 * given and keeps its own names.
 */
export class AddressBar {
  readonly #given: ReadonlyMap<string, string>;
  readonly #kept = new Map<string, () => string | null>();
  readonly #write: (hash: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Reads the query and then the hash, which wins. */
  constructor(search: string, hash: string, write: (hash: string) => void) {
    this.#given = new Map([...new URLSearchParams(search), ...new URLSearchParams(hash.replace(/^#/, ''))]);
    this.#write = write;
  }

  /** What the page was opened with under this name, or under the first of its other names that is there; null = nothing. */
  given(...names: readonly string[]): string | null {
    for (const name of names) {
      const value = this.#given.get(name);
      if (value !== undefined) return value;
    }
    return null;
  }

  givenNumber(low: number, high: number, ...names: readonly string[]): number | null {
    const text = this.given(...names);
    if (text === null || text.trim() === '') return null;
    const value = Number(text);
    return value >= low && value <= high ? value : null;
  }

  /** From now on the address bar carries this value; null leaves the name out. */
  keep(name: string, value: () => string | null): void {
    this.#kept.set(name, value);
  }

  /** Something kept may have changed. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#write(this.hash);
    }, WRITE_DELAY_MS);
  }

  get hash(): string {
    const parts: string[] = [];
    for (const [name, value] of this.#kept) {
      const text = value();
      if (text) parts.push(`${name}=${encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':')}`);
    }
    return parts.length > 0 ? `#${parts.join('&')}` : '';
  }
}
