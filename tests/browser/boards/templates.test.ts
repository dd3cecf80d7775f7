import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { BUILT_IN_TEMPLATES } from '../../../domain/board/templates.ts';
import type { TemplateList } from '../../../domain/contract/board.ts';
import { pdfPages } from '../../server/boards/read-pdf.ts';
import { jpegOfPhone } from '../../server/cases/photos/pictures.ts';
import { launchBrowser } from '../harness/browser.ts';
import { png } from '../harness/png.ts';
import { BoardsPage } from './boards-page.ts';

const address = inject('address');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const logo = png(64, (x, y) => (Math.hypot(x - 32, y - 32) < 30 ? [179, 38, 30] : [255, 255, 255]));

/** The sheet that is shown, as the text of its SVG. */
async function shown(page: Page): Promise<string> {
  return page.locator('.preview-pane img').evaluate(async (img: HTMLImageElement) => {
    const answer = await fetch(img.src);
    return answer.text();
  });
}

/** Waits until the sheet that is shown says what is looked for, or says it no more. */
async function shows(page: Page, what: RegExp, says = true): Promise<void> {
  const now = () =>
    shown(page).then(
      (text) => what.test(text),
      () => null,
    );
  await expect.poll(now, { timeout: 30_000 }).toBe(says);
}

const ids = async (boards: BoardsPage) =>
  (await boards.json<TemplateList>('/api/boards/templates')).items.map(({ template }) => template.id);

