import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page: `client/index.html` and what it imports, built into `dist/`, which the server hands out. */
export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1600,
  },
});
