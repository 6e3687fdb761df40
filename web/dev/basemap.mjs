// Natural Earth's world (world-atlas, TopoJSON) as the GeoJSON files the map reads. Done when building, so that no browser has to.
import { feature, mesh } from 'topojson-client';

const DECIMALS = 1e4;

/** @returns {{land: object, borders: object, names: object}} GeoJSON, coordinates in degrees with 4 decimals (11 m; the source has 400 m) */
export function makeBasemap(world) {
    return {
        land: collection(
            polygons(feature(world, world.objects.land)).map((rings) => ({ type: 'Polygon', coordinates: rounded(rings) })),
        ),
        borders: collection([
            {
                type: 'MultiLineString',
                coordinates: rounded(mesh(world, world.objects.countries, (a, b) => a !== b).coordinates),
            },
        ]),
        names: countryNames(feature(world, world.objects.countries)),
    };
}

/** A point for each country's name: the middle of its largest piece. */
export function countryNames(countries) {
    const features = countries.features.flatMap((country) => {
        const [largest] = polygons(country)
            .map(([outer]) => middle(outer))
            .filter(({ area }) => area > 1e-4)
            .sort((a, b) => b.area - a.area);
        if (!largest) return [];
        const properties = { name: country.properties.name, area: Math.round(largest.area * DECIMALS) / DECIMALS };
        return [{ type: 'Feature', properties, geometry: { type: 'Point', coordinates: rounded(largest.center) } }];
    });
    return { type: 'FeatureCollection', features };
}

// Each piece by itself, so that the map can pass over those out of sight.
function polygons(shape) {
    if (shape.type === 'FeatureCollection') return shape.features.flatMap(polygons);
    const { type, coordinates } = shape.geometry;
    if (type !== 'Polygon' && type !== 'MultiPolygon') return [];
    return (type === 'Polygon' ? [coordinates] : coordinates).map(unwrapPolygon);
}

/** The source cuts nothing at the 180° meridian: a flat map needs rings that go on past it instead of jumping back. */
export function unwrapPolygon([outer, ...holes]) {
    const shell = closeOverPole(unwrap(outer));
    const centered = shift(shell, -360 * Math.round(centerLongitude(shell) / 360));
    const center = centerLongitude(centered);
    return [centered, ...holes.map(unwrap).map((hole) => shift(hole, 360 * Math.round((center - centerLongitude(hole)) / 360)))];
}

function unwrap(line) {
    let turn = 0;
    return line.map(([longitude, latitude], i) => {
        if (i > 0) turn -= 360 * Math.round((longitude - line[i - 1][0]) / 360);
        return [longitude + turn, latitude];
    });
}

// A ring round a pole (Antarctica) does not meet itself once unwrapped: it is closed along the edge of the world.
function closeOverPole(ring) {
    const [first, last] = [ring[0], ring[ring.length - 1]];
    if (Math.abs(first[0] - last[0]) < 180) return ring;
    const pole = last[1] < 0 ? -90 : 90;
    return [...ring, [last[0], pole], [first[0], pole], first];
}

function shift(ring, degrees) {
    return degrees === 0 ? ring : ring.map(([longitude, latitude]) => [longitude + degrees, latitude]);
}

function centerLongitude(ring) {
    let [west, east] = [Infinity, -Infinity];
    for (const [longitude] of ring) [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
    return (west + east) / 2;
}

function collection(geometries) {
    return { type: 'FeatureCollection', features: geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry })) };
}

function rounded(coordinates) {
    return typeof coordinates === 'number' ? Math.round(coordinates * DECIMALS) / DECIMALS : coordinates.map(rounded);
}

/** Centre of gravity of a ring and its area in square degrees: good enough to place a word. */
function middle(ring) {
    let area = 0;
    let x = 0;
    let y = 0;
    for (let i = 0; i + 1 < ring.length; i++) {
        const [x0, y0] = ring[i];
        const [x1, y1] = ring[i + 1];
        const cross = x0 * y1 - x1 * y0;
        area += cross / 2;
        x += (x0 + x1) * cross;
        y += (y0 + y1) * cross;
    }
    return { area: Math.abs(area), center: [x / (6 * area), y / (6 * area)] };
}
