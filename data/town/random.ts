/**
 * A seeded source of randomness: the same seed gives the same numbers everywhere. Small Fast Counter, 32 bits
 * (sfc32, Chris Doty-Humphrey's PractRand), seeded through a FNV-1a hash of the label.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private readonly label: string;

  constructor(label: string) {
    this.label = label;
    let hash = 0x811c9dc5;
    for (const char of label) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
    this.a = hash | 0;
    this.b = Math.imul(hash, 0x9e3779b9) | 0;
    this.c = ~hash;
    for (let i = 0; i < 15; i++) this.next();
  }

  /** A source of its own, so that more draws in one part do not change another part. */
  fork(label: string): Random {
    return new Random(`${this.label}/${label}`);
  }

  /** From 0 (included) to 1 (excluded). */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** Normally distributed (Box and Muller). */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]!;
  }

  /** A new array in random order (Fisher and Yates). */
  shuffled<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(this.next() * (i + 1));
      [copy[i], copy[j]] = [copy[j]!, copy[i]!];
    }
    return copy;
  }
}
