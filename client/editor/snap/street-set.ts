import { type StreetGraph, streetGraph } from '../../../domain/draft/net/street-graph.ts';
import type { DraftLine } from '../../../domain/draft/types.ts';
import { indexStreets, type StreetIndex } from './streets.ts';

/** The lines of the surroundings: to snap to, and to go along. The graph is made when something first goes along it. */
export class StreetSet {
  readonly index: StreetIndex;
  readonly lines: readonly DraftLine[];
  #graph: StreetGraph | null = null;

  constructor(lines: readonly DraftLine[]) {
    this.lines = lines;
    this.index = indexStreets(lines);
  }

  get graph(): StreetGraph {
    this.#graph ??= streetGraph(this.lines);
    return this.#graph;
  }
}