test('a template is copied, changed, seen, saved, printed by, and deleted', async () => {
  const boards = await BoardsPage.open(browser, address, 'templates');
  const { page } = boards;
  await shows(page, /公示图/);
  expect(await page.getByLabel('标题，中文').isDisabled()).toBe(true);
  await page.getByRole('button', { name: '复制一份来改' }).click();
  await page.locator('[data-template="board-a3-2"][aria-current="true"]').waitFor();

  // The heading, with a name put in where the cursor is.
  const heading = page.getByLabel('标题，中文');
  await heading.fill('便民服务榜——');
  await page.locator('[data-part="heading"]').getByRole('button', { name: '网格名', exact: true }).click();
  expect(await heading.inputValue()).toBe('便民服务榜——{grid}');
  await shows(page, /便民服务榜——[^{<]+</);

  // A colour, one that is too pale said so, and a field less.
  await page.getByLabel('主色').fill('#F0E0A0');
  await page.getByText('和白纸的反差只有').waitFor();
  await page.getByLabel('主色').fill('#00695C');
  await shows(page, /#00695C/);
  await shows(page, /四至范围/);
  await page.locator('[data-field="four-sides"] input').uncheck();
  await shows(page, /四至范围/, false);
  // Cameras are chosen and still not there: the office has not allowed them.
  await page.locator('[data-field="cameras"]').getByText('设置里没有打开').waitFor();

  // Nothing is lost by looking at another template, and nothing is stored.
  await page.locator('[data-template="contact-card"]').click();
  await page.locator('[data-template="board-a3-2"]').click();
  expect(await heading.inputValue()).toBe('便民服务榜——{grid}');
  expect(await ids(boards)).not.toContain('board-a3-2');

  // Leaving asks.
  await page.getByRole('link', { name: '打印' }).click();
  await page.getByRole('button', { name: '留下' }).click();
  expect(page.url()).toContain('tab=templates');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.locator('.template-state', { hasText: '保存' }).filter({ hasText: 'admin' }).waitFor();
  const { items } = await boards.json<{ items: readonly { id: string; status: string }[] }>('/api/plans');
  const plan = items.find(({ status }) => status === 'in-force')!.id;
  const { features } = await boards.json<{ features: readonly { id: string }[] }>(
    `/api/plans/${plan}/grids?level=building`,
  );
  const pdf = await boards.bytes(
    `/api/plans/${plan}/grids/${features[0]!.id}/board?format=pdf&template=board-a3-2`,
  );
  expect(pdfPages(pdf).join('')).toMatch(/便民服务榜——/);

  await page.getByRole('button', { name: '删除模板' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await page.locator('[data-template="board-a3-2"]').waitFor({ state: 'detached' });
  expect(await ids(boards)).toEqual(BUILT_IN_TEMPLATES.map(({ id }) => id));
  expect(boards.errors).toEqual([]);
  await boards.close();
});

test('of two who change one template each sees the other, and chooses', async () => {
  const one = await BoardsPage.open(browser, address, 'templates');
  const other = await BoardsPage.open(browser, address, 'templates', { language: 'en' });
  const own = '[data-template="board-a3-2"]';
  await one.page.getByRole('button', { name: '复制一份来改' }).click();
  await one.page.locator(`${own}[aria-current="true"]`).waitFor();
  await one.page.getByRole('button', { name: '保存', exact: true }).click();
  await one.page.locator('.template-state', { hasText: 'admin' }).waitFor();
  await other.page.locator(own).click();
  const theirs = other.page.getByLabel('Head line, Chinese');
  await theirs.fill('西边写的');
  const mine = one.page.getByLabel('标题，中文');
  await mine.fill('东边写的');
  await one.page.getByRole('button', { name: '保存', exact: true }).click();
  await other.page.getByText('while you were changing it').waitFor();
  expect(await theirs.inputValue()).toBe('西边写的');
  await other.page.getByRole('button', { name: 'Save mine over it' }).click();
  await other.page.locator('.template-state', { hasText: 'Saved by admin' }).waitFor();
  await expect.poll(() => mine.inputValue(), { timeout: 30_000 }).toBe('西边写的');

  // The other way round: what was changed here is given up for what is there.
  await mine.fill('又改');
  await theirs.fill('再写一次');
  await other.page.getByRole('button', { name: 'Save', exact: true }).click();
  await one.page.getByRole('button', { name: '用对方的' }).click();
  await expect.poll(() => mine.inputValue(), { timeout: 30_000 }).toBe('再写一次');
  await one.page.getByRole('button', { name: '删除模板' }).click();
  await one.page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await other.page.locator(own).waitFor({ state: 'detached' });
  expect([...one.errors, ...other.errors]).toEqual([]);
  await one.close();
  await other.close();
});

test('a wrong number keeps the last sheet and says where it is; what is changed can be undone', async () => {
  const boards = await BoardsPage.open(browser, address, 'templates', { language: 'en' });
  const { page } = boards;
  await shows(page, /Notice Board/);
  await page.locator('[data-template="hand-out-a4"]').click();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByLabel('Text size').fill('30');
  await page.locator('.preview-refusal', { hasText: 'Plain text must be 2 to 12 mm high' }).waitFor();
  await page.locator('.preview-refusal', { hasText: 'the last sheet that could be drawn' }).waitFor();
  expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('Text size').fill('4');
  await page.locator('.preview-refusal').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.template-state', { hasText: 'Saved by admin' }).waitFor();
  await page.getByLabel('Head line, English').fill('Gone in a moment');
  await page.getByRole('button', { name: 'Revert' }).click();
  expect(await page.getByLabel('Head line, English').inputValue()).toBe('{community}, {grid}: Notice Board');
  await page.getByRole('button', { name: 'Delete the template' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.locator('[data-template="hand-out-a4-2"]').waitFor({ state: 'detached' });
  expect(boards.errors).toEqual([]);
  await boards.close();
});

test('a logo is judged before it takes the place of another', async () => {
  const boards = await BoardsPage.open(browser, address, 'templates');
  const { page } = boards;
  await page.getByRole('button', { name: '复制一份来改' }).click();
  const part = page.locator('[data-part="logo"]');
  const choose = (name: string, buffer: Buffer) =>
    part.locator('input[type="file"]').setInputFiles({ name, mimeType: 'image/png', buffer });
  await choose('logo.png', logo);
  await part.locator('.logo-shown img').waitFor();
  await shows(page, /data:image\/png;base64/);

  await choose('broken.png', logo.subarray(0, logo.length - 30));
  await part.getByText('徽标不是完好的 PNG 或 JPEG 图片，请换一张').waitFor();
  await part.getByText('原来的徽标没有动').waitFor();
  await choose('drawing.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await part.getByText('徽标不是完好的 PNG 或 JPEG 图片，请换一张').waitFor();
  await choose('large.png', Buffer.concat([logo, Buffer.alloc(500_000)]));
  await part.getByText('不能超过 500 kB').waitFor();
  expect(await part.locator('.logo-shown img').getAttribute('src')).toBe(
    `data:image/png;base64,${logo.toString('base64')}`,
  );
  // As the camera was held: said, and turned upright by the browser.
  await choose('phone.jpg', jpegOfPhone(6));
  await part.getByText('徽标是按相机方向存放的').waitFor();
  await part.getByRole('button', { name: '转正并缩小后使用' }).click();
  await expect
    .poll(() => part.locator('.logo-shown img').getAttribute('src'), { timeout: 30_000 })
    .not.toBe(`data:image/png;base64,${logo.toString('base64')}`);
  expect(await part.locator('.form-wrong').count()).toBe(0);
  await part.getByRole('button', { name: '去掉' }).click();
  await part.getByText('没有徽标').waitFor();
  expect(boards.errors.filter((text) => !/ 422 /.test(text))).toEqual([]);
  await boards.close();
});

test('a file is read in, or refused with where it is wrong and nothing lost; what goes out comes back', async () => {
  const boards = await BoardsPage.open(browser, address, 'templates');
  const { page } = boards;
  await page.getByRole('button', { name: '复制一份来改' }).click();
  await page.getByLabel('标题，中文').fill('还没有保存的标题');
  const read = (name: string, value: unknown) =>
    page.locator('.template-list input[type="file"]').setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
    });
  const good = BUILT_IN_TEMPLATES[0]!;
  const refused = page.locator('.template-import-refused');
  await read('theirs.json', { ...good, fields: ['title', 'residents'] });
  await refused.getByText('“theirs.json”没有读入，现有的模板都没有动').waitFor();
  await refused.getByText('模板不能显示“residents”').waitFor();
  await refused.getByText('显示哪些内容（fields）').waitFor();
  await read('more.json', { ...good, script: 'x' });
  await refused.getByText('模板里没有“script”这一部分').waitFor();
  await read('broken.json', '{"id":');
  await refused.getByText('读不出模板').waitFor();
  expect(await page.getByLabel('标题，中文').inputValue()).toBe('还没有保存的标题');
  expect(await ids(boards)).toEqual(BUILT_IN_TEMPLATES.map(({ id }) => id));

  const going = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  const file = await going;
  expect(file.suggestedFilename()).toBe('board-a3-2.json');
  const text = readFileSync(await file.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ id: 'board-a3-2', heading: { zh: '还没有保存的标题' } });
  await read('ours.json', JSON.stringify({ ...JSON.parse(text), id: 'brought', mono: true }));
  await page.locator('[data-template="brought"][aria-current="true"]').waitFor();
  expect(await page.getByLabel('标题，中文').inputValue()).toBe('还没有保存的标题');
  expect(await page.getByLabel('黑白').isChecked()).toBe(true);
  expect(boards.errors).toEqual([]);
  await boards.close();
});
