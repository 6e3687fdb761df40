/** A part of the page for administrators. */
export interface Section {
  readonly title: string;
  readonly element: HTMLElement;
  /** Called when it is opened. */
  refresh(): Promise<void>;
}
