import { describe, expect, test } from 'vitest';
import type { DraftLine } from '../../../domain/draft/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { segmentsTouch } from '../../../domain/geometry/predicates.ts';
import { expectSound } from '../../arbitrary/assert-division.ts';
import { Random } from '../../arbitrary/random.ts';
import { at, HOUSEHOLDS, squareTown } from '../harness/square-town.ts';
import { start } from '../harness/start.ts';

const LEAF = 4 * HOUSEHOLDS;
const COMPOUND = 2 * LEAF;

function street(points: readonly Point[], more: Partial<DraftLine> = {}): DraftLine {
  return {
    id: points.join(' '),
    points,
    kind: 'road',
    class: 'residential',
    name: '',
    bridge: false,
    tunnel: false,
    ...more,
  };
}

/** Bends through the first compound, from beyond its western border to beyond its eastern one. */
const BENT = street([at(-0.2, 0.5), at(0.5, 0.8), at(1.2, 0.5)], { name: 'Bent' });

async function town(lines: readonly DraftLine[]) {
  const started = await start(squareTown(3, 3));
  const { browser, state, editor } = started;
  editor.setStreets(lines);
  return {
    ...started,
    preview: () => state().preview,
    drawn: () =>
      state()
        .preview.lines.find(({ role }) => role === 'drawn')
        ?.points.map(String) ?? [],
    toggle: () => editor.commands.get('toggle-route')!.run(),
    households: (id: string) => browser.plan.division.counts.get(id)?.households,
    sound: () => expectSound(browser.plan.division),
  };
}
const texts = (points: readonly Point[]) => points.map(String);

describe('a line that follows the streets', () => {
  test('goes along them from click to click, and is cut so', async () => {
    const { hand, editor, preview, drawn, browser, sound, households } = await town([BENT]);
    editor.activate('split');
    hand.click(at(-0.1, 0.5 + 0.3 / 7));
    hand.move(at(1.1, 0.5 + 0.3 / 7));
    expect(preview().following).toBe('streets');
    expect(drawn()).toContain(String(at(0.5, 0.8)));
    const shown = preview().sides.map((side) => side.households);
    expect(shown.reduce((sum, n) => sum + n, 0)).toBe(COMPOUND);
    hand.doubleClick(at(1.1, 0.5 + 0.3 / 7));
    const [{ edit }] = browser.plan.pending as [(typeof browser.plan.pending)[number]];
    expect(edit.kind === 'split' && texts(edit.line)).toContain(String(at(0.5, 0.8)));
    expect(households('c0-0')).toBe(Math.max(...shown));
    expect(preview().following).toBeNull();
    sound();
  });

  test('is straight while that is off or Alt is held, and changes at once when it is toggled', async () => {
    const { hand, editor, preview, drawn, state, toggle } = await town([BENT]);
    const [from, to] = [at(0.1, 0.5 + 0.9 / 7), at(0.9, 0.5 + 0.9 / 7)];
    editor.activate('split');
    hand.click(from);
    hand.move(to);
    expect(drawn()).toHaveLength(3);
    toggle();
    expect(state().routing).toBe(false);
    expect(drawn()).toHaveLength(2);
    expect(preview().following).toBeNull();
    toggle();
    expect(drawn()).toHaveLength(3);
    hand.move(to, { alt: true });
    expect(drawn()).toHaveLength(2);
    // what is clicked stays as it was drawn
    hand.move(to);
    hand.click(to);
    toggle();
    hand.move(at(0.95, 0.2));
    expect(drawn()).toHaveLength(4);
    hand.key('Backspace');
    hand.move(to);
    expect(drawn()).toHaveLength(2);
  });

  test('is straight where no street is near or none leads there, and says so', async () => {
    const apart = street([at(0.1, 0.1), at(0.9, 0.1)]);
    const { hand, editor, preview, drawn } = await town([BENT, apart]);
    editor.activate('reshape');
    hand.click(at(0.5, 0.8));
    expect(preview().following).toBeNull();
    hand.move(at(0.7, 0.3));
    expect(preview().following).toBe('no-street');
    expect(drawn()).toEqual(texts([at(0.5, 0.8), at(0.7, 0.3)]));
    hand.move(at(0.8, 0.1));
    expect(preview().following).toBe('no-way');
    expect(drawn()).toEqual(texts([at(0.5, 0.8), at(0.8, 0.1)]));
    hand.key('Escape');
    expect(preview().following).toBeNull();
  });

  test('does not turn where one street is on a bridge', async () => {
    const across = street([at(0.5, -0.2), at(0.5, 1.2)]);
    const level = street([at(-0.2, 0.5), at(1.2, 0.5)]);
    const goes = async (more: Partial<DraftLine>) => {
      const { hand, editor, preview } = await town([across, { ...level, ...more }]);
      editor.activate('split');
      hand.click(at(0.1, 0.5));
      hand.move(at(0.5, 0.1));
      return preview().following;
    };
    expect(await goes({})).toBe('streets');
    expect(await goes({ bridge: true })).toBe('no-way');
    expect(await goes({ tunnel: true })).toBe('no-street');
  });

  test('wants snapping: without it the command says why not', async () => {
    const { hand, editor, drawn, preview } = await town([BENT]);
    const command = editor.commands.get('toggle-route')!;
    expect(command.state().available).toBe(true);
    editor.commands.get('toggle-snap')!.run();
    expect(command.state()).toMatchObject({ available: false, reasonKey: 'reason.follow-needs-snap' });
    editor.activate('split');
    hand.click(at(0.1, 0.5 + 0.9 / 7));
    hand.move(at(0.9, 0.5 + 0.9 / 7));
    expect(drawn()).toHaveLength(2);
    expect(preview().following).toBeNull();
  });

  test('reshapes along a street, both counts shown while it is drawn', async () => {
    const { hand, editor, preview, households, sound, browser } = await town([
      street([at(0.8, 0.2), at(1.25, 0.2), at(1.25, 0.8), at(0.8, 0.8)]),
    ]);
    editor.activate('reshape');
    hand.click(at(0.9, 0.2));
    hand.move(at(0.9, 0.8));
    const shown = Object.fromEntries(preview().sides.map((side) => [side.gridId, side.households]));
    hand.doubleClick(at(0.9, 0.8));
    expect(browser.plan.pending[0]?.edit.kind).toBe('reshape');
    expect(households('c0-0')).toBe(shown['c0-0']);
    expect(households('c1-0')).toBe(shown['c1-0']);
    expect(households('c0-0')).toBeGreaterThan(COMPOUND);
    sound();
  });

  test('never goes over itself, wherever on the streets one clicks', async () => {
    const lines = [0.3, 0.8, 1.4, 2.1, 2.7].flatMap((d, i) => [
      street([at(-0.2, d), at(1.1, d + 0.1), at(3.2, d)], { name: `row ${i}` }),
      street([at(d, -0.2), at(d - 0.1, 1.7), at(d, 3.2)], { name: `column ${i}` }),
    ]);
    const { hand, editor, preview } = await town(lines);
    editor.activate('split');
    for (let seed = 0; seed < 150; seed++) {
      const random = new Random(seed);
      const click = (): Point => {
        const { points } = random.pick(lines);
        const i = random.whole(1, points.length - 1);
        const [a, b, t] = [points[i - 1]!, points[i]!, random.next()];
        return [Math.round(a[0] + t * (b[0] - a[0])), Math.round(a[1] + t * (b[1] - a[1]))];
      };
      for (let n = random.whole(2, 6); n > 0; n--) hand.click(click());
      hand.move(click());
      const line = preview().lines.find(({ role }) => role === 'drawn')!.points;
      expect(line.length).toBeGreaterThan(1);
      for (let e = 1; e < line.length; e++)
        for (let f = e + 2; f < line.length; f++)
          expect(
            segmentsTouch(line[e - 1]!, line[e]!, line[f - 1]!, line[f]!),
            `seed ${seed}: pieces ${e} and ${f}`,
          ).toBe(false);
      hand.key('Escape');
    }
  });

  test('a click up a side street is no spur of the line', async () => {
    const side = street([at(0.5, 0.8), at(0.5, 0.9)]);
    const { hand, editor, drawn } = await town([BENT, side]);
    editor.activate('split');
    hand.click(at(0.1, 0.5 + 0.9 / 7));
    hand.click(at(0.5, 0.87));
    hand.move(at(0.9, 0.5 + 0.9 / 7));
    expect(drawn()).toEqual(texts([at(0.1, 0.5 + 0.9 / 7), at(0.5, 0.8), at(0.9, 0.5 + 0.9 / 7)]));
  });

  test('leaves areas straight', async () => {
    const { hand, editor, preview } = await town([BENT]);
    editor.activate('draw');
    hand.click(at(0.1, 0.5 + 0.9 / 7));
    hand.move(at(0.9, 0.5 + 0.9 / 7));
    expect(preview().following).toBeNull();
  });
});

