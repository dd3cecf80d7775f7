import { describe, expect, test } from 'vitest';
import { contrastWithPaper } from '../../../../client/boards/templates/flow/contrast.ts';
import { copyOf, freeId } from '../../../../client/boards/templates/flow/copy-template.ts';
import { FIELD_GROUPS } from '../../../../client/boards/templates/flow/field-groups.ts';
import { formPartOf } from '../../../../client/boards/templates/flow/form-part.ts';
import { insertAt } from '../../../../client/boards/templates/flow/insert-at.ts';
import { bytesOfLogo, logoOfFile } from '../../../../client/boards/templates/flow/logo-of-file.ts';
import { useTemplateDrafts } from '../../../../client/boards/templates/flow/template-drafts.ts';
import { templateFile, templateOfFile } from '../../../../client/boards/templates/flow/template-file.ts';
import { templateRows } from '../../../../client/boards/templates/flow/template-rows.ts';
import { readTemplate } from '../../../../domain/board/read-template.ts';
import { BOARD_FIELDS, LOGO_MOST_BYTES } from '../../../../domain/board/template.ts';
import { BUILT_IN_TEMPLATES } from '../../../../domain/board/templates.ts';
import { png } from '../../../browser/harness/png.ts';

const good = BUILT_IN_TEMPLATES[0]!;

test('each field that a template can show is in one group of the form', () => {
  expect(Object.values(FIELD_GROUPS).flat().sort()).toEqual([...BOARD_FIELDS].sort());
});

test('contrast with paper is that of WCAG', () => {
  expect(contrastWithPaper('#000000')).toBeCloseTo(21, 5);
  expect(contrastWithPaper('#FFFFFF')).toBe(1);
  expect(contrastWithPaper('#767676')).toBeCloseTo(4.54, 2);
  for (const { colours } of BUILT_IN_TEMPLATES)
    for (const colour of Object.values(colours)) expect(contrastWithPaper(colour)).toBeGreaterThan(4.5);
});

test('a copy has an id of its own, a name that says so, and can be read', () => {
  const taken = new Set(['board-a3', 'board-a3-2']);
  const copy = copyOf(good, taken);
  expect(copy).toMatchObject({ id: 'board-a3-3', name: { zh: '公示图 A3 横式（副本）' } });
  expect(copyOf(copy, new Set([...taken, copy.id])).id).toBe('board-a3-4');
  expect(readTemplate(copy).ok).toBe(true);
  const long = { ...good, id: 'a'.repeat(60), name: { zh: '图'.repeat(200), en: 'b'.repeat(200) } };
  expect(readTemplate(copyOf(long, new Set([long.id]))).ok).toBe(true);
});

test.each([
  ['ours', 'ours'],
  ['我们的', 'template-2'],
  ['../../etc', 'etc-2'],
  ['Board A3!', 'board-a3-2'],
])('an id %s becomes %s', (wished, id) => {
  expect(freeId(wished, new Set())).toBe(id);
});

describe('a template as a file', () => {
  test('comes back as it went', async () => {
    const { name, text } = templateFile(good);
    expect(name).toBe('board-a3.json');
    expect(await templateOfFile(new Blob([text]))).toEqual({ ok: true, value: good });
    expect((await templateOfFile(new Blob(['\ufeff', text]))).ok).toBe(true);
  });

  test.each([
    ['nothing', '', 'template-not-readable', null],
    ['half of one', JSON.stringify(good).slice(0, 90), 'template-not-readable', null],
    ['a list', '[1]', 'template-not-readable', null],
    ['too much', ' '.repeat(2_000_001), 'template-not-readable', null],
    [
      'an unknown field',
      JSON.stringify({ ...good, fields: ['residents'] }),
      'template-field-unknown',
      'fields',
    ],
    ['an unknown part', JSON.stringify({ ...good, script: '' }), 'template-part-unknown', null],
    [
      'a wrong colour',
      JSON.stringify({ ...good, colours: { ...good.colours, border: 'red' } }),
      'template-colour-wrong',
      'border',
    ],
    [
      'a heading in one language',
      JSON.stringify({ ...good, heading: { zh: '' } }),
      'template-text-wrong',
      'heading',
    ],
    ['no paper', JSON.stringify({ ...good, paper: 'B5' }), 'template-paper-wrong', 'paper'],
    ['letters for ants', JSON.stringify({ ...good, textMm: 1 }), 'template-size-wrong', 'textMm'],
  ])('%s is refused, with where it is', async (_, text, code, part) => {
    const read = await templateOfFile(new Blob([text]));
    expect(read.ok ? null : [read.reason.code, formPartOf(read.reason)]).toEqual([code, part]);
  });
});

