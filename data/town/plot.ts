import { areApart, type Box, corners, halfDiagonal } from './box.ts';
import type { Ground } from './ground.ts';
import { type FaceId, ringEdges, type VertexId } from './mesh.ts';
import {
  distance,
  distanceToSegment,
  heading,
  isInside,
  lineAngle,
  ringArea,
  segmentDistance,
  type Vec,
} from './plane.ts';
import { SETBACK_M, type StreetClass } from './streets.ts';

/** A side of a plot, with the plot on its left hand. */
export interface Side {
  readonly a: Vec;
  readonly b: Vec;
  readonly class: StreetClass;
  readonly setback: number;
}

/** Ground that may be built on: a block with what runs along its sides, and the buildings that stand on it. */
export class Plot {
  readonly face: FaceId;
  readonly area: number;
  readonly ring: readonly Vec[];
  readonly sides: readonly Side[];
  /** The direction of rows of houses: along the side that is nearest to east and west, so that they face south. */
  readonly angle: number;
  /** Metres of railway along its sides. */
  readonly railM: number;
  private readonly hole: readonly Vec[];
  private readonly boxes: Box[] = [];

  constructor({ mesh, streets }: Ground, face: FaceId) {
    this.face = face;
    this.ring = mesh.ring(face);
    const hole = mesh.holes.get(face) ?? [];
    this.hole = hole.map((v) => mesh.places[v]!);
    this.area = ringArea(this.ring) + (hole.length > 0 ? ringArea(this.hole) : 0);
    const side = ([p, q]: readonly [VertexId, VertexId]): Side => {
      const street = streets.classOf(mesh.streetOf(p, q));
      return { a: mesh.places[p]!, b: mesh.places[q]!, class: street, setback: SETBACK_M[street] };
    };
    this.sides = [
      ...ringEdges(mesh.faces.get(face)!),
      ...ringEdges(hole),
      ...(mesh.spurs.get(face) ?? []),
    ].map(side);
    this.railM = this.sides.reduce(
      (sum, { a, b, class: street }) => sum + (street === 'rail' ? distance(a, b) : 0),
      0,
    );
    this.angle = rowAngle(this.sides);
  }

  /** Takes the ground for a building if it is free, within the plot, and back from every side; says whether. */
  take(box: Box, gap = 0.4): boolean {
    if (!this.isFree(box, gap)) return false;
    this.boxes.push(box);
    return true;
  }

  private isFree(box: Box, gap: number): boolean {
    const wide = halfDiagonal(box);
    const narrow = Math.min(box.halfU, box.halfV);
    const near: Side[] = [];
    for (const side of this.sides) {
      const far = distanceToSegment(box.at, side.a, side.b);
      if (far < side.setback + narrow) return false;
      if (far < side.setback + wide) near.push(side);
    }
    for (const other of this.boxes) {
      const reach = wide + halfDiagonal(other) + gap;
      const [dx, dy] = [other.at[0] - box.at[0], other.at[1] - box.at[1]];
      if (dx * dx + dy * dy < reach * reach && !areApart(box, other, gap)) return false;
    }
    if (!isInside(box.at, this.ring) || (this.hole.length > 0 && isInside(box.at, this.hole))) return false;
    if (near.length === 0) return true;
    const around = corners(box);
    return near.every(({ a, b, setback }) =>
      around.every((corner, i) => segmentDistance(corner, around[(i + 1) % 4]!, a, b) >= setback),
    );
  }
}

function rowAngle(sides: readonly Side[]): number {
  let [sum, weight] = [0, 0];
  for (const { a, b } of sides) {
    const angle = heading(a, b);
    const off = lineAngle(angle, 0);
    if (off > 0.55) continue;
    const signed = Math.sin(angle) * Math.cos(angle) >= 0 ? off : -off;
    sum += signed * distance(a, b);
    weight += distance(a, b);
  }
  return weight === 0 ? 0 : sum / weight;
}
