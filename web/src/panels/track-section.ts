/** A part of the panel of the selected track that another feature fills. */
export interface TrackSection {
  readonly element: HTMLElement;
  /** Fills it for a track, or hides itself; called with every drawing of the panel. */
  show(id: bigint): void;
}
