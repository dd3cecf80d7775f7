import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import { locateInPolygon, polygonBox } from '../../../domain/geometry/ring.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { cutText } from '../columns/columns.ts';
import type { FileGridFacts } from './file-grid.ts';

/** A grid of the plan to be, at one level: from a row of the file, from today's plan, or made because a row names it. */
export interface Node {
  readonly id: string;
  readonly row: number | null;
  readonly facts: Partial<FileGridFacts>;
  /** Of a grid that is in today's plan already. */
  readonly today: Grid | null;
  /** A place inside it. */
  readonly at: Point;
  /** What a nested grid is looked for in; null where that is not known. */
  readonly ground: readonly Polygon[] | null;
}

/** How a grid found the one above it; `made`: by a name that nothing had yet; `none`: nothing said and nothing holds it. */
export type ParentFound = 'said' | 'nested' | 'made' | 'none';

/**
 * Finds the grid above each grid among the candidates of one level: by the id, code or name that the row says, else by
 * the ground that it lies in. A name that no candidate has makes a new one.
 */
export class Parents {
  readonly #candidates: readonly Node[];
  readonly #byName = new Map<string, Node | null>();
  readonly #boxes: (readonly [number, number, number, number])[][];
  readonly #made = new Map<string, Node>();
  readonly #nextId: () => string;
  readonly #codes: ReadonlySet<string | null>;

  /** `codes`: those that grids have already; one that is made by such a code has it for a name. */
  constructor(
    candidates: readonly Node[],
    nextId: () => string,
    codes: ReadonlySet<string | null> = new Set(),
  ) {
    this.#candidates = candidates;
    this.#codes = codes;
    this.#nextId = nextId;
    // A name that two have is nobody's.
    for (const node of candidates)
      for (const said of new Set([node.id, node.facts.id, node.facts.code, node.facts.name]))
        if (said) this.#byName.set(said, this.#byName.has(said) ? null : node);
    this.#boxes = candidates.map(({ ground }) => (ground ?? []).map((polygon) => polygonBox(polygon)));
  }

  /** `mayMake`: whether a name that no candidate has is a new grid's. */
  of(child: Node, mayMake: boolean): { readonly parent: Node | null; readonly how: ParentFound } {
    // What a grid of today's plan says is an id, never a name.
    const { today } = child;
    const known = today ? this.#candidates.find(({ id }) => id === today.parentId) : undefined;
    if (known) return { parent: known, how: 'said' };
    const said = today ? '' : (child.facts.parent ?? '');
    const named = said === '' ? null : (this.#byName.get(said) ?? null);
    if (named) return { parent: named, how: 'said' };
    // What the ground says is better than a name that two have.
    if (said === '' || this.#byName.has(said) || !mayMake) {
      const around = this.#around(child.at);
      return { parent: around, how: around ? 'nested' : 'none' };
    }
    let made = this.#made.get(said);
    if (!made) {
      const isCode = /^\d{3,64}$/.test(said) && !this.#codes.has(said);
      const facts = isCode ? { code: said } : { name: cutText(said, 80) };
      made = { id: this.#nextId(), row: null, facts, today: null, at: child.at, ground: null };
      this.#made.set(said, made);
    }
    return { parent: made, how: 'made' };
  }

  #around(at: Point): Node | null {
    for (const [i, node] of this.#candidates.entries()) {
      // Nobody's ground is no grid's parent by where it lies.
      if (node.facts.unassigned) continue;
      for (const [p, [minX, minY, maxX, maxY]] of this.#boxes[i]!.entries())
        if (at[0] >= minX && at[0] <= maxX && at[1] >= minY && at[1] <= maxY)
          if (locateInPolygon(at, node.ground![p]!) !== 'outside') return node;
    }
    return null;
  }
}
