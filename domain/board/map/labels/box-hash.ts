import type { Mm } from '../../drawing.ts';
import { boxesOverlap, type LabelBox } from './oriented-box.ts';

/** About as wide as a label. */
const CELL_MM = 8;
const STRIDE = 1 << 20;

interface Entry {
  readonly box: LabelBox;
  readonly owner: number;
}

/** Boxes by the squares of the paper that they touch; they come and go while labels are tried. */
export class BoxHash {
  readonly #cells = new Map<number, Entry[]>();
  readonly #cell: Mm;

  constructor(cell: Mm = CELL_MM) {
    this.#cell = cell;
  }

  add(boxes: readonly LabelBox[], owner: number): void {
    for (const box of boxes)
      this.#each(box, (key) => {
        const cell = this.#cells.get(key);
        if (cell === undefined) this.#cells.set(key, [{ box, owner }]);
        else cell.push({ box, owner });
      });
  }

  remove(boxes: readonly LabelBox[], owner: number): void {
    for (const box of boxes)
      this.#each(box, (key) => {
        const cell = this.#cells.get(key);
        const at = cell?.findIndex((entry) => entry.owner === owner && entry.box === box) ?? -1;
        if (at >= 0) cell!.splice(at, 1);
      });
  }

  isFree(boxes: readonly LabelBox[]): boolean {
    for (const box of boxes) if (this.#any(box, () => true)) return false;
    return true;
  }

  /** Whose boxes are met, each once; null as soon as there are more than `most`. */
  owners(boxes: readonly LabelBox[], most: number): readonly number[] | null {
    const found: number[] = [];
    for (const box of boxes) {
      const over = this.#any(box, (owner) => {
        if (!found.includes(owner)) found.push(owner);
        return found.length > most;
      });
      if (over) return null;
    }
    return found;
  }

  /** Whether `stop` says yes for the owner of any box that overlaps this one. */
  #any(box: LabelBox, stop: (owner: number) => boolean): boolean {
    const { left, top, right, bottom } = box.sides;
    for (let r = Math.floor(top / this.#cell); r <= Math.floor(bottom / this.#cell); r++)
      for (let c = Math.floor(left / this.#cell); c <= Math.floor(right / this.#cell); c++) {
        const cell = this.#cells.get(r * STRIDE + c);
        if (cell === undefined) continue;
        for (const entry of cell) if (boxesOverlap(box, entry.box) && stop(entry.owner)) return true;
      }
    return false;
  }

  #each(box: LabelBox, each: (key: number) => void): void {
    const { left, top, right, bottom } = box.sides;
    for (let r = Math.floor(top / this.#cell); r <= Math.floor(bottom / this.#cell); r++)
      for (let c = Math.floor(left / this.#cell); c <= Math.floor(right / this.#cell); c++)
        each(r * STRIDE + c);
  }
}
