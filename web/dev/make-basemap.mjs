// Writes public/basemap/*.json (not in the repository); `npm run build` and `npm run dev` run it first.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { makeBasemap } from './basemap.mjs';

const WORLD = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
const FOLDER = new URL('../public/basemap/', import.meta.url);

mkdirSync(FOLDER, { recursive: true });
for (const [name, data] of Object.entries(makeBasemap(JSON.parse(readFileSync(WORLD, 'utf8')))))
    writeFileSync(new URL(`${name}.json`, FOLDER), JSON.stringify(data));
