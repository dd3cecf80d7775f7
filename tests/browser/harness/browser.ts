import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** WebGL without a graphics card. */
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];
/** Debian's, where it is installed; else the one that npm has brought (it needs libnss3). */
const DEBIAN = '/usr/bin/chromium';

export async function launchBrowser(): Promise<Browser> {
  const executablePath = existsSync(DEBIAN) ? DEBIAN : await chromium.executablePath();
  return playwright.launch({ executablePath, args: FLAGS, headless: true });
}
