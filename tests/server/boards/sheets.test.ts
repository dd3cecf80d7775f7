import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodePng } from '../../../server/boards/draw/decode-png.ts';
import { type BoardsTown, openBoardsTown } from './boards-town.ts';

const folder = mkdtempSync(join(tmpdir(), 'tessera-sheets-'));
const HOSTILE = '"><script>alert(1)</script>&\'\u202e甲/..\\:*?|村\u{1F600}㙍';

let town: BoardsTown;
let board: string;

beforeAll(async () => {
  town = await openBoardsTown();
  board = `/api/plans/${town.plan}/grids/building-190/board`;
}, 120_000);
afterAll(async () => {
  await town.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What poppler reads in a PDF. */
function textOf(pdf: Buffer): string {
  const path = join(folder, 'sheet.pdf');
  writeFileSync(path, pdf);
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}

const nameOf = (header: unknown) => decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(String(header))![1]!);

describe('a sheet as a file', () => {
  test('PDF: its text can be read back, its name is in Chinese', async () => {
    const answer = await town.get(board);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['cache-control']).toBe('private, no-cache');
    expect(nameOf(answer.headers['content-disposition'])).toBe('平川小区3格-4114030010110703-公示图-r0.pdf');
    expect(answer.headers['content-disposition']).toMatch(/^inline; filename="[ -~]+"; /);
    const text = textOf(answer.rawPayload);
    const grid = (await town.get(`/api/plans/${town.plan}/grids/building-190/team`)).json();
    for (const { name, phone } of grid.members) {
      expect(text).toContain(name);
      expect(text).toContain(phone);
    }
    expect(text).toContain('4114030010110703');
    expect(text).toContain('1:1,500');
    expect(JSON.parse(String(answer.headers['x-board-notices']))).toEqual([]);
  });

  test('SVG and PNG: the same paper, the same words', async () => {
    const svg = await town.get(`${board}?format=svg&paper=A4&orientation=portrait`);
    expect(svg.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(svg.headers['content-security-policy']).toContain('sandbox');
    expect(svg.body).toContain('width="210mm" height="297mm"');
    const png = await town.get(`${board}?format=png&paper=A4&orientation=portrait&dpi=72`);
    const picture = decodePng(png.rawPayload)!;
    expect([picture.width, picture.height]).toEqual([595, 842]);
  });

  test('a paper of its own measure, either way up', async () => {
    const size = async (query: string) =>
      /width="([\d.]+)mm" height="([\d.]+)mm"/
        .exec((await town.get(`${board}?format=svg&${query}`)).body)!
        .slice(1)
        .map(Number);
    expect(await size('paper=500x300')).toEqual([500, 300]);
    expect(await size('paper=500x300&orientation=portrait')).toEqual([300, 500]);
    expect(await size('paper=300×500&orientation=landscape')).toEqual([500, 300]);
    expect(await size('paper=a5&orientation=portrait')).toEqual([148, 210]);
  });

  test('English, by another template; a grid of any level; a draft says so', async () => {
    const english = await town.get(`${board}?lang=en&template=hand-out-a4`);
    expect(nameOf(english.headers['content-disposition'])).toMatch(/-hand-out-r0\.pdf$/);
    expect(textOf(english.rawPayload)).toContain('Grid worker');
    for (const grid of ['compound-076', 'community-012', 'office']) {
      const answer = await town.get(`/api/plans/${town.plan}/grids/${grid}/board?template=contact-card`);
      expect(answer.statusCode, answer.body).toBe(200);
    }
    const draft = await town.get(`/api/plans/${town.draft}/grids/building-190/board`);
    expect(textOf(draft.rawPayload)).toContain('草案');
  });
});

describe('refused with a code', () => {
  test.each([
    ['no such grid', 'plan', 'nowhere', '', 404, 'grid-unknown'],
    ['no such plan', 'none', 'building-190', '', 404, 'plan-gone'],
    ['no such template', 'plan', 'building-190', '?template=none', 404, 'template-unknown'],
    ['no paper', 'plan', 'building-190', '?paper=foolscap', 422, 'paper-unknown'],
    ['too small a paper', 'plan', 'building-190', '?paper=10x10', 422, 'paper-not-possible'],
    ['too large a paper', 'plan', 'building-190', '?paper=99999x99999', 422, 'paper-not-possible'],
    ['too fine', 'plan', 'building-190', '?format=png&paper=A0&dpi=600', 422, 'png-too-large'],
    ['too coarse', 'plan', 'building-190', '?format=png&dpi=20', 422, 'png-dpi'],
    ['no such page', 'plan', 'building-190', '?format=svg&page=9', 422, 'page-unknown'],
    ['a format that is none', 'plan', 'building-190', '?format=tiff', 400, 'invalid-request'],
    ['a parameter that is not obeyed', 'plan', 'building-190', '?size=A4', 400, 'invalid-request'],
    ['a template that is no id', 'plan', 'building-190', '?template=../x', 400, 'invalid-request'],
  ])('%s', async (_, plan, grid, query, status, code) => {
    const of = plan === 'plan' ? town.plan : plan;
    const answer = await town.get(`/api/plans/${of}/grids/${grid}/board${query}`);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test('without sign-in, and for a feed', async () => {
    const reporter = await town.server.as('reporter');
    for (const url of [board, `${board}/notices`, '/api/boards/templates', '/api/boards/settings']) {
      expect((await town.server.app.inject(url)).statusCode).toBe(401);
      expect((await town.get(url, reporter)).statusCode).toBe(403);
    }
  });
});

describe('names of strangers', () => {
  beforeAll(async () => {
    await town.server.connection.db
      .updateTable('grids')
      .set({
        name: HOSTILE,
        team: JSON.stringify({
          members: [{ role: 'grid-worker', name: HOSTILE, phone: '<b>0</b>' }],
          services: [{ name: HOSTILE, phone: '0370' }],
        }),
      })
      .where('plan_id', '=', town.plan)
      .where('id', '=', 'building-001')
      .execute();
  });

  test('become no markup, no path, no second header; what the font lacks is said', async () => {
    const url = `/api/plans/${town.plan}/grids/building-001/board`;
    const svg = await town.get(`${url}?format=svg`);
    expect(svg.statusCode, svg.body.slice(0, 300)).toBe(200);
    expect(svg.body).not.toMatch(/<script|<b>/);
    const name = nameOf(svg.headers['content-disposition']);
    expect(name).not.toMatch(/["*/:<>?\\|\p{Cc}\u202e]/u);
    expect(name).toMatch(/\.svg$/);
    const notices = JSON.parse(String(svg.headers['x-board-notices']));
    expect(notices.map(({ code }: { code: string }) => code)).toContain('glyph-missing');
    const told = (await town.get(`${url}/notices`)).json();
    expect(told.items).toEqual(notices);
    const pdf = await town.get(url);
    expect(textOf(pdf.rawPayload)).toContain('<script>alert(1)</script>');
  });
});
