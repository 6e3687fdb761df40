/** A part of the page for administrators. */
export interface Section {
  /** In the address: `#part=users`. */
  readonly name: string;
  readonly title: string;
  readonly element: HTMLElement;
  /** Called when it is opened. */
  refresh(): Promise<void>;
}
