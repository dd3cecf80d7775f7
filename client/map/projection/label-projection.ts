import type { Map as MapLibre } from 'maplibre-gl';
import { dissolve } from '../../../domain/coverage/dissolve.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';
import { childrenOf, leavesUnder } from '../../../domain/plan/tree.ts';
import type { Grid, GridTree } from '../../../domain/plan/types.ts';
import { changedSince } from '../../editor/sync/changed-since.ts';
import { type LabelFeature, labelFeature } from '../features/label-feature.ts';
import { KeyedSource } from './keyed-source.ts';
import { followZoom, type LabelZoom } from './label-zoom.ts';

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

/** Shows the names and households of the grids of every tiling level; a change costs what it changes. */
export class LabelProjection {
  readonly #source: KeyedSource;
  readonly #zoom: LabelZoom;
  readonly #labels = new Map<GridId, LabelFeature>();
  readonly #kept = new Map<GridId, Kept>();
  #drawn: { readonly division: Division; readonly text: CountText } | null = null;
  #wanted: { readonly division: Division; readonly text: CountText } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(map: MapLibre) {
    this.#source = new KeyedSource(map, 'labels');
    this.#zoom = followZoom(map);
  }

  show(division: Division, text: CountText): void {
    if (this.#wanted?.division === division && this.#wanted.text === text) return;
    this.#wanted = { division, text };
    if (!this.#drawn) this.#draw();
    else this.#timer ??= setTimeout(() => this.#draw(), LAG_MS);
  }

  /** The words are so many times as large as the style has them. */
  enlarge(scale: number): void {
    this.#zoom.enlarge(scale);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#zoom.end();
  }

  #draw(): void {
    this.#timer = undefined;
    const { division, text } = this.#wanted!;
    const before = this.#drawn?.text === text ? this.#drawn.division : null;
    this.#drawn = this.#wanted;
    if (!before) {
      this.#labels.clear();
      this.#write(division, text, division.tree.grids.keys());
      this.#source.set([...this.#labels.values()]);
      return;
    }
    const { changed, removed } = changedSince(before, division);
    for (const id of removed) this.#forget(id);
    const written = this.#write(division, text, changed);
    this.#source.change(
      written.flatMap((id) => this.#labels.get(id) ?? []),
      [...removed, ...written.filter((id) => !this.#labels.has(id))],
    );
  }

  /** Makes the labels of these grids anew, children before parents, since a parent's waits for theirs to fit. Gives those of them that are of tiling levels. */
  #write(division: Division, text: CountText, ids: Iterable<GridId>): GridId[] {
    const tiling = division.levels.filter((level) => level.tiles).toReversed();
    const ranks = new Map(tiling.map(({ id }, rank) => [id, rank]));
    const byRank: Grid[][] = tiling.map(() => []);
    for (const id of ids) {
      const grid = division.tree.grids.get(id)!;
      byRank[ranks.get(grid.level) ?? -1]?.push(grid);
    }
    return byRank.flatMap((grids, rank) =>
      grids.map((grid) => {
        const label = this.#labelOf(division, text, grid, rank);
        if (label) this.#labels.set(grid.id, label);
        else this.#labels.delete(grid.id);
        return grid.id;
      }),
    );
  }

  #labelOf(division: Division, text: CountText, grid: Grid, rank: number): LabelFeature | null {
    if (grid.parentId === null || grid.unassigned) return null;
    return labelFeature(
      {
        id: grid.id,
        name: grid.name || (grid.code ?? ''),
        count: text(grid, division.counts.get(grid.id)?.households ?? 0),
        locked: grid.locked,
        rank,
      },
      this.#shapeOf(division, grid),
      rank === 0 ? NEVER : this.#childrenFit(division.tree, grid.id) + OVERLAP,
    );
  }

  #forget(id: GridId): void {
    this.#labels.delete(id);
    this.#kept.delete(id);
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

  /** The zoom at which half of a grid's children have room for their names; never, when there is but one. */
  #childrenFit(tree: GridTree, id: GridId): number {
    const zooms = childrenOf(tree, id)
      .map((child) => this.#labels.get(child)?.properties.fitName ?? NEVER)
      .sort((a, b) => a - b);
    return zooms.length < 2 ? NEVER : zooms[Math.floor(zooms.length / 2)]!;
  }
}
