import { describe, expect, it } from 'vitest';
import { destination, greatCircle, legBetween, sphericalLeg } from '../src/map/geodesy';
import { endsOf, endText, measureText } from '../src/map/measure';
import { automaticStep } from '../src/map/range-rings';
import { track } from './build';

const place = (latitude: number, longitude: number) => ({ latitude, longitude });
const dms = (degrees: number, minutes: number, seconds: number) => degrees + minutes / 60 + seconds / 3600;

describe('geodesy', () => {
  it('measures Flinders Peak to Buninyong, the example of the Geodetic Datum of Australia', () => {
    // GDA94 Technical Manual, on GRS80, whose ellipsoid differs from WGS 84 by 0.1 mm.
    const peak = place(-dms(37, 57, 3.7203), dms(144, 25, 29.5244));
    const hill = place(-dms(37, 39, 10.1561), dms(143, 55, 35.3839));
    const { meters, bearingDegrees } = legBetween(peak, hill);
    expect(meters).toBeCloseTo(54_972.271, 2);
    expect(bearingDegrees).toBeCloseTo(dms(306, 52, 5.37), 5);
  });

  it('knows the quarter of the meridian and a degree of the equator', () => {
    expect(legBetween(place(0, 0), place(90, 0)).meters).toBeCloseTo(10_001_965.729, 2);
    expect(legBetween(place(0, 179.5), place(0, -179.5))).toEqual({ meters: expect.closeTo(111_319.491, 2), bearingDegrees: 90 });
    expect(legBetween(place(10, -61), place(10, -61)).meters).toBe(0);
  });

  it('answers between opposite places too', () => {
    const { meters } = legBetween(place(0, 0), place(0.5, 179.7));
    expect(meters).toBeGreaterThan(19_900_000);
    expect(meters).toBeLessThan(20_040_000);
  });

  it('agrees with the sphere to 0.6 %, and with itself the other way round', () => {
    for (let i = 0; i < 500; i++) {
      const from = place(((i * 37) % 170) - 85, ((i * 73) % 360) - 180);
      const to = place(((i * 53) % 160) - 80, ((i * 91) % 350) - 175);
      const { meters } = legBetween(from, to);
      const sphere = sphericalLeg(from, to).meters;
      expect(Math.abs(meters - sphere)).toBeLessThan(0.006 * sphere + 1);
      expect(legBetween(to, from).meters).toBeCloseTo(meters, 2);
    }
  });

  it('goes out and comes back', () => {
    for (let i = 1; i < 200; i++) {
      const from = place(((i * 37) % 160) - 80, ((i * 73) % 360) - 180);
      const to = destination(from, (i * 17) % 360, i * 5000);
      const leg = sphericalLeg(from, to);
      expect(leg.meters).toBeCloseTo(i * 5000, 3);
      expect(Math.cos(((leg.bearingDegrees - ((i * 17) % 360)) * Math.PI) / 180)).toBeCloseTo(1, 9);
    }
  });

  it('draws the great circle from end to end over the 180° meridian', () => {
    const places = greatCircle(place(35, 140), place(37, -122), 16);
    expect([places.length, places[0], places[16]]).toEqual([17, place(35, expect.closeTo(140, 9)), place(37, -122)]);
    expect(Math.max(...places.map((p) => p.latitude))).toBeGreaterThan(47);
  });
});

describe('measure', () => {
  const plain = (text: string | null) => text?.replaceAll('\u202f', ' ');
  const plane = track({ id: 5n, domain: 1, label: 'BWA12', lat: 10, lon: -61, groundSpeed: 231.5 });
  const ship = track({ id: 6n, domain: 2, label: 'CARONI', lat: 10, lon: -62, groundSpeed: 0 });
  const trackOf = (id: bigint) => [plane, ship].find((t) => t.id === id);

  it('tells distance, bearing and the time to go at the speed of a track', () => {
    expect(plain(measureText({ track: 6n }, { track: 5n }, trackOf))).toBe(
      'CARONI → BWA12: 59.2 NM, 090°; 7 min 54 s at the 450 kt of BWA12',
    );
    expect(plain(measureText({ track: 6n }, { place: place(10, -61.9) }, trackOf))).toBe(
      'CARONI → 10°00.000′N 061°54.000′W: 5.9 NM, 090°',
    );
    expect(measureText({ track: 9n }, { track: 5n }, trackOf)).toBeNull();
  });

  it('comes back from the address as it went', () => {
    const text = [{ track: 5n }, { place: place(-10.5, 179.99999) }].map(endText).join('~');
    expect(endsOf(text)).toEqual([{ track: 5n }, { place: place(-10.5, 179.99999) }]);
    for (const wrong of ['', '0000000000000005', '91,0~1,1', 'a~b', '1,1~1,1~1,1', '1,181~1,1', '1,~2,2'])
      expect(endsOf(wrong)).toEqual([]);
  });

  it('spaces rings by round steps that stand apart', () => {
    expect([40, 10, 0.001, 700].map(automaticStep)).toEqual([2, 10, 1000, 0.1]);
  });
});
