import type { Mm } from '../../drawing.ts';
import type { Detail } from '../detail.ts';
import type { Inks } from '../inks.ts';
import type { PaperGround } from '../paper-ground.ts';
import type { Chain } from './chain.ts';
import type { GroundCost } from './ground-cost.ts';
import type { Typesetter } from './typesetter.ts';

/** What every kind of label has to know of the map. */
export interface LabelScene {
  readonly ground: PaperGround;
  readonly setter: Typesetter;
  readonly cost: GroundCost;
  readonly inks: Inks;
  /** The em of plain text. */
  readonly textMm: Mm;
  /** The least em that is read without a glass. */
  readonly leastMm: Mm;
  readonly detail: Detail;
  readonly lang: 'zh' | 'en';
  /** Whether a street is one of the four sides: named there, or running along the grid's border. */
  isImportant(name: string, chains: readonly Chain[]): boolean;
}
