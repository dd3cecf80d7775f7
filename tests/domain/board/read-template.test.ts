import { expect, test } from 'vitest';
import { readTemplate } from '../../../domain/board/read-template.ts';
import { LOGO_MOST_BYTES } from '../../../domain/board/template.ts';
import { BUILT_IN_TEMPLATES } from '../../../domain/board/templates.ts';

const [good] = BUILT_IN_TEMPLATES;

test.each(BUILT_IN_TEMPLATES)('what is built in can be read: $id', (template) => {
  expect(readTemplate(JSON.parse(JSON.stringify(template)))).toEqual({ ok: true, value: template });
});

test('nobody is shown a camera, a shop or a risk level who has not asked for it', () => {
  for (const { fields } of BUILT_IN_TEMPLATES)
    for (const field of ['risk', 'cameras', 'shops'] as const) expect(fields).not.toContain(field);
});

const wrong: readonly (readonly [string, unknown, string])[] = [
  ['nothing', null, 'template-not-readable'],
  ['a list', [], 'template-not-readable'],
  ['a part of another program', { ...good, script: 'x' }, 'template-part-unknown'],
  [
    'a field that there is not',
    { ...good, fields: ['title', 'phone-of-residents'] },
    'template-field-unknown',
  ],
  ['fields that are no list', { ...good, fields: 'title' }, 'template-field-unknown'],
  ['another kind', { ...good, kind: 'poster' }, 'template-kind-wrong'],
  ['a paper that there is not', { ...good, paper: 'B5' }, 'template-paper-wrong'],
  [
    'a paper with three sides',
    { ...good, paper: { width: 100, height: 100, depth: 1 } },
    'template-paper-wrong',
  ],
  ['a paper of words', { ...good, paper: { width: '100', height: 100 } }, 'template-paper-wrong'],
  ['a stamp', { ...good, paper: { width: 49, height: 100 } }, 'paper-not-possible'],
  ['a wall', { ...good, paper: { width: 5001, height: 100 } }, 'paper-not-possible'],
  ['a side that is no number', { ...good, paper: { width: Number.NaN, height: 100 } }, 'paper-not-possible'],
  ['a colour by name', { ...good, colours: { ...good!.colours, accent: 'red' } }, 'template-colour-wrong'],
  [
    'a colour that is more than one',
    { ...good, colours: { ...good!.colours, ink: '#000000" onload="x' } },
    'template-colour-wrong',
  ],
  ['a scale of a half', { ...good, scale: 1000.5 }, 'template-scale-wrong'],
  ['a scale of nothing', { ...good, scale: 0 }, 'template-scale-wrong'],
  ['text for ants', { ...good, textMm: 0.5 }, 'template-size-wrong'],
  ['a heading in one language', { ...good, heading: { zh: '公示图' } }, 'template-text-wrong'],
  [
    'a heading with a bell in it',
    { ...good, heading: { zh: '公\u0007示图', en: 'Board' } },
    'template-text-wrong',
  ],
  ['half a sign', { ...good, footing: { zh: '\ud83d', en: '' } }, 'template-text-wrong'],
  ['a name without end', { ...good, name: { zh: '图'.repeat(201), en: '' } }, 'template-text-wrong'],
  ['another family', { ...good, fonts: { heading: 'SimSun', text: 'plain' } }, 'template-fonts-wrong'],
  ['half of the weights', { ...good, fonts: { heading: 'black' } }, 'template-fonts-wrong'],
  ['no id', { ...good, id: '' }, 'template-text-wrong'],
  ['a logo of another kind', { ...good, logo: { type: 'svg', base64: '' } }, 'template-logo-wrong'],
  [
    'a logo of a megabyte',
    { ...good, logo: { type: 'png', base64: 'A'.repeat(1_333_336) } },
    'logo-too-large',
  ],
];

test.each(wrong)('%s is refused', (_, template, code) => {
  const read = readTemplate(template);
  expect(read.ok ? null : read.reason.code).toBe(code);
});

test('a logo as large as one may be is taken', () => {
  const base64 = Buffer.alloc(LOGO_MOST_BYTES).toString('base64');
  expect(readTemplate({ ...good, logo: { type: 'png', base64 } }).ok).toBe(true);
});

test('weights are as a template says, or not said', () => {
  const fonts = { heading: 'black', text: 'medium' } as const;
  const read = readTemplate({ ...good, fonts });
  expect(read.ok && read.value.fonts).toEqual(fonts);
});

test('fields are each once and in the order of a sheet', () => {
  const read = readTemplate({ ...good, fields: ['team', 'title', 'team'] });
  expect(read.ok && read.value.fields).toEqual(['title', 'team']);
});
