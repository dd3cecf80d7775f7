import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from '../../../client/i18n/en.ts';
import { zh } from '../../../client/i18n/zh.ts';
import { codesOf, namedGroups, namedKeys } from './source-codes.ts';

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, path = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(path + key, value);
    else for (const [below, text] of flat(value, `${path}${key}.`)) all.set(below, text);
  }
  return all;
}

const chinese = flat(zh);
const english = flat(en);
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

/** Codes of a profile that is wrong reach the person who starts the server, on the terminal, and no screen. */
const TERMINAL_ONLY = /^profile-/;

describe('the two dictionaries', () => {
  test('have the same keys, with the same gaps to fill', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    const different = [...chinese].filter(([key, text]) => {
      const a = holes(text).filter((name) => name !== 'name' || holes(english.get(key)!).includes('name'));
      return `${a}` !== `${holes(english.get(key)!)}`;
    });
    expect(different).toEqual([]);
  });

  test('say everything in their own language', () => {
    const han = /\p{Script=Han}/u;
    expect([...english].filter(([key, text]) => han.test(text) && key !== 'language.other')).toEqual([]);
    const bare = (text: string) => text.replace(/\{\{\w+\}\}/g, '');
    const untranslated = [...chinese].filter(
      ([key, text]) => key !== 'language.other' && /\p{L}/u.test(bare(text)) && !han.test(bare(text)),
    );
    expect(untranslated).toEqual([]);
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('nothing reaches the screen without words', () => {
  test('every code that the core, the server or the editor refuses with', () => {
    const known = new Set([...Object.keys(zh.reason), ...Object.keys(zh.issue), ...Object.keys(zh.repair)]);
    const codes = codesOf(['domain', 'server', 'client']);
    expect(codes.size).toBeGreaterThan(80);
    const missing = [...codes].filter(([code]) => !known.has(code) && !TERMINAL_ONLY.test(code));
    expect(Object.fromEntries(missing)).toEqual({});
  });

  test('every issue, by itself and as a group', () => {
    const text = readFileSync(new URL('../../../domain/coverage/issue.ts', import.meta.url), 'utf8');
    const union = /type IssueCode =([^;]*);/.exec(text)![1]!;
    const codes = [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code!).sort();
    expect(Object.keys(zh.issue).sort()).toEqual(codes);
    expect(Object.keys(zh.issueGroup).sort()).toEqual(codes);
  });

  test('every key that a component names', () => {
    const plural = (key: string) => chinese.has(`${key}_other`);
    const isGroup = (key: string) => [...chinese.keys()].some((known) => known.startsWith(`${key}.`));
    const missing = [...namedKeys()].filter(([key]) => !chinese.has(key) && !plural(key) && !isGroup(key));
    expect(Object.fromEntries(missing)).toEqual({});
    const groups = new Set([...chinese.keys()].map((key) => key.split('.')[0]!));
    expect(Object.fromEntries([...namedGroups()].filter(([group]) => !groups.has(group)))).toEqual({});
  });
});
