import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// Vitest 5 prints failures with Map.groupBy, which Node 20 does not have yet.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

// Every .html beside this file is a page: the map, and those that need no map.
const pages = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.html'));

// Relative addresses, so that the client works under any path of the server or of a reverse proxy.
export default defineConfig({
  base: './',
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 2500,
    assetsInlineLimit: 0,
    rollupOptions: { input: pages },
    modulePreload: { polyfill: false },
    // The licences of everything bundled go with the bundle.
    license: { fileName: 'licenses/bundled.txt' },
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: 'http://127.0.0.1:8080', ws: true } } },
  test: { environment: 'node', include: ['test/**/*.test.ts'] },
});
