import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = new URL('../../../', import.meta.url).pathname;

/** The sources of some folders, with their paths from the root. */
function sources(folders: readonly string[]): { path: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => ({ path: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') })),
  );
}

const QUOTED = /'([a-z0-9]+(?:-[a-z0-9]+)*)'/g;

/**
 * Every code that a refusal in these sources can carry: the strings of the first argument of `refuse(…)`, of
 * `refusal(status, …)`, and of `code: …` in a literal. Reads text, so it sees both sides of a condition.
 */
export function codesOf(folders: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const takeFrom = (text: string, path: string) => {
    for (const [, code] of text.matchAll(QUOTED)) if (!found.has(code!)) found.set(code!, path);
  };
  for (const { path, text: source } of sources(folders)) {
    const text = source
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      .replace(/[!=]== '[^']*'/g, '')
      .replace(/\$\{[^}]*\}/g, '');
    for (const [, argument] of text.matchAll(/\brefuse\(\s*([^{},)]*)/g)) takeFrom(argument!, path);
    for (const [, argument] of text.matchAll(/\brefusal\(\s*\d+,\s*([^{},)]*)/g)) takeFrom(argument!, path);
    // A type that lists codes (`code: 'a' | 'b'`) or points at one (`Fault['code']`) makes none.
    for (const [, value] of text.matchAll(/\bcode:\s*([^{},;)|[\n]*)(?=[,;)}\s])(?!\s*[|[])/g))
      takeFrom(value!, path);
    for (const [, value] of text.matchAll(/^ {2}FST_\w+: ('[a-z-]+')/gm)) takeFrom(value!, path);
  }
  return found;
}

/** Every key that the screens name in full, e.g. `say.t('plan.new')`. */
export function namedKeys(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of sources(['client'])) {
    for (const [, argument] of text.replace(/[!=]== '[^']*'/g, '').matchAll(/\bt\(\s*([^`{}]*?)[,)]/g))
      for (const [, key] of argument!.matchAll(/'([A-Za-z]+(?:\.[A-Za-z0-9-]+)*)'/g)) found.set(key!, path);
  }
  return found;
}

/** Every group whose words the screens pick by a code, e.g. `` say.t(`role.${role}`) ``. */
export function namedGroups(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of sources(['client'])) {
    for (const [, group] of text.matchAll(/\bt\(\s*`([A-Za-z]+)\.\$\{/g)) found.set(group!, path);
  }
  return found;
}

/** Every code that an import asks by: `report.ask('…')`. */
export function questionsAsked(): Map<string, string> {
  return firstArguments(/\.ask\(\s*'([a-z-]+)'/g);
}

/** Every code by which an import repairs a row: `report.repair(row, '…')`. */
export function rowRepairs(): Map<string, string> {
  return firstArguments(/\.repair\([^,()]*(?:\([^()]*\))?[^,()]*,\s*'([a-z-]+)'/g);
}

function firstArguments(call: RegExp): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of sources(['server/exchange']))
    for (const [, code] of text.matchAll(call)) found.set(code!, path);
  return found;
}
