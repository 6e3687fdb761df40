/** One decoded frame of the stream: columns, one entry a track, so that it crosses from the worker without copying. */
export interface Frame {
  readonly kind: 'snapshot' | 'delta';
  readonly pictureTimeMs: number;
  readonly sequence: number;
  readonly mode: 'live' | 'replay';
  readonly simulated: boolean;
  readonly stale: boolean;
  readonly paused: boolean;
  /** A replay on its way to another moment. */
  readonly seeking: boolean;
  /** 1 = real time, 0 = as fast as possible. */
  readonly replaySpeed: number;
  readonly count: number;
  readonly ids: BigUint64Array;
  /** Degrees; NaN = no position. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** NaN = unknown in every one of these. */
  readonly altitudeMeters: Float32Array;
  readonly groundSpeedMps: Float32Array;
  readonly trackDegrees: Float32Array;
  readonly verticalRateMps: Float32Array;
  readonly headingDegrees: Float32Array;
  readonly positionSigmaMeters: Float32Array;
  readonly address: Uint32Array;
  readonly mmsi: Uint32Array;
  readonly mode3A: Uint16Array;
  readonly domain: Uint8Array;
  readonly status: Uint8Array;
  readonly emergency: Uint8Array;
  /** TrackFlag: of both octets of flags. */
  readonly flags: Uint16Array;
  readonly category: Uint16Array;
  readonly sources: Uint32Array;
  readonly ageMs: Uint32Array;
  /** 0 = none. */
  readonly numbers: Uint16Array;
  /** Of an ended track: short number of the track that goes on for the same object; 0 = none. */
  readonly heirs: Uint16Array;
  readonly labels: readonly (string | null)[];
  readonly removed: BigUint64Array;
}

/** The buffers of a frame, to be handed over with postMessage. */
export function transferList(frame: Frame): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const value of Object.values(frame)) if (ArrayBuffer.isView(value)) buffers.add(value.buffer as ArrayBuffer);
  return [...buffers];
}
