import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type LibraryOptions } from 'vite';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/** The widget twice: a classic script for a `<script>` element, a module for sites that bundle. */
const WIDGET: LibraryOptions = {
  entry: path.join(ROOT, 'widget.ts'),
  name: 'KuntaopasChat',
  formats: ['iife', 'es'],
  fileName: (format) => (format === 'es' ? 'widget.mjs' : 'widget.js'),
};

/** What the installation page does where there is JavaScript. */
const INSTALLATION: LibraryOptions = {
  entry: path.join(ROOT, 'installation.ts'),
  formats: ['es'],
  fileName: () => 'installation.mjs',
};

/** Builds the widget or, in the mode `installation`, the script of that page: one file each, nothing shared. */
export default defineConfig(({ mode }) => ({
  root: ROOT,
  build: {
    outDir: 'dist',
    emptyOutDir: mode !== 'installation',
    // The oldest browsers with all that the style sheets use (light-dark, of 2024).
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    lib: mode === 'installation' ? INSTALLATION : WIDGET,
    // A whole widget has nothing to shake off: hints for bundlers only weigh.
    rolldownOptions: { output: { minify: true, comments: { annotation: false } } },
    reportCompressedSize: false,
  },
}));
