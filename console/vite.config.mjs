import { defineConfig } from 'vite';

// During `npx vite console` the API is asked of a service that runs beside it.
const SERVICE = process.env.MOORING_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no data: URLs
    chunkSizeWarningLimit: 900,
    manifest: true, // what the budget is reckoned from
    reportCompressedSize: false,
    // Libraries say 'use client' to servers that render; here nothing does.
    rolldownOptions: { onwarn: (warning, warn) => { if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning); } },
  },
  server: { proxy: { '/graphql': { target: SERVICE, ws: true }, '/export': SERVICE } },
});
