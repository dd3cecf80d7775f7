import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

/** Builds the page of this folder as the product's own is built, serves it, and asks `product` for the API. */
export async function serveHeatPage(product: string): Promise<{ address: string; stop(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'tessera-heat-page-'));
  const settings = {
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'error',
  } as const;
  await build({
    ...settings,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000 },
  });
  const server = await preview({
    ...settings,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', proxy: { '/api': product } },
  });
  const { port } = server.httpServer.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}/`,
    stop: async () => {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
