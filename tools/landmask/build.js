// Natural Earth 1:10m land (world-atlas, public domain data) → cells of 0.02° that lie wholly farther inland than INLAND_METERS.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, constants } from 'node:zlib'

const PER_DEGREE = 50
const ROWS = 180 * PER_DEGREE
const COLUMNS = 360 * PER_DEGREE
const INLAND_METERS = 2500
const METERS_PER_DEGREE = 111_200
const STEP_METERS = 500

const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/land-10m.json'), 'utf8'))
const { scale, translate } = atlas.transform
const arcs = atlas.arcs.map((arc) => {
  let x = 0
  let y = 0
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]])
})

const rings = []
for (const geometry of atlas.objects.land.geometries ?? [atlas.objects.land])
  for (const polygon of geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs)
    for (const ring of polygon) rings.push(unwrap(ring.flatMap((index) => (index < 0 ? arcs[~index].slice().reverse() : arcs[index]))))

const inland = new Uint8Array(ROWS * COLUMNS)
fillLand()
clearShores()
write()

/** Longitudes without jumps at 180°; a ring around the south pole is closed through it. */
function unwrap(ring) {
  let turns = 0
  const points = ring.map(([x, y], i) => {
    if (i > 0) turns += Math.abs(x - ring[i - 1][0]) > 180 ? Math.sign(ring[i - 1][0] - x) : 0
    return [x + 360 * turns, y]
  })
  const [first, last] = [points[0], points[points.length - 1]]
  return Math.abs(last[0] - first[0]) > 180 ? [...points, [last[0], -90], [first[0], -90]] : points
}

/** Even-odd rule along the middle of each row, ring by ring: a lake's ring may lie a turn away from its shore's. */
function fillLand() {
  for (const ring of rings) {
    const crossings = new Map()
    for (let i = 0; i < ring.length; i++) {
      let [x1, y1] = ring[i]
      let [x2, y2] = ring[(i + 1) % ring.length]
      if (y1 === y2) continue
      if (y1 > y2) [x1, y1, x2, y2] = [x2, y2, x1, y1]
      const first = Math.max(0, Math.ceil((y1 + 90) * PER_DEGREE - 0.5))
      const last = Math.min(ROWS - 1, Math.ceil((y2 + 90) * PER_DEGREE - 0.5) - 1)
      for (let row = first; row <= last; row++) {
        const y = (row + 0.5) / PER_DEGREE - 90
        if (!crossings.has(row)) crossings.set(row, [])
        crossings.get(row).push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
      }
    }
    for (const [row, edges] of crossings) toggle(row, edges.sort((a, b) => a - b))
  }
}

function toggle(row, edges) {
  for (let i = 0; i + 1 < edges.length; i += 2) {
    const from = Math.ceil((edges[i] + 180) * PER_DEGREE - 0.5)
    const to = Math.ceil((edges[i + 1] + 180) * PER_DEGREE - 0.5) - 1
    for (let column = from; column <= to; column++) inland[row * COLUMNS + columnOf(column)] ^= 1
  }
}

/** Clears every cell of which a part is nearer to a shore than it must be. */
function clearShores() {
  for (const ring of rings)
    for (let i = 0; i < ring.length; i++) {
      const [x1, y1] = ring[i]
      const [x2, y2] = ring[(i + 1) % ring.length]
      // Edges along 180° and the south pole close polygons; they are no shore.
      if ((x1 === x2 && Math.abs(Math.abs(x1) - 180) < 1e-3) || (y1 === -90 || y2 === -90)) continue
      const shrink = Math.max(0.02, Math.cos((Math.max(Math.abs(y1), Math.abs(y2)) * Math.PI) / 180))
      const meters = Math.hypot((x2 - x1) * shrink, y2 - y1) * METERS_PER_DEGREE
      const steps = Math.max(1, Math.ceil(meters / STEP_METERS))
      for (let step = 0; step < steps; step++) clearAround(x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps)
    }
}

function clearAround(x, y) {
  const reach = (INLAND_METERS + STEP_METERS / 2) / METERS_PER_DEGREE
  const low = Math.max(0, Math.floor((y - reach + 90) * PER_DEGREE))
  const high = Math.min(ROWS - 1, Math.floor((y + reach + 90) * PER_DEGREE))
  for (let row = low; row <= high; row++) {
    const south = row / PER_DEGREE - 90
    const near = Math.max(0, south - y, y - south - 1 / PER_DEGREE)
    const shrink = Math.max(0.02, Math.cos((Math.min(89, Math.abs(south) + 0.02) * Math.PI) / 180))
    const wide = Math.sqrt(Math.max(0, reach * reach - near * near)) / shrink
    const from = Math.floor((x - wide + 180) * PER_DEGREE)
    const to = Math.floor((x + wide + 180) * PER_DEGREE)
    for (let column = from; column <= to; column++) inland[row * COLUMNS + columnOf(column)] = 0
  }
}

function columnOf(column) {
  return ((column % COLUMNS) + COLUMNS) % COLUMNS
}

/** Rows from the south, each the number of its runs and their lengths, beginning with one that is not inland; variable-length integers, Brotli. */
function write() {
  const bytes = []
  const put = (value) => {
    for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128)
    bytes.push(value)
  }
  let cells = 0
  let runs = 0
  for (let row = 0; row < ROWS; row++) {
    const lengths = []
    let value = 0
    let length = 0
    for (let column = 0; column < COLUMNS; column++) {
      const cell = inland[row * COLUMNS + column]
      cells += cell
      if (cell === value) {
        length++
        continue
      }
      lengths.push(length)
      value = cell
      length = 1
    }
    runs += lengths.length
    put(lengths.length)
    for (const run of lengths) put(run)
  }
  const packed = brotliCompressSync(Buffer.from(bytes), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } })
  writeFileSync(new URL('../../src/Atalaya.Integrity/Sea/inland.mask', import.meta.url), packed)
  console.log(JSON.stringify({ rows: ROWS, columns: COLUMNS, inland_cells: cells, runs, raw_bytes: bytes.length, bytes: packed.length }))
}
