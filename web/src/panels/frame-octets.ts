/** The octets of a frame, and those its source sent before it where a message begins there: these have negative offsets. */
export class FrameOctets {
  readonly #before: Uint8Array;
  readonly #frame: Uint8Array;

  constructor(beforeHex: string, frameHex: string) {
    this.#before = bytesOf(beforeHex);
    this.#frame = bytesOf(frameHex);
  }

  get first(): number {
    return -this.#before.length;
  }

  get end(): number {
    return this.#frame.length;
  }

  at(offset: number): number | undefined {
    return offset < 0 ? this.#before[this.#before.length + offset] : this.#frame[offset];
  }

  /** Two hexadecimal digits. */
  text(offset: number): string {
    return this.at(offset)?.toString(16).padStart(2, '0') ?? '  ';
  }
}

function bytesOf(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
