import type { Map as MapLibre } from 'maplibre-gl';
import type { BorderId, GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Level } from '../../../domain/plan/types.ts';
import { type BorderFeature, borderFeature } from '../features/border-feature.ts';
import { type LeafFeature, leafFeature } from '../features/leaf-feature.ts';
import { changedLeaves } from './changed-leaves.ts';
import { HiddenFeatures } from './hidden.ts';
import { FeatureSource } from './source.ts';

/** Above this many edited leaves, or this long after the last edit, the static source takes them in. */
const MANY_LIVE = 240;
const SETTLE_MS = 1500;

/**
 * Shows a division's leaves and borders. All of them lie in static sources; what differs from what those hold is
 * hidden there and drawn from small live ones, so a frame costs what it changes. Nothing is ever read back.
 */
export class GridProjection {
  readonly #sources: Record<'grids' | 'live' | 'borders' | 'bordersLive', FeatureSource>;
  readonly #hiddenLeaves: HiddenFeatures;
  readonly #hiddenBorders: HiddenFeatures;
  #base: Division | null = null;
  #shown: Division | null = null;
  #level: Level | null = null;
  #settle: ReturnType<typeof setTimeout> | undefined;

  constructor(map: MapLibre) {
    this.#sources = {
      grids: new FeatureSource(map, 'grids'),
      live: new FeatureSource(map, 'grids-live'),
      borders: new FeatureSource(map, 'borders'),
      bordersLive: new FeatureSource(map, 'borders-live'),
    };
    this.#hiddenLeaves = new HiddenFeatures(map, 'grids');
    this.#hiddenBorders = new HiddenFeatures(map, 'borders');
  }

  /** Shows a division, coloured by its grids of `level`. `passing` is a preview: it is never made static. */
  show(division: Division, level: Level, passing: boolean): void {
    if (this.#shown === division && this.#level === level) return;
    this.#shown = division;
    clearTimeout(this.#settle);
    if (!this.#base || this.#level !== level) {
      this.#level = level;
      this.#rebase(division);
      return;
    }
    const live = this.#showLive(this.#base, division, level);
    if (passing || live === 0) return;
    if (live > MANY_LIVE) this.#rebase(division);
    else this.#settle = setTimeout(() => this.#rebase(division), SETTLE_MS);
  }

  destroy(): void {
    clearTimeout(this.#settle);
  }

  #showLive(base: Division, now: Division, level: Level): number {
    const { changed, gone } = changedLeaves(base, now, level.id);
    const leaves: LeafFeature[] = [];
    for (const id of changed) {
      const leaf = now.coverage.leaves.get(id);
      if (leaf) leaves.push(leafFeature(now, id, leaf.polygon, level));
    }
    const borders: BorderFeature[] = [];
    for (const id of bordersOf(now, changed)) borders.push(borderFeature(now, now.coverage.borders.get(id)!));
    const hiddenBorders = bordersOf(base, new Set([...changed, ...gone]));
    this.#sources.live.set(leaves, () => this.#hiddenLeaves.set(new Set([...changed, ...gone])));
    this.#sources.bordersLive.set(borders, () => this.#hiddenBorders.set(hiddenBorders));
    return changed.size + gone.size;
  }

  /** Takes a division into the static sources; the live ones are emptied once those can be drawn. */
  #rebase(division: Division): void {
    const level = this.#level!;
    this.#base = division;
    const leaves: LeafFeature[] = [];
    for (const [id, { polygon }] of division.coverage.leaves)
      leaves.push(leafFeature(division, id, polygon, level));
    const borders: BorderFeature[] = [];
    for (const border of division.coverage.borders.values()) borders.push(borderFeature(division, border));
    this.#sources.grids.set(leaves, () => {
      this.#hiddenLeaves.set(new Set());
      if (this.#shown === division) this.#sources.live.set([]);
    });
    this.#sources.borders.set(borders, () => {
      this.#hiddenBorders.set(new Set());
      if (this.#shown === division) this.#sources.bordersLive.set([]);
    });
  }
}

function bordersOf(division: Division, leaves: ReadonlySet<GridId>): Set<BorderId> {
  const borders = new Set<BorderId>();
  for (const id of leaves) {
    for (const ring of division.coverage.leaves.get(id)?.rings ?? []) {
      for (const { border } of ring) borders.add(border);
    }
  }
  return borders;
}
