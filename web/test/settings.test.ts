import { describe, expect, it } from 'vitest';
import { altitude, distance, duration, longDistance, speed, STANDARD_UNITS, verticalRate } from '../src/text/units';
import { labelLines } from '../src/text/label';
import { AddressBar } from '../src/view/address-bar';
import { CHOICES, SETTING_NAMES, settingGiven, Settings } from '../src/view/settings';
import { track } from './build';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

class Memory {
  text: string | null = null;
  getItem(): string | null {
    return this.text;
  }
  setItem(_: string, value: string): void {
    this.text = value;
  }
}

describe('settings', () => {
  it('take the address before the memory before the first choice', () => {
    const memory = new Memory();
    memory.text = '{"theme":"night","labels":"name","air_speed":"parsec"}';
    const settings = new Settings((name) => (name === 'labels' ? 'off' : null), memory);
    expect([settings.get('theme'), settings.get('labels'), settings.get('air_speed')]).toEqual(['night', 'off', 'kt']);
  });

  it('come back from memory and from the address, every value of every choice', () => {
    for (const name of SETTING_NAMES)
      for (const value of CHOICES[name]) {
        const memory = new Memory();
        const settings = new Settings(() => null, memory);
        settings.set(name, value);
        expect(new Settings(() => null, memory).get(name)).toBe(value);
        const given = settings.changedValue(name);
        expect(new Settings((other) => (other === name ? given : null), null).get(name)).toBe(value);
      }
  });

  it('go round, tell of changes only, and refuse what they do not know', () => {
    const settings = new Settings(() => null, null);
    const told: string[] = [];
    settings.changed.on((name) => told.push(name));
    for (let i = 0; i < CHOICES.theme.length; i++) settings.advance('theme');
    expect([settings.get('theme'), told.length]).toEqual(['dusk', 3]);
    settings.set('theme', 'dusk');
    settings.set('theme', 'sepia');
    expect(told.length).toBe(3);
  });

  it.each(['{', '[]', 'null', '{"theme":7}', '"x"'])('survive the memory %j', (text) => {
    const memory = new Memory();
    memory.text = text;
    expect(new Settings(() => null, memory).get('theme')).toBe('dusk');
  });

  it('know the scales of tar1090', () => {
    const given = (search: string) => {
      const address = new AddressBar(search, '', () => {});
      return [settingGiven('symbol_size', address), settingGiven('label_size', address), settingGiven('theme', address)];
    };
    expect(given('?iconScale=1.4&labelScale=0.8')).toEqual(['1.5', '0.85', null]);
    expect(given('?scale=3')).toEqual(['2', '2', null]);
    expect(given('?symbol_size=0.75&iconScale=2&scale=x')).toEqual(['0.75', null, null]);
  });

  it('work where the browser keeps nothing', () => {
    const refusing = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota');
      },
    };
    const settings = new Settings(() => null, refusing);
    settings.set('theme', 'day');
    expect(settings.get('theme')).toBe('day');
  });
});

describe('units per quantity', () => {
  const metric = {
    airAltitude: 'm',
    airSpeed: 'kmh',
    airRate: 'mps',
    seaSpeed: 'mps',
    droneHeight: 'ft',
    droneSpeed: 'kt',
    droneRate: 'fpm',
    distance: 'km',
  } as const;

  it('hold for each domain by itself', () => {
    expect([altitude(10668, 1, metric), altitude(120.4, 4, metric)].map(plain)).toEqual(['10 668 m', '400 ft']);
    expect([speed(100, 1, metric), speed(5, 2, metric), speed(10, 4, metric)].map(plain)).toEqual([
      '360 km/h',
      '5.0 m/s',
      '19.4 kt',
    ]);
    expect([verticalRate(-9.75, 1, metric), verticalRate(1, 4, metric)].map(plain)).toEqual(['−9.8 m/s', '192 ft/min']);
    expect([distance(3704, metric), longDistance(500, metric)].map(plain)).toEqual(['3.7 km', '0.5 km']);
    expect(plain(altitude(3000, 1, { ...STANDARD_UNITS, airAltitude: 'ft' }))).toBe('9850 ft');
  });

  it('write times to go', () =>
    expect([7, 59.6, 125, 4805, Infinity].map((s) => plain(duration(s)))).toEqual([
      '7 s',
      '1 min 00 s',
      '2 min 05 s',
      '1 h 20 min',
      '–',
    ]));
});

describe('label levels', () => {
  const plane = track({
    domain: 1,
    label: 'TAM8021',
    altitude: 10668,
    groundSpeed: 231.5,
    track: 93,
    verticalRate: 5,
    mode3A: 0o246,
  });

  it('give the name, the block, or a line more', () => {
    expect(labelLines(plane, 'name')).toEqual(['TAM8021']);
    expect(labelLines(plane, 'extended')).toEqual(['TAM8021', 'FL350↑ 450', 'A0246 093° 960ft/min']);
    expect(labelLines(track({ domain: 2, mmsi: 2320001, groundSpeed: 6, track: 7 }), 'extended')).toEqual([
      '002320001',
      '11.7kt',
      '007°',
    ]);
    expect(labelLines(track({ domain: 0, number: 17, track: 7 }), 'extended')).toEqual(['#17', '007°']);
    expect(labelLines(track({ domain: 2, label: 'CARONI', mmsi: 2320001, number: 17, flags: 128 }), 'extended')).toEqual([
      'CARONI [2]',
      '#17 002320001',
    ]);
    expect(labelLines(track({ domain: 1, label: 'AAL1', emergency: 1 }), 'name')).toEqual(['EMERGENCY', 'AAL1']);
  });
});