describe('a border dragged onto a street that runs along it', () => {
  const column = (x: number) => street([at(x, -0.2), at(x, 3.2)]);
  const row = (y: number) => street([at(-0.2, y), at(3.2, y)]);
  const streets = [column(1), column(1.3), row(0), row(1)];

  test('takes its course, and its ends stay', async () => {
    const { hand, editor, preview, browser, households, sound } = await town(streets);
    editor.activate('move-border');
    hand.move(at(1, 0.4));
    expect(hand.press(at(1, 0.4))).toBe(true);
    hand.move(at(1.3, 0.45));
    expect(preview().following).toBe('streets');
    expect(preview().lines[0]!.points).toHaveLength(5);
    const shown = Object.fromEntries(preview().sides.map((side) => [side.gridId, side.households]));
    hand.release(at(1.3, 0.45));
    expect(browser.plan.pending[0]?.edit.kind).toBe('reshape');
    expect(households('c0-0')).toBe(shown['c0-0']);
    expect(households('c0-0')).toBeGreaterThan(COMPOUND);
    expect(households('c0-0')! + households('c1-0')!).toBe(2 * COMPOUND);
    const corners = browser.plan.division.coverage.leaves.get('c1-0w')!.polygon[0]!.map(String);
    expect(corners).toContain(String(at(1.3, 0)));
    expect(corners).toContain(String(at(1.3, 1)));
    // back again onto the street that it came from
    hand.drag(at(1.3, 0.5), at(1, 0.5));
    expect(households('c0-0')).toBe(COMPOUND);
    sound();
  });

  test('moves as it is between streets, across one, and with that off', async () => {
    const { hand, editor, browser, preview, toggle, sound } = await town([...streets, row(1.5), row(2)]);
    const kinds = () => browser.plan.pending.map(({ edit }) => edit.kind);
    editor.activate('move-border');
    hand.drag(at(1, 1.4), at(1.15, 1.4));
    expect(kinds()).toEqual(['move-border']);
    hand.press(at(1.15, 1.35));
    hand.move(at(1.2, 1.5));
    expect(preview().following).toBeNull();
    // along the street that it lies on, and beyond its end
    hand.move(at(1.3, 2.4));
    expect(preview().following).toBeNull();
    hand.key('Escape');
    toggle();
    hand.drag(at(1.15, 1.4), at(1.3, 1.4));
    expect(kinds()).toEqual(['move-border', 'move-border']);
    sound();
  });
});
