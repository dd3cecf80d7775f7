import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What renders an SVG; kept for as long as it works. */
export type Renderer = typeof import('@resvg/resvg-wasm').Resvg;

let current: Promise<Renderer> | null = null;
let opened = 0;

/** resvg, as WebAssembly. */
export function renderer(): Promise<Renderer> {
  current ??= open();
  return current;
}

/** One that has panicked answers nothing sensible any more: the next call opens another. */
export function dropRenderer(): void {
  current = null;
}

async function open(): Promise<Renderer> {
  // The module can be started once; under another address it is another module.
  const address = `${import.meta.resolve('@resvg/resvg-wasm')}?${opened++}`;
  const wasm = fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'));
  const { initWasm, Resvg }: typeof import('@resvg/resvg-wasm') = await import(address);
  await initWasm(await readFile(wasm));
  return Resvg;
}
