import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** Built by scripts/lib/build-console.mjs; the BFF serves the result on the console's port. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  build: {
    target: 'es2020',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1_500,
    rollupOptions: {
      output: {
        // What the BFF takes for a name that means its content (bff/src/plugins/built-app.ts).
        hashCharacters: 'hex',
        entryFileNames: 'assets/[name].[hash].js',
        chunkFileNames: 'assets/[name].[hash].js',
        assetFileNames: 'assets/[name].[hash][extname]',
      },
    },
  },
})
