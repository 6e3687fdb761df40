import { encodeFrame } from '../dev/encode-frame.mjs';
import type { Frame } from '../src/link/frame';
import { decodeFrame } from '../src/link/wire';
import { Track } from '../src/picture/track';

/** A track record as the encoder takes it: everything but the id may be left out. */
export interface Wire {
  id: bigint;
  lat?: number;
  lon?: number;
  altitude?: number;
  groundSpeed?: number;
  track?: number;
  verticalRate?: number;
  heading?: number;
  sigma?: number;
  address?: number;
  mmsi?: number;
  mode3A?: number;
  domain?: number;
  status?: number;
  emergency?: number;
  flags?: number;
  category?: number;
  sources?: number;
  ageMs?: number;
  label?: string;
  number?: number;
  heir?: number;
}

export interface WireFrame {
  kind?: number;
  version?: number;
  timeUs?: bigint;
  sequence?: bigint;
  mode?: number;
  flags?: number;
  speed?: number;
  recordBytes?: number;
  tracks?: Wire[];
  removed?: bigint[];
}

export function encode(frame: WireFrame): ArrayBuffer {
  return encodeFrame(frame);
}

export function frame(parts: WireFrame): Frame {
  const result = decodeFrame(encode(parts));
  if ('error' in result) throw new Error(result.error);
  return result.frame;
}

export function track(wire: Partial<Wire>): Track {
  const result = new Track(wire.id ?? 1n);
  result.update(frame({ tracks: [{ id: 1n, ...wire }] }), 0);
  return result;
}
