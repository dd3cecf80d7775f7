import type { PartGraph } from '../../../../domain/draft/types.ts';

/** A graph given by its parts and by its edges, each once. */
export interface Sketch {
  readonly weight: readonly number[];
  readonly areaM2?: readonly number[];
  readonly outerM?: readonly number[];
  readonly ground?: readonly number[];
  readonly unit?: readonly number[];
  readonly kind?: readonly number[];
  readonly edges: readonly SketchEdge[];
}

export interface SketchEdge {
  readonly between: readonly [number, number];
  readonly lengthM?: number;
  readonly offLineM?: number;
  readonly mainM?: number;
  readonly keptM?: number;
  readonly barrier?: boolean;
}

/** The graph of a sketch: what is left out is 100 m of plain street between squares of 100 m. */
export function graphOf(sketch: Sketch): PartGraph {
  const count = sketch.weight.length;
  const slots: { q: number; edge: SketchEdge }[][] = Array.from({ length: count }, () => []);
  for (const edge of sketch.edges) {
    const [p, q] = edge.between;
    slots[p]!.push({ q, edge });
    slots[q]!.push({ q: p, edge });
  }
  const all = slots.flat();
  const start = new Int32Array(count + 1);
  slots.forEach((of, p) => {
    start[p + 1] = start[p]! + of.length;
  });
  const weight = Float64Array.from(sketch.weight);
  const side = Math.ceil(Math.sqrt(count));
  return {
    count,
    weight,
    households: weight.slice(),
    areaM2: Float64Array.from(sketch.areaM2 ?? weight.map(() => 10_000)),
    outerM: Float64Array.from(sketch.outerM ?? slots.map((of) => Math.max(0, 400 - 100 * of.length))),
    x: Float64Array.from({ length: count }, (_, p) => 100 * (p % side)),
    y: Float64Array.from({ length: count }, (_, p) => 100 * Math.floor(p / side)),
    start,
    neighbour: Int32Array.from(all, ({ q }) => q),
    lengthM: Float64Array.from(all, ({ edge }) => edge.lengthM ?? 100),
    offLineM: Float64Array.from(all, ({ edge }) => edge.offLineM ?? 0),
    mainM: Float64Array.from(all, ({ edge }) => edge.mainM ?? 0),
    keptM: Float64Array.from(all, ({ edge }) => edge.keptM ?? 0),
    barrier: Uint8Array.from(all, ({ edge }) => (edge.barrier ? 1 : 0)),
    ground: Int32Array.from(sketch.ground ?? weight.map(() => 0)),
    unit: Int32Array.from(sketch.unit ?? weight.map(() => -1)),
    kind: Int32Array.from(sketch.kind ?? weight.map(() => -1)),
  };
}

/**
 * A town of `across` × `down` parts of 60 m: blocks of 3 × 2 parts with cuts between them, streets between blocks, every fourth a main
 * street; `perPart` households on the average with a heavy tail. `river`: a barrier from top to bottom down the middle.
 */
export function blockTown(
  across: number,
  down: number,
  perPart: number,
  random: () => number,
  river = false,
): PartGraph {
  const M = 60;
  const weight = Array.from({ length: across * down }, () =>
    random() < 0.15 ? 0 : Math.round(perPart * Math.min(6, 0.3 + (0.7 * random()) / (0.15 + random()))),
  );
  const edges: SketchEdge[] = [];
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      const p = y * across + x;
      if (x + 1 < across) {
        const street = (x + 1) % 3 === 0;
        const barrier = river && x + 1 === Math.floor(across / 2);
        edges.push({
          between: [p, p + 1],
          lengthM: M,
          offLineM: street || barrier ? 0 : M,
          mainM: barrier || (x + 1) % 12 === 0 ? M : 0,
          barrier,
        });
      }
      if (y + 1 < down) {
        const street = (y + 1) % 2 === 0;
        edges.push({
          between: [p, p + across],
          lengthM: M,
          offLineM: street ? 0 : M,
          mainM: (y + 1) % 8 === 0 ? M : 0,
        });
      }
    }
  const outerM = weight.map((_, p) => {
    const x = p % across;
    const y = Math.floor(p / across);
    return M * (+(x === 0) + +(y === 0) + +(x === across - 1) + +(y === down - 1));
  });
  return graphOf({ weight, areaM2: weight.map(() => M * M), outerM, edges });
}
