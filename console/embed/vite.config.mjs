import path from 'node:path';
import { defineConfig } from 'vite';

// One file with a name that stays: ticketing pages have it in a script tag.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'public',
  build: {
    outDir: '../../dist/console/embed', emptyOutDir: true, target: 'es2022', reportCompressedSize: false,
    lib: { entry: path.join(import.meta.dirname, '../src/embed/mooringPrefill.ts'), formats: ['es'], fileName: () => 'mooring-prefill.js' },
  },
});
