import { parseArgs } from 'node:util';
import type { DraftWish } from '../../domain/draft/types.ts';
import { USUAL_BARRIERS } from '../../domain/draft/usual-barriers.ts';
import { isBarrierWord } from '../proposals/barrier-word.ts';
import { WEIGHTS } from '../proposals/draft-request.ts';
import { UsageError } from './command.ts';
import type { FileSaid } from './read-features-file.ts';

export interface DraftOptions {
  readonly territory: string;
  readonly lines: string;
  readonly buildings: string;
  readonly parents: string | undefined;
  readonly out: string;
  readonly json: boolean;
  readonly said: FileSaid;
  readonly wish: DraftWish;
  readonly measure: 'households' | 'persons';
  readonly barriers: readonly string[];
}

const SEEDS = 0x1_0000_0000;
const TARGET = 300;
/** What `--barrier` takes for none at all. */
const NO_BARRIER = 'none';

/** What is said on the command line. Throws `UsageError` for what `tessera draft` does not take. */
export function readDraftOptions(args: readonly string[]): DraftOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      territory: text,
      lines: text,
      buildings: text,
      parents: text,
      target: text,
      parts: text,
      tolerance: { ...text, default: '0.2' },
      seed: { ...text, default: '1' },
      measure: { ...text, default: 'households' },
      barrier: { ...text, multiple: true },
      balance: text,
      compactness: text,
      'main-streets': text,
      crs: text,
      encoding: text,
      out: text,
      json: { type: 'boolean' },
    },
  });
  const { measure, target, parts, crs, encoding } = values;
  if (measure !== 'households' && measure !== 'persons')
    throw new UsageError(`--measure is households or persons, not ${JSON.stringify(measure)}`);
  if (target !== undefined && parts !== undefined) throw new UsageError('--target or --parts, not both');
  return {
    territory: needed('--territory', values.territory),
    lines: needed('--lines', values.lines),
    buildings: needed('--buildings', values.buildings),
    parents: values.parents,
    out: needed('--out', values.out),
    json: values.json === true,
    said: { crs, encoding },
    wish: {
      target: parts === undefined ? whole('--target', target ?? String(TARGET), 1) : null,
      parts: parts === undefined ? null : whole('--parts', parts, 1),
      tolerance: share('--tolerance', values.tolerance, true),
      seed: whole('--seed', values.seed, 0),
      weights: {
        balance: weight('--balance', values.balance, WEIGHTS.balance),
        compactness: weight('--compactness', values.compactness, WEIGHTS.compactness),
        mainStreets: weight('--main-streets', values['main-streets'], WEIGHTS.mainStreets),
        keepBorders: 0,
      },
    },
    measure,
    barriers: barriersOf(values.barrier),
  };
}

function needed(option: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError(`${option} says which file`);
  return value;
}

function whole(option: string, value: string, least: number): number {
  const number = Number(value);
  if (!/^\d{1,10}$/.test(value) || number < least || number >= SEEDS)
    throw new UsageError(`${option} is a whole number, ${least} or more, not ${JSON.stringify(value)}`);
  return number;
}

function share(option: string, value: string, aboveNothing = false): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 1) || (aboveNothing && number === 0))
    throw new UsageError(`${option} is a share up to 1, such as 0.2, not ${JSON.stringify(value)}`);
  return number;
}

function weight(option: string, value: string | undefined, usual: number): number {
  return value === undefined ? usual : share(option, value);
}

function barriersOf(said: readonly string[] | undefined): readonly string[] {
  if (said === undefined) return USUAL_BARRIERS;
  const named = said.filter((word) => word !== NO_BARRIER);
  const unknown = named.find((word) => !isBarrierWord(word));
  if (unknown !== undefined)
    throw new UsageError(
      `--barrier is rail, river, a class of line such as trunk, or ${NO_BARRIER}, not ${JSON.stringify(unknown)}`,
    );
  return named;
}
