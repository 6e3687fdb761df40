/** What a key does. */
export interface Command {
  /** `f`, `arrowup`, `Shift+h`; a letter alone also stands for itself with Caps Lock. */
  readonly keys: readonly string[];
  /** What the help says of it; without it the help is silent. */
  readonly help?: string;
  /** How the help writes the keys, where several commands share a line. */
  readonly helpKeys?: string;
  run(): void;
}

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The keys of the map page: each feature adds its own. */
export class Commands {
  readonly #byKey = new Map<string, Command>();
  readonly #help: (readonly [keys: string, action: string])[] = [];

  add(command: Command): void {
    for (const key of command.keys) {
      if (this.#byKey.has(key)) console.error(`the key ${key} has two commands: the first is kept`);
      else this.#byKey.set(key, command);
    }
    if (command.help) this.#help.push([command.helpKeys ?? command.keys.map(keyText).join('  '), command.help]);
  }

  /** The help's table: keys and what they do, in the order in which they were added. */
  get help(): readonly (readonly [keys: string, action: string])[] {
    return this.#help;
  }

  of({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): Command | null {
    if (ctrlKey || metaKey || altKey) return null;
    const name = key.toLowerCase();
    return this.#byKey.get(shiftKey && /^[a-z]$/.test(name) ? `Shift+${name}` : name) ?? null;
  }

  /** Listens for key presses, except those meant for a field or a dialog, or for moving inside a table. */
  listen(target: Document): void {
    target.addEventListener('keydown', (event) => {
      const element = event.target as HTMLElement | null;
      if (element?.closest('input, select, textarea, dialog')) return;
      if (event.key === ' ' && element?.closest('button, a, summary')) return;
      if (event.key.startsWith('Arrow') && element?.closest('[data-own-arrows]')) return;
      const command = this.of(event);
      if (!command) return;
      event.preventDefault();
      command.run();
    });
  }
}

function keyText(key: string): string {
  if (key === 'escape') return 'Esc';
  const parts = key.split('+');
  return key.length === 1 ? key.toUpperCase() : parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('+');
}
