import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ADMIN_PASSWORD } from '../harness/global-setup.ts';

interface BoardsPageOptions {
  readonly language?: 'zh' | 'en';
  readonly account?: { readonly name: string; readonly password: string };
  readonly width?: number;
  readonly height?: number;
  /** What its address says besides the tab: a query, and a hash where there is one. */
  readonly at?: string;
}

/** Somebody at the boards' screen, signed in, and every error that was logged. */
export class BoardsPage {
  readonly page: Page;
  readonly errors: string[] = [];
  readonly #context: BrowserContext;
  readonly #address: string;

  private constructor(context: BrowserContext, page: Page, address: string) {
    this.#context = context;
    this.#address = address;
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  static async open(
    browser: Browser,
    address: string,
    tab: string,
    options: BoardsPageOptions = {},
  ): Promise<BoardsPage> {
    const { language = 'zh', width = 1440, height = 900, at = '' } = options;
    const account = options.account ?? { name: 'admin', password: ADMIN_PASSWORD };
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
    await context.addInitScript((kept) => localStorage.setItem('tessera.language', kept), language);
    const signedIn = await context.request.post(`${address}/api/session`, {
      data: account,
      headers: { origin: address },
    });
    if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()} ${await signedIn.text()}`);
    const boards = new BoardsPage(context, await context.newPage(), address);
    await boards.page.goto(`${address}/boards?tab=${tab}&${at}`);
    await boards.page.locator('.boards-ground').waitFor({ timeout: 60_000 });
    return boards;
  }

  /** What the server answers to this person, as bytes. */
  async bytes(path: string): Promise<Buffer> {
    const answer = await this.#context.request.get(this.#address + path);
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer.body();
  }

  async json<T>(path: string): Promise<T> {
    return JSON.parse((await this.bytes(path)).toString('utf8')) as T;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
