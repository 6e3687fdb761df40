import { describe, expect, it } from 'vitest';
import { circleSquareMeters, enclosedSquareMeters, middleOf } from '../src/areas/extent';
import { shapesOf } from '../src/areas/areas-layer';
import {
  finished,
  newSketch,
  shapeOf,
  sketchOf,
  withCorner,
  withInserted,
  withMoved,
  without,
  withRadiusTo,
} from '../src/areas/sketch';
import { parsePlace } from '../src/text/place';

const place = (latitude: number, longitude: number) => ({ latitude, longitude });
const AUTHALIC_SPHERE = 4 * Math.PI * 6_371_007.2 ** 2;

describe('an area that is drawn', () => {
  const triangle = [place(10, -61), place(10, -60), place(11, -60)].reduce(withCorner, newSketch('polygon'));

  it('is closed with three corners, not with two', () => {
    const two = [place(10, -61), place(10, -60)].reduce(withCorner, newSketch('polygon'));
    expect(finished(two).done).toBe(false);
    expect(finished(triangle).done).toBe(true);
    expect(withCorner(finished(triangle), place(0, 0)).corners).toHaveLength(3);
  });

  it('changes corner by corner, and keeps the three it needs', () => {
    const four = withInserted(finished(triangle), 0, place(9, -60.5));
    expect(shapeOf(four).polygon).toEqual([
      [10, -61],
      [9, -60.5],
      [10, -60],
      [11, -60],
    ]);
    const back = without(withMoved(four, 3, place(12, -60)), 1);
    expect(back.corners).toEqual([place(10, -61), place(10, -60), place(12, -60)]);
    expect(without(back, 0)).toBe(back);
  });

  it('is a circle after its centre and its rim', () => {
    const circle = [place(0, 179.9), place(0, -179.9)].reduce(withCorner, newSketch('circle'));
    expect(circle.done).toBe(true);
    expect(shapeOf(circle)).toEqual({ center: [0, 179.9], radius_m: expect.closeTo(22_263.9, 1) });
    expect(shapeOf(withRadiusTo(circle, place(0, 179.9))).radius_m).toBe(1);
  });

  it('comes back from the configuration as it was', () => {
    for (const shape of [
      { line: [[1, 2] as [number, number], [3, 4] as [number, number]] },
      { center: [1, 2] as [number, number], radius_m: 5 },
    ])
      expect(shapeOf(sketchOf(shape))).toEqual(shape);
  });
});

describe('extents', () => {
  it('knows an eighth of the sphere, a cap round the pole and a square across 180°', () => {
    expect(enclosedSquareMeters([place(0, 0), place(0, 90), place(90, 0)]) / AUTHALIC_SPHERE).toBeCloseTo(1 / 8, 9);
    const cap = Array.from({ length: 360 }, (_, i) => place(80, i - 180));
    expect(enclosedSquareMeters(cap) / AUTHALIC_SPHERE).toBeCloseTo((1 - Math.sin((80 * Math.PI) / 180)) / 2, 5);
    const square = [place(-0.5, 179.5), place(-0.5, -179.5), place(0.5, -179.5), place(0.5, 179.5)];
    expect(enclosedSquareMeters(square) / 1e6).toBeCloseTo(12_364, -1);
    expect(circleSquareMeters(1000) / 1e6).toBeCloseTo(Math.PI, 5);
  });

  it('has a middle across 180°, and none all round', () => {
    expect(middleOf([place(0, 179), place(0, -179)])?.place.longitude).toBeCloseTo(180, 9);
    expect(middleOf([place(0, 0), place(0, 180)])).toBeNull();
  });
});

describe('the layer', () => {
  it('draws no border where a ring was cut, and hides the area that is being changed', () => {
    const ring = [
      [179, 0],
      [180, 0],
      [180, 1],
      [179, 1],
      [179, 0],
    ];
    const feature = (name: string) => ({
      type: 'Feature' as const,
      geometry: { type: 'Polygon' as const, coordinates: [ring] },
      properties: { name, ceiling_m: 500 },
    });
    const { features } = shapesOf({ type: 'FeatureCollection', features: [feature('a'), feature('b')] }, 'b');
    expect(features.map(({ properties }) => properties!['part'])).toEqual(['inside', 'border', 'label']);
    expect(features[1]!.geometry).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [179, 0],
          [180, 0],
        ],
        [
          [180, 1],
          [179, 1],
          [179, 0],
        ],
      ],
    });
    expect(features[2]!.properties!['text']).toBe('a\nup to 500 m');
  });
});

describe('places as people write them', () => {
  it.each([
    ['10.54, -61.6', 10.54, -61.6],
    ['10.54 -61.6', 10.54, -61.6],
    ['−10.5, 61', -10.5, 61],
    ['10,54 N 61,6 W', 10.54, -61.6],
    ['10°32.4′N 61°36′W', 10.54, -61.6],
    ['10 32 24 N, 61 36 0 O', 10.54, -61.6],
    ["10° 32' 24\" S 161° 36' E", -10.54, 161.6],
  ])('reads %s', (text, latitude, longitude) => {
    expect(parsePlace(text)).toEqual(place(expect.closeTo(latitude, 9), expect.closeTo(longitude, 9)));
  });

  it.each(['', '10.5', '91, 0', '10 32, 61 36', '10,5, 61,5', '10 61 N 61 W', '-10 N 61 W', '61 W 10 N', '10 x 5'])(
    'refuses %s',
    (text) => {
      expect(parsePlace(text)).toBeNull();
    },
  );
});
