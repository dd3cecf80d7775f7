import type { Building } from '../../../domain/balance/types.ts';

/** What a file may leave unsaid of a building, so that it stays as it is. */
export type Unsaid = 'households' | 'persons' | 'name' | 'use';

/**
 * A building as a row of a file says it. No name, use or figure of persons is nothing said; of households 0 is a figure,
 * so `unsaid` tells where a file has none.
 */
export interface IncomingBuilding extends Building {
  readonly row?: number;
  readonly unsaid?: readonly Unsaid[];
}
