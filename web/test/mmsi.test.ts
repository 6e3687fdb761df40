import { describe, expect, it } from 'vitest';
import { stationOf } from '../src/picture/mmsi';
import { symbolDegrees, symbolOf } from '../src/map/symbols';
import { track } from './build';

describe('stations', () => {
  it.each([
    [993_621_001, 'aid'],
    [993_626_002, 'virtual-aid'],
    [993_628_003, 'aid'],
    [3_621_234, 'base'],
    [970_362_001, 'beacon'],
    [972_000_001, 'beacon'],
    [974_000_001, 'beacon'],
    [362_000_123, null],
    [111_362_001, null],
    [982_620_001, null],
    [null, null],
  ])('%s is %s', (mmsi, kind) => expect(stationOf(mmsi)).toBe(kind));

  it('have symbols of their own that point nowhere', () => {
    const buoy = track({ domain: 2, mmsi: 993_621_001, heading: 90, status: 1 });
    expect([symbolOf(buoy), symbolDegrees(buoy)]).toEqual(['aid-solid', 0]);
    const ship = track({ domain: 2, mmsi: 362_000_123, heading: 90, status: 2 });
    expect([symbolOf(ship), symbolDegrees(ship)]).toEqual(['ship-coasting', 90]);
  });
});
