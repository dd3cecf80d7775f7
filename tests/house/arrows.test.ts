import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const HOUSE = ['domain', 'data', 'migrations', 'server', 'client'];

/** What a folder of `domain/` may import of ours, and of others' (architecture.md, "Who may know whom"). */
const DOMAIN: Record<string, { ours: string[]; packages: string[]; typesOnly?: string[] }> = {
  '.': { ours: ['geometry'], packages: [], typesOnly: ['geometry'] },
  geometry: { ours: ['.'], packages: ['robust-predicates', 'flatbush', '@turf/turf', 'geojson'] },
  coverage: { ours: ['.', 'geometry'], packages: ['flatbush', '@turf/turf', 'geojson'] },
  plan: { ours: ['.', 'geometry', 'coverage'], packages: [] },
  balance: { ours: ['.', 'geometry', 'coverage', 'plan'], packages: [] },
  edit: {
    ours: ['.', 'geometry', 'coverage', 'plan', 'balance', 'contract'],
    packages: [],
    typesOnly: ['contract'],
  },
  draft: {
    ours: ['.', 'geometry', 'coverage', 'plan', 'balance', 'edit'],
    packages: ['flatbush'],
  },
  case: {
    ours: ['.', 'geometry', 'coverage', 'plan', 'balance', 'edit', 'deployment'],
    packages: ['flatbush'],
    typesOnly: ['deployment'],
  },
  board: {
    ours: ['.', 'geometry', 'coverage', 'plan', 'deployment'],
    packages: ['flatbush'],
    typesOnly: ['deployment'],
  },
  deployment: { ours: ['.'], packages: [] },
  contract: {
    ours: ['.', 'geometry', 'coverage', 'plan', 'balance', 'edit', 'case', 'board', 'deployment'],
    packages: ['typebox', 'geojson'],
    typesOnly: ['.', 'geometry', 'coverage', 'plan', 'balance', 'edit', 'case', 'board', 'deployment'],
  },
};

interface Import {
  file: string;
  target: string;
  types: boolean;
  /** The resolved path from the root for a relative import; null for a package. */
  path: string | null;
}

function files(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
    .filter((name) => statSync(join(ROOT, name)).isFile());
}

const IMPORT =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => {
    const target = (match[2] ?? match[3])!;
    const named = /\{([^}]*)\}/.exec(match[0])?.[1];
    const allTypes =
      named?.split(',').every((name) => name.trim() === '' || /^\s*type\s/.test(name)) ?? false;
    return {
      file,
      target,
      types: match[1] !== undefined || allTypes,
      path: target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), target)) : null,
    };
  });
}

const imports = HOUSE.flatMap(files).flatMap(importsOf);
const folderOf = (path: string) => path.split('/')[0]!;
const packageOf = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
const partOf = (path: string) => (path.split('/').length > 2 ? path.split('/')[1]! : '.');

function show(wrong: Import[]): string[] {
  return wrong.map(({ file, target }) => `${file} → ${target}`);
}

describe('who may know whom', () => {
  test('there is something to look at', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  test('the core imports nothing but itself and its few libraries, folder by folder', () => {
    const wrong = imports.filter(({ file, target, path, types }) => {
      if (folderOf(file) !== 'domain') return false;
      const rule = DOMAIN[partOf(file)];
      if (!rule) return true;
      if (path === null) return !rule.packages.includes(packageOf(target));
      if (folderOf(path) !== 'domain') return true;
      const part = partOf(path);
      if (part === partOf(file)) return false;
      return !rule.ours.includes(part) || (rule.typesOnly?.includes(part) === true && !types);
    });
    expect(show(wrong)).toEqual([]);
  });

  test('TypeBox is known to the contract, the server and nobody else', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        packageOf(target) === 'typebox' &&
        !file.startsWith('domain/contract/') &&
        folderOf(file) !== 'server',
    );
    expect(show(wrong)).toEqual([]);
  });

  test('the page loads no schema: of those files it takes types alone', () => {
    const schemas = new Set(
      imports.filter(({ target, types }) => target === 'typebox' && !types).map(({ file }) => file),
    );
    expect(schemas.size).toBeGreaterThan(5);
    const wrong = imports.filter(
      ({ file, path, types }) => folderOf(file) === 'client' && path !== null && schemas.has(path) && !types,
    );
    expect(show(wrong)).toEqual([]);
  });

  test('data knows the domain alone', () => {
    const wrong = imports.filter(
      ({ file, path, target }) =>
        folderOf(file) === 'data' &&
        (path === null ? packageOf(target) !== 'geojson' : !/^(data|domain)\//.test(path)),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('client and server never import each other, nor the migrations anything but Kysely', () => {
    const wrong = imports.filter(({ file, path, target }) => {
      const from = folderOf(file);
      const to = path && folderOf(path);
      if (from === 'client') return to !== null && !['client', 'domain'].includes(to);
      if (from === 'server') return to === 'client';
      if (from === 'migrations') return path === null ? packageOf(target) !== 'kysely' : to !== 'migrations';
      return false;
    });
    expect(show(wrong)).toEqual([]);
  });

  test('the editor has no screen', () => {
    const screen = /^(react|react-dom|maplibre-gl|@deck\.gl|@mantine|@tabler|terra-draw)/;
    const wrong = imports.filter(
      ({ file, target, path }) =>
        file.startsWith('client/editor/') &&
        (screen.test(target) || (path !== null && !/^(client\/(editor|api)|domain)\//.test(path))),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('what the command centre knows has no screen', () => {
    const screen = /^(react|react-dom|maplibre-gl|@deck\.gl|@mantine|@tabler|echarts)/;
    const wrong = imports.filter(
      ({ file, target, path }) =>
        file.startsWith('client/command/store/') &&
        (screen.test(target) ||
          (path !== null && !/^(client\/(command\/store|api|editor)|domain)\//.test(path))),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('SQL stands in queries, db and migrations alone', () => {
    const wrong = files('server').filter((file) => {
      if (file.endsWith('.queries.ts') || file.startsWith('server/db/')) return false;
      const text = readFileSync(join(ROOT, file), 'utf8');
      return /\bsql`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(text);
    });
    expect(wrong).toEqual([]);
  });

  test("a subject calls another's service, never its queries", () => {
    const subject = (path: string) => path.split('/').slice(0, 2).join('/');
    const wrong = imports.filter(
      ({ file, path }) =>
        folderOf(file) === 'server' && path?.endsWith('.queries.ts') && subject(path) !== subject(file),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('only main and config read the environment', () => {
    const wrong = HOUSE.flatMap(files).filter((file) => {
      if (file === 'server/main.ts' || file === 'server/config.ts') return false;
      return /process\.env|import\.meta\.env/.test(readFileSync(join(ROOT, file), 'utf8'));
    });
    expect(wrong).toEqual([]);
  });

  test('no file of ours outgrows one thing', () => {
    const long = HOUSE.flatMap(files).filter(
      (file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 400,
    );
    expect(long).toEqual([]);
  });
});
