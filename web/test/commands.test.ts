import { describe, expect, it, vi } from 'vitest';
import { Commands } from '../src/view/commands';
import { idsOf, idText, MAX_SELECTED, Selection } from '../src/view/selection';

const press = (key: string, held = {}) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('commands', () => {
  const ran: string[] = [];
  const commands = new Commands();
  commands.add({ keys: ['h'], help: 'home', run: () => ran.push('home') });
  commands.add({ keys: ['Shift+h'], help: 'hide', run: () => ran.push('hide') });
  commands.add({ keys: ['c', 'escape'], help: 'deselect', run: () => ran.push('deselect') });
  commands.add({ keys: ['?'], run: () => ran.push('help') });

  it('finds a command by its key, with Caps Lock too', () => {
    for (const key of [press('h'), press('H'), press('H', { shiftKey: true }), press('Escape'), press('?', { shiftKey: true })])
      commands.of(key)?.run();
    expect(ran).toEqual(['home', 'home', 'hide', 'deselect', 'help']);
  });

  it('leaves the keys of the browser alone', () =>
    expect([
      commands.of(press('h', { ctrlKey: true })),
      commands.of(press('C', { shiftKey: true })),
      commands.of(press('x')),
    ]).toEqual([null, null, null]));

  it('tells the help its keys', () =>
    expect(commands.help).toEqual([
      ['H', 'home'],
      ['Shift+H', 'hide'],
      ['C  Esc', 'deselect'],
    ]));

  it('keeps a key with its first command, and says so', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    commands.add({ keys: ['h', 'z'], run: () => ran.push('late') });
    for (const key of ['h', 'z']) commands.of(press(key))?.run();
    expect(ran.slice(-2)).toEqual(['home', 'late']);
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });
});

describe('selection', () => {
  it('opens the last track picked, and tells of changes only', () => {
    const selection = new Selection();
    let changes = 0;
    selection.changed.on(() => changes++);
    selection.select(null);
    selection.select(1n);
    selection.select(1n);
    selection.toggle(2n);
    expect([selection.ids, selection.primary, changes]).toEqual([[1n, 2n], 2n, 2]);
    selection.toggle(2n);
    expect([selection.primary, selection.has(2n)]).toEqual([1n, false]);
  });

  it('keeps no more than the server follows', () => {
    const selection = new Selection();
    for (let id = 1n; id <= 40n; id++) selection.toggle(id);
    expect([selection.ids.length, selection.ids[0], selection.primary]).toEqual([MAX_SELECTED, 25n, 40n]);
  });

  it('reads the ids that it writes', () => {
    expect(idsOf([1n, 0xabcn, 2n ** 64n - 1n].map(idText).join(','))).toEqual([1n, 0xabcn, 2n ** 64n - 1n]);
    expect(idsOf('ABC,xyz,,12345678901234567')).toEqual([0xabcn]);
    expect(idsOf(null)).toEqual([]);
  });
});
