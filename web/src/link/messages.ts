import type { AlertsAnswer } from '../alerts/alert';
import type { Frame } from './frame';

/** West, south, east, north in degrees; west > east crosses the 180° meridian. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

export type ToWorker =
  | { readonly type: 'start'; readonly url: string }
  | { readonly type: 'view'; readonly bbox: Bbox }
  | { readonly type: 'subscribe'; readonly tracks: readonly string[] };

export type LinkState = 'connecting' | 'connected' | 'reconnecting';

export type FromWorker =
  | { readonly type: 'state'; readonly state: LinkState; readonly attempt: number }
  | { readonly type: 'frame'; readonly frame: Frame }
  | { readonly type: 'alerts'; readonly answer: AlertsAnswer }
  | { readonly type: 'bad-frame'; readonly reason: string };
