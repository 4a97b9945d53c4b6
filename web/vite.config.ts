import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/** Builds the widget twice: a classic script for a `<script>` element, a module for sites that bundle. */
export default defineConfig({
  root: ROOT,
  build: {
    outDir: 'dist',
    // The oldest browsers with all that the style sheets use (light-dark, of 2024).
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    lib: {
      entry: path.join(ROOT, 'widget.ts'),
      name: 'KuntaopasChat',
      formats: ['iife', 'es'],
      fileName: (format) => (format === 'es' ? 'widget.mjs' : 'widget.js'),
    },
    rolldownOptions: { output: { minify: true } },
    reportCompressedSize: false,
  },
});
