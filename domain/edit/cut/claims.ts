import type { Building } from '../../balance/types.ts';
import type { GridId } from '../../coverage/types.ts';
import { locateInPolygon } from '../../geometry/ring.ts';
import type { Declared, Grid } from '../../plan/types.ts';
import { declaredStands } from '../declared-stands.ts';
import { rankClaims } from '../identity.ts';
import type { Division } from '../types.ts';
import { extent, shares } from './shares.ts';
import type { Tile } from './tiles.ts';

interface TileGroup {
  readonly tiles: readonly Tile[];
}

/** What tiles hold, looked up once for every leaf that is cut. */
export class TileClaims {
  readonly #division: Division;
  readonly #pieces: ReadonlyMap<GridId, readonly Tile[]>;
  readonly #buildings = new Map<Tile, Building[]>();

  constructor(division: Division, tiles: readonly Tile[]) {
    this.#division = division;
    const pieces = new Map<GridId, Tile[]>();
    for (const tile of tiles) {
      if (tile.whole) continue;
      const list = pieces.get(tile.leaf);
      if (list) list.push(tile);
      else pieces.set(tile.leaf, [tile]);
    }
    this.#pieces = pieces;
  }

  /** Groups of tiles of one grid, the one that keeps the grid's identity first (product.md, rule 6). */
  ranked<G extends TileGroup>(grid: Grid, groups: readonly G[]): G[] {
    if (groups.length < 2) return [...groups];
    let households = this.#householdsIn(grid, groups);
    if (grid.declared && declaredStands(this.#division, grid))
      households = this.dealt(grid, groups).map((share) => share?.households ?? 0);
    return rankClaims(groups, households, ({ tiles }) => tiles.map(({ polygon }) => polygon));
  }

  /**
   * What was declared for a grid, dealt to groups of its tiles in whole numbers that add up: by the footprint of their
   * buildings, where there are none by area. A figure that buildings or grids beneath overrule must not come to life
   * again on ground of which they say nothing: it is dealt by theirs, and there is null.
   */
  dealt(grid: Grid, groups: readonly TileGroup[]): (Declared | null)[] {
    const { declared } = grid;
    if (!declared) return groups.map(() => null);
    let among = groups;
    let weights: number[];
    if (declaredStands(this.#division, grid)) {
      weights = groups.map(({ tiles }) =>
        tiles.reduce(
          (sum, tile) => sum + extent(this.#buildingsOf(tile).flatMap(({ footprint }) => footprint ?? [])),
          0,
        ),
      );
      if (weights.every((w) => w === 0))
        weights = groups.map(({ tiles }) => extent(tiles.map(({ polygon }) => polygon)));
    } else {
      among = groups.filter(({ tiles }) => tiles.some((tile) => this.#isKnown(grid, tile)));
      weights = this.#householdsIn(grid, among);
    }
    const households = shares(declared.households, weights);
    const persons = declared.persons === null ? null : shares(declared.persons, weights);
    return groups.map((group) => {
      const i = among.indexOf(group);
      return i < 0 ? null : { households: households[i]!, persons: persons?.[i] ?? null, estimated: true };
    });
  }

  /** The households of groups of a grid's tiles by what is known beneath the grid. */
  #householdsIn(grid: Grid, groups: readonly TileGroup[]): number[] {
    const offices = new Map<Grid, Map<number, Tile[]>>();
    const households = groups.map(({ tiles }, i) => {
      let sum = 0;
      for (const tile of tiles) {
        const office = this.#officeOf(grid, tile);
        if (!office) {
          sum += this.#households(tile);
          continue;
        }
        const dealt = offices.get(office) ?? new Map<number, Tile[]>();
        offices.set(office, dealt);
        dealt.set(i, [...(dealt.get(i) ?? []), tile]);
      }
      return sum;
    });
    for (const [office, parts] of offices) {
      const shares = this.dealt(
        office,
        [...parts.values()].map((tiles) => ({ tiles })),
      );
      [...parts.keys()].forEach((i, k) => {
        households[i]! += shares[k]?.households ?? 0;
      });
    }
    return households;
  }

  /** The grid between a grid and a tile's leaf for which what was declared counts. */
  #officeOf(grid: Grid, { leaf }: Tile): Grid | null {
    if (leaf === grid.id) return null;
    const { grids } = this.#division.tree;
    for (
      let at = grids.get(grids.get(leaf)!.parentId ?? '');
      at && at.id !== grid.id;
      at = grids.get(at.parentId ?? '')
    )
      if (declaredStands(this.#division, at)) return at;
    return null;
  }

  /** Does anything beneath a grid say how many live on a tile? A building on its border may go next door. */
  #isKnown(grid: Grid, tile: Tile): boolean {
    const own = tile.leaf === grid.id;
    if (!own && (this.#division.counts.get(tile.leaf)?.declared || this.#officeOf(grid, tile))) return true;
    return this.#buildingsOf(tile).some(
      ({ households, persons, at }) =>
        (households > 0 || (persons ?? 0) > 0) && locateInPolygon(at, tile.polygon) === 'inside',
    );
  }

  #households(tile: Tile): number {
    const count = this.#division.counts.get(tile.leaf);
    if (!count) return 0;
    if (tile.whole) return count.households;
    if (!count.declared)
      return this.#buildingsOf(tile).reduce((sum, building) => sum + building.households, 0);
    const pieces = this.#pieces.get(tile.leaf)!;
    const leaf = this.#division.tree.grids.get(tile.leaf)!;
    return this.dealt(
      leaf,
      pieces.map((piece) => ({ tiles: [piece] })),
    )[pieces.indexOf(tile)]!.households;
  }

  /** A building lies in the first piece that holds its point, border included. */
  #buildingsOf(tile: Tile): readonly Building[] {
    const known = this.#buildings.get(tile);
    if (known) return known;
    const { all, byLeaf } = this.#division.buildings;
    const pieces = tile.whole ? [tile] : this.#pieces.get(tile.leaf)!;
    for (const piece of pieces) this.#buildings.set(piece, []);
    for (const id of byLeaf.get(tile.leaf) ?? []) {
      const building = all.get(id)!;
      const piece = tile.whole
        ? tile
        : pieces.find(({ polygon }) => locateInPolygon(building.at, polygon) !== 'outside');
      if (piece) this.#buildings.get(piece)!.push(building);
    }
    return this.#buildings.get(tile)!;
  }
}
