import type { Map as MapLibre } from 'maplibre-gl';
import { dissolve } from '../../../domain/coverage/dissolve.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';
import { childrenOf, gridsAt, leavesUnder } from '../../../domain/plan/tree.ts';
import type { Grid, GridTree } from '../../../domain/plan/types.ts';
import { type LabelFeature, labelFeature } from '../features/label-feature.ts';
import { FeatureSource } from './source.ts';

/** While a line is being drawn, labels follow only this often: the numbers beside the pointer follow at once. */
const LAG_MS = 150;
/** Leaves' labels never make room for anything. */
const NEVER = 24;
/** A parent's label stays this long after its children's names begin to fit, in zooms. */
const OVERLAP = 0.25;

interface Kept {
  readonly leaves: readonly (Polygon | null)[];
  readonly polygons: readonly Polygon[];
}

/** The second line of a grid's label, as the screen's language says it. */
export type CountText = (grid: Grid, households: number) => string;

/** Shows the names and households of the grids of every tiling level. */
export class LabelProjection {
  readonly #source: FeatureSource;
  readonly #kept = new Map<string, Kept>();
  #shown: Division | null = null;
  #text: CountText | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(map: MapLibre) {
    this.#source = new FeatureSource(map, 'labels');
  }

  show(division: Division, text: CountText): void {
    if (this.#shown === division && this.#text === text) return;
    const first = this.#shown === null;
    this.#shown = division;
    this.#text = text;
    if (first) this.#draw();
    else this.#timer ??= setTimeout(() => this.#draw(), LAG_MS);
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }

  #draw(): void {
    this.#timer = undefined;
    const division = this.#shown!;
    const features: LabelFeature[] = [];
    const fits = new Map<string, number>();
    for (const [rank, level] of division.levels
      .filter((l) => l.tiles)
      .toReversed()
      .entries()) {
      for (const grid of gridsAt(division.tree, level.id)) {
        if (grid.parentId === null || grid.unassigned) continue;
        const feature = labelFeature(
          {
            id: grid.id,
            name: grid.name || (grid.code ?? ''),
            count: this.#text!(grid, division.counts.get(grid.id)?.households ?? 0),
            locked: grid.locked,
            rank,
          },
          this.#shapeOf(division, grid),
          rank === 0 ? NEVER : childrenFit(division.tree, grid.id, fits) + OVERLAP,
        );
        if (!feature) continue;
        fits.set(grid.id, feature.properties.fitName);
        features.push(feature);
      }
    }
    this.#source.set(features);
  }

  /** A grid's polygons; a parent's are dissolved anew only when a leaf beneath it has changed. */
  #shapeOf({ tree, coverage }: Division, grid: Grid): readonly Polygon[] {
    if (grid.polygon) return [grid.polygon];
    const leaves = leavesUnder(tree, grid.id).map((id) => coverage.leaves.get(id)?.polygon ?? null);
    const kept = this.#kept.get(grid.id);
    if (kept && kept.leaves.length === leaves.length && leaves.every((leaf, i) => leaf === kept.leaves[i]))
      return kept.polygons;
    const polygons = dissolve(leaves.filter((leaf) => leaf !== null));
    this.#kept.set(grid.id, { leaves, polygons });
    return polygons;
  }
}

/** The zoom at which half of a grid's children have room for their names; never, when there is but one. */
function childrenFit(tree: GridTree, id: string, fits: ReadonlyMap<string, number>): number {
  const zooms = childrenOf(tree, id)
    .map((child) => fits.get(child) ?? NEVER)
    .sort((a, b) => a - b);
  return zooms.length < 2 ? NEVER : zooms[Math.floor(zooms.length / 2)]!;
}
