import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateTown } from '../../../../data/town/generate.ts';
import { layoutSheet } from '../../../../domain/board/layout/layout-sheet.ts';
import { BUILT_IN_TEMPLATES } from '../../../../domain/board/templates.ts';
import { readProfile } from '../../../../domain/deployment/profile.ts';
import { said } from './drawn.ts';
import { plainRuler } from './plain-ruler.ts';
import { townContent } from './town-content.ts';

const read = readProfile(
  JSON.parse(readFileSync(new URL('../../../../data/profiles/xincheng.json', import.meta.url), 'utf8')),
);
if (!read.ok) throw new Error(JSON.stringify(read.reason));
const profile = read.value;
const town = generateTown(profile, 1);

test.each(
  BUILT_IN_TEMPLATES.flatMap((template) =>
    (['zh', 'en'] as const).map((lang) => ({ template, lang, id: template.id })),
  ),
)('a grid of the demonstration has its sheet: $id $lang', ({ template, lang }) => {
  const content = townContent(town, profile, 'building', 40, lang);
  const sheet = layoutSheet(content, template, { ruler: plainRuler, qr: null });
  if (!sheet.ok) throw new Error(JSON.stringify(sheet.reason));
  const all = said(sheet.value.drawings);
  for (const { name, phone } of [...content.grid.team.members, ...content.grid.team.services]) {
    expect(all).toContain(name.replace(/\s/g, ''));
    expect(all).toContain(phone);
  }
  expect(sheet.value.drawings).toHaveLength(1);
  expect(sheet.value.notices).toEqual([]);
});
