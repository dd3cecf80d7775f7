import { type CutWish, cutFace } from './cut.ts';
import type { Ground } from './ground.ts';
import type { FaceId } from './mesh.ts';
import type { Random } from './random.ts';

/**
 * Cuts a face into as many as there are weights, each with about its share of the area; the faces come in the
 * order of the weights. `style` says what runs along a cut that makes this many faces of one.
 */
export function divideFace(
  ground: Ground,
  face: FaceId,
  weights: readonly number[],
  style: (parts: number) => Omit<CutWish, 'share'>,
  random: Random,
): FaceId[] {
  if (weights.length === 1) return [face];
  const total = weights.reduce((a, b) => a + b, 0);
  let [half, sum] = [1, weights[0]!];
  while (half < weights.length - 1 && sum + weights[half]! / 2 < total / 2) sum += weights[half++]!;
  const parts = cutFace(ground, face, { share: sum / total, ...style(weights.length) }, random);
  if (parts === null) throw new Error(`Face ${face} cannot be cut.`);
  return [
    ...divideFace(ground, parts[0], weights.slice(0, half), style, random),
    ...divideFace(ground, parts[1], weights.slice(half), style, random),
  ];
}
