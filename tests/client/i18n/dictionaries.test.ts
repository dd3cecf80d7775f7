import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIELDS_OF_KIND } from '../../../client/exchange/flow/import-kind-fields.ts';
import { en } from '../../../client/i18n/en.ts';
import { zh } from '../../../client/i18n/zh.ts';
import { codesOf, namedGroups, namedKeys, questionsAsked, rowRepairs } from './source-codes.ts';

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
    const { reason, issue, repair, importQuestion, shortfall } = zh;
    const known = new Set(
      [reason, issue, repair, importQuestion, shortfall].flatMap((words) => Object.keys(words)),
    );
    const codes = codesOf(['domain', 'server', 'client']);
    expect(codes.size).toBeGreaterThan(80);
    const missing = [...codes].filter(([code]) => !known.has(code) && !TERMINAL_ONLY.test(code));
    expect(Object.fromEntries(missing)).toEqual({});
  });

  test('every question that a file can lead to, what it is and why it is asked', () => {
    expect(Object.keys(zh.importWhy).sort()).toEqual(Object.keys(zh.importQuestion).sort());
    const asked = questionsAsked();
    expect(asked.size).toBeGreaterThan(0);
    expect([...asked].filter(([code]) => !(code in zh.importQuestion))).toEqual([]);
  });

  test('every repair that an import can make of a row or of the ground', () => {
    expect([...rowRepairs()].filter(([code]) => !(code in zh.repair))).toEqual([]);
    const text = readFileSync(new URL('../../../domain/coverage/clean/types.ts', import.meta.url), 'utf8');
    const listed = (before: string) =>
      [...new RegExp(`${before}([^;]*);`).exec(text)![1]!.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code!);
    expect(Object.keys(zh.repairKind).sort()).toEqual(listed('type RepairKind =').sort());
    const rules = [...listed('type CleanRule ='), ...listed('readonly rule: CleanRule [|]')];
    expect(Object.keys(zh.repairRule).sort()).toEqual([...new Set(rules)].sort());
  });

  test('every field that a column can be taken as', () => {
    const fields = new Set(Object.values(FIELDS_OF_KIND).flat());
    expect(Object.keys(zh.importField).sort()).toEqual([...fields].sort());
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
