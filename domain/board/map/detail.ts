import type { BoardLine } from '../content.ts';
import type { Mm } from '../drawing.ts';
import { roadKind } from './road-kinds.ts';

/** Read at arm's length: 5.7 points. Half of plain text on large papers, which are read from farther away. */
const LEAST_MM = 2;
const LEAST_EM = 0.5;
/** On small papers, which are held in the hand, plain text is hardly larger than that: this share of it, but no less than 4½ points. */
const SMALL_EM = 0.8;
const SMALL_MM = 1.55;

/** The least em of a name on a map whose plain text has the em `textMm`. */
export function leastLabelMm(textMm: Mm): Mm {
  return Math.max(SMALL_MM, Math.min(LEAST_MM, SMALL_EM * textMm), LEAST_EM * textMm);
}

/** 1:N up to which each is on a map whose least names are 2 mm high; with larger ones so much less. Below that it is crowded, not rich. */
const NUMBERS_TO = 6_000;
const COMPOUNDS_TO = 10_000;
const ALL_UNITS_TO = 6_500;
const SOME_UNITS_TO = 16_000;
/** 1:N up to which they are more than a net of hairs, whatever the size of text. */
const PATHS_TO = 12_500;
const LANES_TO = 26_000;
const EDGES_TO = 12_500;

/** What a map of a scale shows: the smaller the scale, the less of it, as on any atlas. */
export interface Detail {
  /** Numbers and names of single buildings. */
  readonly numbers: boolean;
  /** Names of compounds. */
  readonly compounds: boolean;
  /** All units, some far enough from each other, none. */
  readonly units: 'all' | 'some' | 'none';
  /** Buildings with their outline. */
  readonly edges: boolean;
  /** A line that is too fine for this scale is left away, unless the four sides name it. */
  shows(line: BoardLine): boolean;
}

/** What goes on a map at so many millimetres a metre; `said`: the four sides in words. */
export function detailAt(mmPerMetre: number, textMm: Mm, said: string): Detail {
  const n = 1000 / mmPerMetre;
  const crowd = (n * leastLabelMm(textMm)) / LEAST_MM;
  return {
    numbers: crowd <= NUMBERS_TO,
    compounds: crowd <= COMPOUNDS_TO,
    units: crowd <= ALL_UNITS_TO ? 'all' : crowd <= SOME_UNITS_TO ? 'some' : 'none',
    edges: n <= EDGES_TO,
    shows(line) {
      if (line.name.trim() !== '' && said.includes(line.name.trim())) return true;
      if (line.kind === 'wall') return n <= PATHS_TO;
      if (line.kind !== 'road') return true;
      const kind = roadKind(line.class);
      if (kind === 'path' || line.class === 'service') return n <= PATHS_TO;
      return kind !== 'lane' || n <= LANES_TO;
    },
  };
}
