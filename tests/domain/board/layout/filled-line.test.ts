import { expect, test } from 'vitest';
import type { BoardContent } from '../../../../domain/board/content.ts';
import { filledLine } from '../../../../domain/board/layout/filled-line.ts';

const content = (lang: 'zh' | 'en', code: string | null, community = '平川社区') =>
  ({
    content: {
      lang,
      office: '新城网格办',
      grid: { name: '平川社区3格', code },
      ancestors: community === '' ? [] : [{ name: community }],
    } as unknown as BoardContent,
  }) as const;

test('names stand where a template has put them, in a head line and in a foot line', () => {
  const words = { zh: '{office}　{community}{grid}（{code}）', en: '{community}, {grid}: call {office}' };
  expect(filledLine(content('zh', '411'), words)).toBe('新城网格办 平川社区3格（411）');
  expect(filledLine(content('en', null), words)).toBe('平川社区, 3格: call 新城网格办');
});

test('what an empty name leaves at the beginning goes, and nothing else is a placeholder', () => {
  expect(filledLine(content('en', null, ''), { zh: '', en: '{community}, {grid}: {resident}' })).toBe(
    '平川社区3格: {resident}',
  );
});
