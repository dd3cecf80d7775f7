import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { ADMIN_PASSWORD } from './harness/global-setup.ts';
import { type RunningServer, startServer } from './harness/server.ts';

let server: RunningServer;
let browser: Browser;

/** `npm run dev`, but for npm: Node watches the sources, and restarts what it started. */
beforeAll(async () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const [node, ...command] = (scripts.dev as string).split(' ');
  expect(node).toBe('node');
  server = await startServer('blank', ADMIN_PASSWORD, {}, command);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('with reload: the page comes from its sources, listens for changes, and has the API behind it', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const said: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => {
    said.push(message.text());
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(server.address);
  await page.getByLabel('用户名').fill('admin');
  await page.locator('input[name="password"]').fill(ADMIN_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('.map-furniture').first().waitFor({ timeout: 90_000 });
  expect(said).toContain('[vite] connected.');
  const source = await page.request.get(`${server.address}/client/main.tsx`);
  expect(await source.text()).toContain('/client/app.tsx');
  expect(errors).toEqual([]);
  await page.close();
});
