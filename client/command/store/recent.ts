import type { WireCase } from '../../../domain/contract/case.ts';

/** So many told cases are kept: the answers that they are laid over take seconds. */
const MOST = 10_000;

/**
 * What the live stream told lately. An answer says up to which event it holds what happened; what was told after that
 * is laid over it, whenever the answer comes and however far the stream has come meanwhile.
 */
export class Recent {
  #told: { readonly seq: number; readonly cases: readonly WireCase[] }[] = [];
  #count = 0;
  #floor: number;
  #seq: number;

  constructor(seq: number) {
    this.#floor = seq;
    this.#seq = seq;
  }

  /** The last event heard. */
  get seq(): number {
    return this.#seq;
  }

  /** Says whether it was news: a stream taken up again may tell again. */
  push(seq: number, cases: readonly WireCase[]): boolean {
    if (seq <= this.#seq) return false;
    this.#seq = seq;
    if (cases.length === 0) return true;
    this.#told.push({ seq, cases });
    this.#count += cases.length;
    let old = 0;
    while (this.#count > MOST && old < this.#told.length) {
      this.#count -= this.#told[old]!.cases.length;
      this.#floor = this.#told[old]!.seq;
      old += 1;
    }
    if (old > 0) this.#told = this.#told.slice(old);
    return true;
  }

  /** All that was told after an event; null where that goes back further than is kept. */
  since(seq: number): readonly WireCase[] | null {
    if (seq < this.#floor) return null;
    return this.#told.filter((one) => one.seq > seq).flatMap((one) => one.cases);
  }
}
