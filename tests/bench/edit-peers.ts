import assert from 'node:assert/strict';
import { leavesIn } from '../../domain/coverage/locate.ts';
import { type AppliedEdit, applyEdit } from '../../domain/edit/apply-edit.ts';
import type { Division, Edit } from '../../domain/edit/types.ts';
import { polygonArea2 } from '../../domain/geometry/ring.ts';
import { boxOfDiff } from './box-of-diff.ts';
import type { Place } from './edit-places.ts';
import type { GeosEdits } from './geos-edits.ts';
import { type JstsEdits, measureAll } from './jsts-edits.ts';

export function splitOf({ leaf, line }: Place): Edit {
  return { kind: 'split', gridId: leaf.id, line };
}

export function mergeOf({ leaf, east }: Place): Edit {
  return { kind: 'merge', gridIds: [leaf.id, east.id] };
}

export function apply(division: Division, edit: Edit, editId: string): AppliedEdit {
  const applied = applyEdit(division, edit, { editId });
  assert(applied.ok, `${edit.kind}: ${applied.ok || applied.reason.code}`);
  return applied.value;
}

/**
 * One place as the peers see it: the polygons alone, in their own memory before the clock starts. Their answers are held against
 * ours: as many pieces, of the same area.
 */
export function peerPlace(geos: GeosEdits, jsts: JstsEdits, before: Division, place: Place) {
  const own = place.leaf.polygon;
  const east = place.east.polygon;
  const { division, diff } = apply(before, splitOf(place), place.editId);
  const ring = leavesIn(division.coverage, boxOfDiff(diff)).map(
    (id) => division.coverage.leaves.get(id)!.polygon,
  );
  const loaded = {
    geos: {
      own: geos.polygon(own),
      east: geos.polygon(east),
      both: geos.collection([geos.polygon(own), geos.polygon(east)]),
      line: geos.line(place.line),
      ring: geos.collection(ring.map((polygon) => geos.polygon(polygon))),
    },
    jsts: { own: jsts.polygon(own), east: jsts.polygon(east), line: jsts.line(place.line) },
  };
  const pieces = { pieces: diff.added.length + 1, area: Number(polygonArea2(own)) / 2 };
  agree(pieces, geos.measured(geos.split(loaded.geos.own, loaded.geos.line)));
  agree(pieces, measureAll(jsts.split(loaded.jsts.own, loaded.jsts.line)));
  const [[, merged]] = apply(before, mergeOf(place), place.editId).diff.updated as [(typeof diff.updated)[0]];
  const union = { pieces: 1, area: Number(polygonArea2(merged.polygon!)) / 2 };
  agree(union, geos.measured(geos.union(loaded.geos.own, loaded.geos.east)));
  agree(union, geos.measured(geos.coverageUnion(loaded.geos.both)));
  agree(union, { pieces: 1, area: jsts.union(loaded.jsts.own, loaded.jsts.east).getArea() });
  return loaded;
}

interface Answer {
  readonly pieces: number;
  readonly area: number;
}

/** Areas differ by what the crossings are rounded to the lattice. */
function agree(ours: Answer, theirs: Answer): void {
  assert.equal(theirs.pieces, ours.pieces);
  assert(Math.abs(theirs.area - ours.area) < 1e-4 * ours.area, `${theirs.area} and not ${ours.area}`);
}
