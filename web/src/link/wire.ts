import type { Frame } from './frame';

// Layout version 1: docs/formats/web.md.
const MAGIC = 0x5441;
const VERSION = 1;
const HEADER_BYTES = 40;
const RECORD_BYTES = 76;
const NO_POSITION = -2147483648;
const FIRST_TICK_MS = 100;
const NO_LABEL = 0xffffffff;

const FLAG_SIMULATED = 1;
const FLAG_STALE = 2;
const FLAG_PAUSED = 4;
const FLAG_SEEKING = 8;

export type DecodeResult = { readonly frame: Frame } | { readonly error: string };

/** Decodes one binary frame; a malformed one gives a located reason, never an exception. */
export function decodeFrame(buffer: ArrayBuffer): DecodeResult {
  const view = new DataView(buffer);
  const error = checkHeader(view);
  if (error) return { error };
  const count = view.getUint32(4, true);
  const removedCount = view.getUint32(8, true);
  const tableBytes = view.getUint32(12, true);
  const recordBytes = view.getUint16(34, true);
  const removedAt = HEADER_BYTES + count * recordBytes;
  const tableAt = removedAt + removedCount * 8;
  const expected = tableAt + tableBytes;
  if (expected !== buffer.byteLength) return { error: `frame of ${buffer.byteLength} bytes where its header says ${expected}` };

  const columns = allocate(count, removedCount);
  const strings = new StringTable(new Uint8Array(buffer, tableAt, tableBytes));
  for (let i = 0; i < count; i++) {
    const at = HEADER_BYTES + i * recordBytes;
    readRecord(view, at, i, columns);
    const label = strings.at(view.getUint32(at + 64, true));
    if (label === undefined) return { error: `track record ${i}: label outside the string table` };
    columns.labels[i] = label;
  }
  for (let i = 0; i < removedCount; i++) columns.removed[i] = view.getBigUint64(removedAt + i * 8, true);
  return { frame: { ...readHeader(view), count, ...columns } };
}

function checkHeader(view: DataView): string | null {
  if (view.byteLength < HEADER_BYTES) return `frame of ${view.byteLength} bytes, shorter than its header`;
  if (view.getUint16(0, true) !== MAGIC) return 'not a frame: wrong magic number';
  const version = view.getUint8(2);
  if (version !== VERSION) return `layout version ${version}, this client reads version ${VERSION}`;
  const kind = view.getUint8(3);
  if (kind !== 1 && kind !== 2) return `unknown kind of frame ${kind}`;
  const recordBytes = view.getUint16(34, true);
  if (recordBytes < RECORD_BYTES) return `track records of ${recordBytes} bytes, at least ${RECORD_BYTES} expected`;
  return null;
}

function readHeader(view: DataView) {
  const flags = view.getUint8(33);
  return {
    kind: view.getUint8(3) === 1 ? 'snapshot' : 'delta',
    pictureTimeMs: pictureTimeMs(view),
    sequence: Number(view.getBigInt64(24, true)),
    mode: view.getUint8(32) === 1 ? 'replay' : 'live',
    simulated: (flags & FLAG_SIMULATED) !== 0,
    stale: (flags & FLAG_STALE) !== 0,
    paused: (flags & FLAG_PAUSED) !== 0,
    seeking: (flags & FLAG_SEEKING) !== 0,
    replaySpeed: view.getFloat32(36, true),
  } as const;
}

/** NaN while no tick has closed yet: the server then counts from 1970. */
function pictureTimeMs(view: DataView): number {
  const timeMs = Number(view.getBigInt64(16, true)) / 1000;
  return timeMs > FIRST_TICK_MS ? timeMs : NaN;
}

function allocate(count: number, removedCount: number) {
  return {
    ids: new BigUint64Array(count),
    latitude: new Float64Array(count),
    longitude: new Float64Array(count),
    altitudeMeters: new Float32Array(count),
    groundSpeedMps: new Float32Array(count),
    trackDegrees: new Float32Array(count),
    verticalRateMps: new Float32Array(count),
    headingDegrees: new Float32Array(count),
    positionSigmaMeters: new Float32Array(count),
    address: new Uint32Array(count),
    mmsi: new Uint32Array(count),
    mode3A: new Uint16Array(count),
    domain: new Uint8Array(count),
    status: new Uint8Array(count),
    emergency: new Uint8Array(count),
    flags: new Uint16Array(count),
    category: new Uint16Array(count),
    sources: new Uint32Array(count),
    ageMs: new Uint32Array(count),
    numbers: new Uint16Array(count),
    heirs: new Uint16Array(count),
    labels: new Array<string | null>(count).fill(null),
    removed: new BigUint64Array(removedCount),
  };
}

function readRecord(view: DataView, at: number, i: number, to: ReturnType<typeof allocate>): void {
  const latitudeRaw = view.getInt32(at + 8, true);
  const longitudeRaw = view.getInt32(at + 12, true);
  const positioned = latitudeRaw !== NO_POSITION && longitudeRaw !== NO_POSITION;
  to.ids[i] = view.getBigUint64(at, true);
  to.latitude[i] = positioned ? latitudeRaw / 1e7 : NaN;
  to.longitude[i] = positioned ? longitudeRaw / 1e7 : NaN;
  to.altitudeMeters[i] = view.getFloat32(at + 16, true);
  to.groundSpeedMps[i] = view.getFloat32(at + 20, true);
  to.trackDegrees[i] = view.getFloat32(at + 24, true);
  to.verticalRateMps[i] = view.getFloat32(at + 28, true);
  to.headingDegrees[i] = view.getFloat32(at + 32, true);
  to.positionSigmaMeters[i] = view.getFloat32(at + 36, true);
  to.address[i] = view.getUint32(at + 40, true);
  to.mmsi[i] = view.getUint32(at + 44, true);
  to.mode3A[i] = view.getUint16(at + 48, true);
  to.domain[i] = view.getUint8(at + 50);
  to.status[i] = view.getUint8(at + 51);
  to.emergency[i] = view.getUint8(at + 52);
  to.flags[i] = view.getUint8(at + 53) | (view.getUint8(at + 72) << 8);
  to.category[i] = view.getUint16(at + 54, true);
  to.sources[i] = view.getUint32(at + 56, true);
  to.ageMs[i] = view.getUint32(at + 60, true);
  to.numbers[i] = view.getUint16(at + 68, true);
  to.heirs[i] = view.getUint16(at + 70, true);
}

/** Length-prefixed UTF-8 texts, found by offset. */
class StringTable {
  readonly #bytes: Uint8Array;
  readonly #decoder = new TextDecoder();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The text at an offset, null where there is none, undefined where the offset lies outside the table. */
  at(offset: number): string | null | undefined {
    if (offset === NO_LABEL) return null;
    const length = this.#bytes[offset];
    if (length === undefined || offset + 1 + length > this.#bytes.length) return undefined;
    return this.#decoder.decode(this.#bytes.subarray(offset + 1, offset + 1 + length)).trim() || null;
  }
}
