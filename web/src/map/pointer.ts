import type { Map, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { Place } from './geodesy';
import type { ScreenProjection } from './projection';

/** Where the pointer is. */
export interface PointerAt {
  readonly x: number;
  readonly y: number;
  readonly place: Place;
  readonly projection: ScreenProjection;
}

/** Takes the pointer before the map and the traffic do. */
export interface PointerTool {
  /** True = it holds something from now on, and the map stays where it is. */
  press(at: PointerAt): boolean;
  /** The shape of the pointer; null = that of the map. */
  move(at: PointerAt): string | null;
  release(): void;
  /** True = it was meant for the tool. */
  click(at: PointerAt): boolean;
  /** The other button, or a long touch. */
  menu(at: PointerAt): void;
}

/** Passes the pointer's events on a map to the tool in use. */
export function listenToPointer(
  map: Map,
  tool: () => PointerTool | null,
  at: (event: MapMouseEvent | MapTouchEvent) => PointerAt,
) {
  const press = (event: MapMouseEvent | MapTouchEvent) => {
    if (tool()?.press(at(event))) event.preventDefault();
  };
  map.on('mousedown', (event) => {
    if (event.originalEvent.button === 0) press(event);
  });
  map.on('touchstart', (event) => {
    if (event.points.length === 1) press(event);
  });
  map.on('touchmove', (event) => tool()?.move(at(event)));
  map.on('mouseup', () => tool()?.release());
  map.on('touchend', () => tool()?.release());
  map.on('touchcancel', () => tool()?.release());
  map.on('dblclick', (event) => {
    if (tool()) event.preventDefault();
  });
  map.on('contextmenu', (event) => {
    if (!tool()) return;
    event.preventDefault();
    tool()!.menu(at(event));
  });
}
