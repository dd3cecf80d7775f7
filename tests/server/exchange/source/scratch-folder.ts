import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceFile } from '../../../../server/exchange/source/source.ts';

/** A folder for one test file's own files: `afterAll(folder.remove)`. */
export function scratchFolder() {
  const path = mkdtempSync(join(tmpdir(), 'tessera-test-source-'));
  let files = 0;
  return {
    path,
    /** An empty folder in it. */
    empty(): string {
      return mkdtempSync(join(path, 'empty-'));
    },
    /** Writes a file as an upload has it: its own name apart from where it lies. */
    write(name: string, content: Buffer | string): SourceFile {
      const at = join(path, `file-${files++}`);
      writeFileSync(at, content);
      return { name, path: at };
    },
    folder(name: string): string {
      const at = join(path, name);
      mkdirSync(at, { recursive: true });
      return at;
    },
    remove(): void {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
