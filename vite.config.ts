import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The page: `client/index.html` and what it imports, built into `dist/`, which the server hands out. With reload
 * the sources lie under `/client/`, or `client/api` would be taken for the server's `/api`.
 */
export default defineConfig(({ command }) => ({
  root: 'client',
  base: command === 'serve' ? '/client/' : '/',
  plugins: [react()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    // MapLibre alone is 1.1 MB; it comes from this machine or the office's own network.
    chunkSizeWarningLimit: 2400,
  },
}));
