import { describe, expect, it, vi } from 'vitest';
import { AddressBar } from '../src/view/address-bar';

describe('address bar', () => {
  it('reads the query, and lets the hash win', () => {
    const address = new AddressBar('?lat=1&lon=2&zoom=3', '#zoom=9&name=T%26T', () => {});
    expect([address.given('lat'), address.given('zoom'), address.given('name'), address.given('theme')]).toEqual([
      '1',
      '9',
      'T&T',
      null,
    ]);
    expect(address.given('latitude', 'lat')).toBe('1');
  });

  it('takes only numbers that make sense', () => {
    const address = new AddressBar('?lat=91&lon=2&zoom=abc&empty=', '', () => {});
    expect(address.givenNumber(-85, 85, 'lat')).toBeNull();
    expect(address.givenNumber(-180, 180, 'lon')).toBe(2);
    expect(address.givenNumber(0, 22, 'zoom')).toBeNull();
    expect(address.givenNumber(0, 22, 'empty')).toBeNull();
  });

  it('comes back as it went, whatever is kept', () => {
    for (let i = 0; i < 500; i++) {
      const text = String.fromCodePoint(33 + ((i * 7919) % 0xd7df)) + '&=#,: %' + i;
      const address = new AddressBar('', '', () => {});
      address.keep('name', () => text);
      address.keep('nothing', () => null);
      address.keep('n', () => String(i));
      const again = new AddressBar('', address.hash, () => {});
      expect([again.given('name'), again.given('n'), again.given('nothing')]).toEqual([text, String(i), null]);
    }
    expect(new AddressBar('', '', () => {}).hash).toBe('');
  });

  it('writes changes of one moment together', () => {
    vi.useFakeTimers();
    const written: string[] = [];
    const address = new AddressBar('', '', (hash) => written.push(hash));
    let n = 0;
    address.keep('n', () => String(n));
    for (n = 1; n < 9; n++) address.changed();
    vi.advanceTimersByTime(1000);
    expect(written).toEqual(['#n=9']);
    vi.useRealTimers();
  });
});
