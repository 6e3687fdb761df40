import { describe, expect, it } from 'vitest';
import { countryNames, unwrapPolygon } from '../dev/basemap.mjs';
import { retryDelayMs } from '../src/link/backoff';
import { streamUrl } from '../src/link/link';
import type { SourceStatus } from '../src/link/rest';
import { advance } from '../src/map/dead-reckoning';
import { Declutter } from '../src/map/declutter';
import { graticule } from '../src/map/graticule';
import { ScreenProjection } from '../src/map/projection';
import { emptyText } from '../src/panels/empty-state';
import { rejectionText } from '../src/panels/source-details';
import { isFailing } from '../src/panels/source-panel';
import { homeOfSources } from '../src/view/home';

describe('link', () => {
  it('waits from half a second to five seconds', () =>
    expect([0, 1, 2, 3, 4, 50].map(retryDelayMs)).toEqual([500, 1000, 2000, 4000, 5000, 5000]));

  it('finds the stream beside the page, whatever its path', () => {
    expect(streamUrl('http://127.0.0.1:8080/?x#y').href).toBe('ws://127.0.0.1:8080/api/v1/stream');
    expect(streamUrl('https://example.org/tower/index.html').href).toBe('wss://example.org/tower/api/v1/stream');
  });
});

describe('map', () => {
  it('projects as Web Mercator does, also over the 180° meridian', () => {
    const projection = new ScreenProjection(179, 0, 2, 1000, 800);
    expect([projection.x(179), projection.y(0)]).toEqual([500, 400]);
    expect(projection.x(-179) - 500).toBeCloseTo((2 / 360) * 2048, 6);
    expect(projection.y(85.051129) - 400).toBeCloseTo(-1024, 3);
    expect(projection.pixelsPerMeter(0)).toBeCloseTo(2048 / 40_075_016.7, 9);
  });

  it('reckons a minute ahead', () => {
    const [longitude, latitude] = advance(-61.9, 10.5, 90, 13_890);
    expect([longitude, latitude].map((x) => x.toFixed(3))).toEqual(['-61.773', '10.500']);
  });

  it('never lets labels overlap, and keeps their corners', () => {
    const declutter = new Declutter();
    const wishes = Array.from({ length: 200 }, (_, i) => ({
      key: BigInt(i),
      x: (i * 37) % 500,
      y: (i * 91) % 400,
      width: 60,
      height: 26,
      clearance: 10,
      corner: i % 2,
      must: false,
    }));
    const placed = declutter.place(wishes, 100);
    const boxes = placed.map((label) => ({
      x: wishes[Number(label.key)]!.x + label.dx,
      y: wishes[Number(label.key)]!.y + label.dy,
      label,
    }));
    for (const a of boxes)
      for (const b of boxes)
        if (a !== b) expect(a.x < b.x + 60 && b.x < a.x + 60 && a.y < b.y + 26 && b.y < a.y + 26).toBe(false);
    expect(placed.length).toBeGreaterThan(10);
    expect(declutter.place(wishes, 100)).toEqual(placed);
  });

  it('draws a graticule of few lines, named', () => {
    const { lines, marks } = graticule([-63, 9.5, -60, 11.5]);
    expect(lines.features.length).toBeLessThan(20);
    expect(marks.map((mark) => mark.text)).toContain('62°W');
    expect(marks.map((mark) => mark.text)).toContain('10°30′N');
    expect(graticule([170, -5, -170, 5]).marks.map((mark) => mark.text)).toContain('175°W');
  });

  it('leads coasts past the 180° meridian instead of back round the world', () => {
    const island = [
      [178, 1],
      [-179, 1],
      [-179, -1],
      [178, -1],
      [178, 1],
    ];
    const lake = [
      [-179.6, 0.1],
      [-179.5, 0.1],
      [-179.5, 0],
      [-179.6, 0.1],
    ];
    const [coast, shore] = unwrapPolygon([island, lake]);
    expect(coast!.map((place: number[]) => place[0])).toEqual([178, 181, 181, 178, 178]);
    expect(shore![0]![0]).toBeCloseTo(180.4, 9);
    const antarctica = unwrapPolygon([
      [
        [0, -70],
        [120, -71],
        [-120, -72],
        [0, -70],
      ],
    ])[0];
    expect(antarctica).toEqual(
      [
        [0, -70],
        [120, -71],
        [240, -72],
        [360, -70],
        [360, -90],
        [0, -90],
        [0, -70],
      ].map(([x, y]) => [x! - 360, y]),
    );
  });

  it('puts a name in the middle of the largest piece', () => {
    const square = (x: number, y: number, side: number) => [
      [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
        [x, y],
      ],
    ];
    const names = countryNames({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { name: 'Isla' },
          geometry: { type: 'MultiPolygon', coordinates: [square(0, 0, 1), square(10, 10, 4)] },
        },
      ],
    });
    expect(names.features[0]!.geometry.coordinates).toEqual([12, 12]);
  });
});

describe('sources', () => {
  const source = (parts: Partial<SourceStatus>): SourceStatus => ({ id: 1, name: 'radar-1', state: 'connected', ...parts });

  it('lists rejections by frequency', () =>
    expect(rejectionText(source({ rejected_by_reason: { framing: 1, checksum: 12, bad_length: 0 } }))).toBe(
      'checksum 12, framing 1',
    ));

  it('calls only failures failing', () =>
    expect(['connected', 'waiting', 'failed', 'ended'].map((state) => isFailing(source({ state })))).toEqual([
      false,
      false,
      true,
      false,
    ]));

  it('finds home among the sites', () =>
    expect(homeOfSources([source({ site: { lat: 10, lon: -61 } }), source({})])).toMatchObject({ latitude: 10, longitude: -61 }));

  it('says why the map is empty', () => {
    expect(emptyText(true, true, 5, [])).toBeNull();
    expect(emptyText(true, true, 0, [])).toContain('no source is configured');
    expect(emptyText(true, true, 0, [source({ state: 'waiting', detail: 'nothing heard' })])).toBe(
      'No traffic yet: radar-1: nothing heard. Press R for the sources.',
    );
    expect(emptyText(false, false, 0, null)).toContain('Connecting');
    expect(emptyText(true, true, 0, [source({ messages: 4 })])).toContain('in this view');
  });
});
