import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ADMIN_PASSWORD } from './global-setup.ts';
import { type LngLat, type MapView, readView, toScreen } from './map-view.ts';

export interface DeskOptions {
  readonly language?: 'zh' | 'en';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly account?: { readonly name: string; readonly password: string };
}

/** A person at a screen: a signed-in page with a plan open, real pointer moves, and every error that was logged. */
export class Desk {
  readonly page: Page;
  readonly errors: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  static async open(
    browser: Browser,
    address: string,
    plan: string,
    options: DeskOptions = {},
  ): Promise<Desk> {
    const { name, password } = options.account ?? { name: 'admin', password: ADMIN_PASSWORD };
    const context = await newContext(browser, options, { 'tessera.plan': plan });
    const signedIn = await context.request.post(`${address}/api/session`, {
      data: { name, password },
      headers: { origin: address },
    });
    if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()} ${await signedIn.text()}`);
    const desk = new Desk(context, await context.newPage());
    await desk.page.goto(address);
    await desk.ready();
    return desk;
  }

  /** A newcomer at the sign-in page, who fills it in; no plan is chosen, and there may be none. */
  static async arrive(browser: Browser, address: string, options: DeskOptions = {}): Promise<Desk> {
    const { name, password } = options.account ?? { name: 'admin', password: ADMIN_PASSWORD };
    const context = await newContext(browser, options, {});
    const desk = new Desk(context, await context.newPage());
    await desk.page.goto(address);
    await desk.page.locator('input[name="username"]').fill(name);
    await desk.page.locator('input[name="password"]').fill(password);
    await desk.page.locator('button[type="submit"]').click();
    await desk.page.locator('.map-furniture').first().waitFor({ timeout: 60_000 });
    return desk;
  }

  /** The plan is on the map, and everything is saved. */
  async ready(): Promise<void> {
    await this.page.locator('.status-count').waitFor({ timeout: 60_000 });
    await this.page.locator('.map-furniture').first().waitFor({ timeout: 60_000 });
    await this.saved();
  }

  async saved(): Promise<void> {
    await this.page.locator('.save-state[data-state="saved"]').waitFor({ timeout: 30_000 });
  }

  async revision(): Promise<number> {
    return Number((await this.page.locator('.plan-button .plan-revision').textContent())?.slice(1));
  }

  /** Waits until the server has acknowledged that many edits. */
  async reaches(revision: number): Promise<void> {
    await this.page
      .locator('.plan-button .plan-revision', { hasText: new RegExp(`^r${revision}$`) })
      .waitFor();
    await this.saved();
  }

  view(): Promise<MapView> {
    return readView(this.page);
  }

  async screen(place: LngLat): Promise<[number, number]> {
    return toScreen(await this.view(), place);
  }

  /** Takes a tool by its key; fails with its reason when it can't be had. */
  async take(tool: string): Promise<void> {
    const button = this.page.locator(`[data-tool="${tool}"]`);
    await button.click();
    const pressed = await button.getAttribute('aria-pressed');
    if (pressed !== 'true') throw new Error(`${tool}: ${await button.getAttribute('aria-label')}`);
  }

  async move(place: LngLat): Promise<void> {
    const [x, y] = await this.screen(place);
    await this.page.mouse.move(x, y, { steps: 6 });
  }

  async click(place: LngLat, modifiers: readonly ('Shift' | 'Alt')[] = []): Promise<void> {
    await this.move(place);
    for (const key of modifiers) await this.page.keyboard.down(key);
    await this.page.mouse.down();
    await this.page.mouse.up();
    for (const key of modifiers) await this.page.keyboard.up(key);
    // Two clicks this far apart in time are never a double click.
    await this.page.waitForTimeout(400);
  }

  async drag(from: LngLat, to: LngLat, modifiers: readonly ('Shift' | 'Alt')[] = []): Promise<void> {
    await this.move(from);
    for (const key of modifiers) await this.page.keyboard.down(key);
    await this.page.mouse.down();
    await this.move(to);
    await this.page.mouse.up();
    for (const key of modifiers) await this.page.keyboard.up(key);
  }

  /** Draws corner after corner and finishes with a double click on the last. */
  async draw(places: readonly LngLat[]): Promise<void> {
    for (const place of places.slice(0, -1)) await this.click(place);
    await this.move(places.at(-1)!);
    const [x, y] = await this.screen(places.at(-1)!);
    await this.page.mouse.dblclick(x, y);
  }

  /** Finds a grid by the search box, which selects it and brings it into view. */
  async find(text: string): Promise<void> {
    await this.page.locator('.search-box input').fill(text);
    await this.page.locator('[role="option"]').first().click();
    await this.page.waitForTimeout(300);
  }

  /** Imports GeoJSON as the dialog's kind of that name (in Chinese), and takes all of it. */
  async importFile(kind: string, collection: unknown): Promise<void> {
    await this.page.locator('.plan-button').click();
    await this.page.getByRole('menuitem', { name: '导入' }).click();
    await this.page.locator('input[type="file"]').setInputFiles({
      name: 'file.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify(collection)),
    });
    await this.page.getByRole('combobox', { name: '内容' }).click();
    await this.page.getByRole('option', { name: kind }).click();
    await this.page.getByRole('button', { name: '读取', exact: true }).click();
    await this.trueDegrees();
    await this.page.getByRole('button', { name: /^采用/ }).click({ timeout: 100_000 });
    await this.page.getByRole('dialog').waitFor({ state: 'detached', timeout: 60_000 });
    await this.ready();
  }

  /** Once a file has been read: where it is asked whether its degrees are shifted, that they are not. */
  async trueDegrees(): Promise<void> {
    await this.page.locator('.import-report').waitFor({ timeout: 100_000 });
    if ((await this.page.locator('[data-question="datum"]').count()) === 0) return;
    await this.page.locator('[data-question="datum"] [data-datum="wgs84"] button').click();
    await this.page.locator('[data-question="datum"]').waitFor({ state: 'detached', timeout: 100_000 });
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}

/** A browser of one's own, with what it keeps from the last visit. */
async function newContext(
  browser: Browser,
  { language = 'zh', scheme = 'light', width = 1440, height = 900 }: DeskOptions,
  kept: Readonly<Record<string, string>>,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  await context.addInitScript(
    (items) => {
      for (const [key, value] of Object.entries(items)) localStorage.setItem(key, value);
    },
    { 'tessera.language': language, 'tessera.scheme': scheme, ...kept },
  );
  return context;
}
