import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type LngLat, type MapView, readView, toScreen } from '../harness/map-view.ts';

export interface OfficerOptions {
  readonly account: { readonly name: string; readonly password: string };
  readonly language?: 'zh' | 'en';
  readonly width?: number;
  readonly height?: number;
  /** The address's search and hash. */
  readonly look?: string;
  /** Done to the page before it is opened. */
  readonly before?: (page: Page) => Promise<void>;
}

/** Somebody at the desk of the command centre: signed in, with a real pointer, and every error that was logged. */
export class Officer {
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

  static async open(browser: Browser, address: string, options: OfficerOptions): Promise<Officer> {
    const { language = 'zh', width = 1440, height = 900, look = '', account } = options;
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
    await context.addInitScript((kept) => localStorage.setItem('tessera.language', kept), language);
    const signedIn = await context.request.post(`${address}/api/session`, {
      data: account,
      headers: { origin: address },
    });
    if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()} ${await signedIn.text()}`);
    const officer = new Officer(context, await context.newPage());
    await options.before?.(officer.page);
    await officer.page.goto(`${address}/desk${look}`);
    await officer.ready();
    return officer;
  }

  /** The map is there, and what is shown is live. */
  async ready(): Promise<void> {
    await this.page.locator('.desk-map .scale-bar').waitFor({ timeout: 90_000 });
    await this.page.locator('.fresh[data-state="live"]').waitFor({ timeout: 60_000 });
  }

  get card(): Locator {
    return this.page.locator('.case-card');
  }

  row(title: string): Locator {
    return this.page.locator('[role="option"][data-case]', { hasText: title });
  }

  /** What an open list of choices offers; the cases of the queue are options too. */
  option(text = ''): Locator {
    return this.page.locator('[data-combobox-option]:visible', { hasText: text }).first();
  }

  /** The number on a tab of the queue. */
  async count(tab: string): Promise<number> {
    const text = await this.page.locator(`[data-tab="${tab}"] strong`).textContent();
    return Number(text?.replace(/\D/g, ''));
  }

  async tab(name: string): Promise<void> {
    await this.press(this.page.locator(`[data-tab="${name}"]`));
  }

  /** Goes there with the pointer and presses, as a hand does. */
  async press(what: Locator): Promise<void> {
    await what.scrollIntoViewIfNeeded();
    const box = await what.boundingBox();
    if (!box) throw new Error(`${what} is not to be seen`);
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await this.page.mouse.down();
    await this.page.mouse.up();
  }

  view(): Promise<MapView> {
    return readView(this.page);
  }

  async screen(place: LngLat): Promise<[number, number]> {
    return toScreen(await this.view(), place);
  }

  async clickMap(place: LngLat): Promise<void> {
    const [x, y] = await this.screen(place);
    await this.page.mouse.move(x, y, { steps: 6 });
    await this.page.mouse.down();
    await this.page.mouse.up();
  }

  /** Opens a case from the list and waits for all that the card says. */
  async openCase(title: string): Promise<void> {
    await this.press(this.row(title).first());
    await this.card.locator('h2', { hasText: title }).waitFor();
    await this.card.locator('[data-part="history"]').waitFor({ timeout: 30_000 });
  }

  /** Opens the form of a step. */
  async begin(step: string): Promise<Locator> {
    await this.press(this.card.locator(`[data-step="${step}"]`));
    const form = this.card.locator(`form[data-form="${step}"]`);
    await form.waitFor();
    return form;
  }

  /** Sends a form of a step and waits until it is taken. */
  async send(form: Locator): Promise<void> {
    await this.press(form.locator('button[type="submit"]'));
    await form.waitFor({ state: 'detached', timeout: 30_000 });
  }

  /** The address once the map has come to rest: the same for two seconds. */
  async restingUrl(): Promise<string> {
    for (let last = ''; ; ) {
      const url = this.page.url();
      if (url === last) return url;
      last = url;
      await this.page.waitForTimeout(2_000);
    }
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
