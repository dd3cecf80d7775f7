import subsetFont from 'subset-font';
import type { Weight } from '../../../domain/board/drawing.ts';
import { boardFont } from './board-font.ts';

/** As many are kept, some 100 kB each: a template that is being changed asks for the same letters again and again. */
const KEPT_MAX = 32;
const kept = new Map<string, Promise<Buffer>>();

/**
 * Noto Sans SC with those letters alone, as TrueType, without kerning and ligatures: it is set letter by letter everywhere.
 */
export function fontSubset(weight: Weight, letters: ReadonlySet<string>): Promise<Buffer> {
  const text = [...letters].sort().join('');
  const key = `${weight} ${text}`;
  const known = kept.get(key) ?? cut(weight, text);
  kept.delete(key);
  kept.set(key, known);
  if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value!);
  return known;
}

function cut(weight: Weight, text: string): Promise<Buffer> {
  return subsetFont(boardFont(weight).bytes, text, {
    targetFormat: 'sfnt',
    keepFeatures: [],
    noHinting: true,
    dropTables: ['vhea', 'vmtx', 'VORG', 'BASE', 'gasp', 'STAT'],
  });
}