test('what is put in stands where the cursor is, and the cursor behind it', () => {
  expect(insertAt('一二三', [1, 2], '{grid}')).toEqual({ text: '一{grid}三', cursor: 7 });
  expect(insertAt('', [0, 0], '{code}')).toEqual({ text: '{code}', cursor: 6 });
});

describe('a logo from a file', () => {
  test('is told by what is in it', async () => {
    const bytes = png(8, () => [1, 2, 3]);
    const read = await logoOfFile(new File([new Uint8Array(bytes)], 'logo.jpg', { type: 'image/jpeg' }));
    expect(read.ok && read.value.type).toBe('png');
    expect(read.ok && Buffer.from(read.value.base64, 'base64').equals(bytes)).toBe(true);
    expect(read.ok && bytesOfLogo(read.value)).toBe(bytes.length);
  });

  test('is refused where it is none, or too large', async () => {
    const code = async (...parts: BlobPart[]) => {
      const read = await logoOfFile(new Blob(parts));
      return read.ok ? null : read.reason;
    };
    expect(await code('<svg xmlns="http://www.w3.org/2000/svg"/>')).toMatchObject({
      code: 'logo-not-an-image',
    });
    expect(await code(new Uint8Array(LOGO_MOST_BYTES + 1))).toMatchObject({
      code: 'logo-too-large',
      params: { kilobytes: 500 },
    });
  });
});

describe('the list', () => {
  const item = { template: good, builtIn: true, author: null, at: null };
  const own = { ...good, id: 'ours' };
  const stored = { template: own, builtIn: false, author: 'a', at: '2026-11-22T00:00:00.000Z' };

  test('has drafts in the place of what they change, and what was never saved at its end', () => {
    const draft = { ...own, mono: true };
    const fresh = { ...own, id: 'ours-2' };
    const rows = templateRows(
      [item, stored],
      new Map([
        [own.id, { template: draft, since: stored.at }],
        [fresh.id, { template: fresh, since: null }],
      ]),
      'ours',
    );
    expect(rows.map(({ id, changed, isUsual }) => [id, changed, isUsual])).toEqual([
      ['board-a3', false, false],
      ['ours', true, true],
      ['ours-2', true, false],
    ]);
    expect(rows[1]!.template).toBe(draft);
    expect(rows[2]!.stored).toBe(null);
    expect(rows.map(({ overtaken }) => overtaken)).toEqual([false, false, false]);
    // Somebody else saves while it is being changed.
    const later = { ...stored, at: '2026-11-22T00:00:01.000Z' };
    const drafts = new Map([[own.id, { template: draft, since: stored.at }]]);
    expect(templateRows([later], drafts, 'ours')[0]).toMatchObject({ template: draft, overtaken: true });
  });

  test('a change that is taken back by hand is none, in whatever order its parts are', () => {
    const { id, ...rest } = own;
    const same = { ...rest, colours: { ink: '#1F1F1F', border: '#B3261E', accent: '#0B5394' }, id };
    expect(templateRows([stored], new Map([[id, { template: same, since: null }]]), null)[0]).toMatchObject({
      changed: false,
      overtaken: false,
    });
  });
});

test('a draft keeps what it was begun from, and a new one that there was none', () => {
  const { keep, goOnFrom, forgetAll } = useTemplateDrafts.getState();
  const sinceOf = (id: string) => useTemplateDrafts.getState().drafts.get(id)?.since;
  keep({ ...good, id: 'copy' }, null);
  // Somebody else saves one by that id while this one is typed on.
  keep({ ...good, id: 'copy', mono: true }, '2026-11-22T00:00:00.000Z');
  expect(sinceOf('copy')).toBe(null);
  keep(good, '2026-11-22T00:00:01.000Z');
  keep({ ...good, mono: true }, '2026-11-22T00:00:02.000Z');
  expect(sinceOf(good.id)).toBe('2026-11-22T00:00:01.000Z');
  goOnFrom(good.id, '2026-11-22T00:00:03.000Z');
  expect(sinceOf(good.id)).toBe('2026-11-22T00:00:03.000Z');
  forgetAll();
});
