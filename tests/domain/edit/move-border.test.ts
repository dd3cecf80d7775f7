import { describe, expect, it } from 'vitest';
import { moveBorder } from '../../../domain/edit/move-border.ts';
import type { Division, Edit } from '../../../domain/edit/types.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { at, box, eightBoxes, smallDivision } from '../../arbitrary/small-division.ts';

type Move = Omit<Extract<Edit, { kind: 'move-border' }>, 'kind' | 'level'>;

const by = (division: Division, level: string, move: Move) =>
  moveBorder(division, { kind: 'move-border', level, ...move }, { editId: 'e' });

function done(division: Division, level: string, move: Move) {
  const diff = by(division, level, move);
  if (!diff.ok) throw new Error(`${diff.reason.code} at ${diff.reason.at}`);
  return { diff: diff.value, after: soundAfter(division, diff.value) };
}

const refusal = (division: Division, level: string, move: Move) => {
  const diff = by(division, level, move);
  return diff.ok ? 'ok' : diff.reason.code;
};

const ring = (division: Division, id: string) => division.tree.grids.get(id)!.polygon![0]!;

describe('move-border', () => {
  it('moves a vertex in every ring that holds it', () => {
    const { after } = done(eightBoxes(), 'building', {
      moves: [{ from: at(1000, 1000), to: at(1100, 900) }],
    });
    for (const id of ['a', 'b', 'e', 'f']) {
      expect(ring(after, id)).toContainEqual(at(1100, 900));
      expect(ring(after, id)).not.toContainEqual(at(1000, 1000));
    }
  });

  it("inserts a vertex, on the territory's edge too, and moves it at once", () => {
    const { after } = done(eightBoxes(), 'building', {
      insert: [at(1000, 500), at(300, 0)],
      moves: [{ from: at(1000, 500), to: at(1200, 500) }],
    });
    expect(ring(after, 'a')).toContainEqual(at(1200, 500));
    expect(ring(after, 'b')).toContainEqual(at(1200, 500));
    expect(ring(after, 'a')).toContainEqual(at(300, 0));
    expect(after.territory.polygons[0]![0]).toContainEqual(at(300, 0));
  });

  it('removes a vertex from both rings', () => {
    const inserted = done(eightBoxes(), 'building', { insert: [at(1000, 500)], moves: [] }).after;
    const { after } = done(inserted, 'building', { moves: [], remove: [at(1001, 500)] });
    expect(ring(after, 'a')).toEqual(ring(eightBoxes(), 'a'));
    expect(ring(after, 'b')).not.toContainEqual(at(1000, 500));
  });

  it('above the leaves displaces where that holds, and cuts the leaves beneath where it does not', () => {
    const near = { insert: [at(2000, 500)], moves: [{ from: at(2000, 500), to: at(1800, 500) }] };
    expect(done(eightBoxes(), 'community', near).diff.added).toEqual([]);
    // Into a, through all of b: b is cut by the new line.
    const far = { insert: [at(2000, 500)], moves: [{ from: at(2000, 500), to: at(700, 500) }] };
    expect(refusal(eightBoxes(), 'building', far)).toBe('would-cross');
    const { diff, after } = done(eightBoxes(), 'community', far);
    expect(diff.added.length).toBeGreaterThan(0);
    expect(after.counts.get('east')!.households).toBeGreaterThan(eightBoxes().counts.get('east')!.households);
  });

  it('refuses, each with its code', () => {
    const division = eightBoxes({ d: { locked: true } });
    const move = (x: number, y: number, to = at(x + 10, y + 10)) => ({ moves: [{ from: at(x, y), to }] });
    expect(refusal(division, 'street', move(1000, 1000))).toBe('level-does-not-tile');
    expect(refusal(division, 'building', move(500, 500))).toBe('not-on-border');
    expect(refusal(division, 'building', { insert: [at(1003, 500)], moves: [] })).toBe('not-on-border');
    expect(refusal(division, 'community', move(1000, 1000))).toBe('not-on-border');
    expect(refusal(division, 'community', { insert: [at(1000, 500)], moves: [] })).toBe('not-on-border');
    expect(refusal(division, 'building', move(1000, 0))).toBe('territory-edge');
    expect(refusal(division, 'building', { moves: [], remove: [at(0, 0)] })).toBe('territory-edge');
    expect(refusal(division, 'building', { moves: [], remove: [at(1000, 1000)] })).toBe('vertex-needed');
    expect(refusal(division, 'building', move(3000, 1000))).toBe('locked');
    expect(refusal(division, 'building', move(1000, 1000, at(1000, 0)))).toBe('would-cross');
    expect(refusal(division, 'building', move(1000, 1000, at(2500, 500)))).toBe('would-cross');
  });

  it('refuses to leave an island on the wrong side of its border, though no edge would cross another', () => {
    const division = smallDivision({
      grids: [
        { id: 'c', under: 'root' },
        { id: 'k', under: 'c' },
        {
          id: 'x',
          under: 'k',
          polygon: [
            [at(0, 0), at(1000, 0), at(1000, 500), at(1000, 1000), at(0, 1000)],
            box(800, 450, 900, 550).toReversed(),
          ],
        },
        { id: 'island', under: 'k', polygon: [box(800, 450, 900, 550)] },
        {
          id: 'y',
          under: 'k',
          polygon: [[at(1000, 0), at(2000, 0), at(2000, 1000), at(1000, 1000), at(1000, 500)]],
        },
      ],
    });
    expect(refusal(division, 'building', { moves: [{ from: at(1000, 500), to: at(100, 500) }] })).toBe(
      'would-cross',
    );
  });

  it('a ring of three keeps its vertices', () => {
    const division = smallDivision({
      grids: [
        { id: 'c', under: 'root' },
        { id: 'k', under: 'c' },
        { id: 'x', under: 'k', polygon: [box(0, 0, 1000, 1000), [at(400, 400), at(500, 600), at(600, 400)]] },
        { id: 'island', under: 'k', polygon: [[at(400, 400), at(600, 400), at(500, 600)]] },
      ],
    });
    expect(refusal(division, 'building', { moves: [], remove: [at(500, 600)] })).toBe('vertex-needed');
  });
});
