/** One screen of the set-up. */
export interface Step {
  readonly name: string;
  readonly element: HTMLElement;
  /** It has come to the screen. */
  shown(): void;
}
