import { defineConfig } from 'vite';

/** Where a running system answers while the page is being worked on: `npx vite services/console/web`. */
const API = process.env.THROUGHLINE_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // A data: address would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    // The bench prints and checks the size; charts come with their page alone.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // What React's servers read of Mantine's files; here all is for the browser.
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
  },
  server: { proxy: { '/api': API, '/docs': API } },
});
