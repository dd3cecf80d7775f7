import type { BoardGrid, GroundPoint, GroundPolygon } from '../content.ts';
import type { Mark, Mm, Trace } from '../drawing.ts';
import type { Frame } from '../map/types.ts';
import { type GroundView, groundExtent, paperRings, toPaper } from './ground-view.ts';
import { ASCENT, baseline, DESCENT, type Pen, textMark } from './pen.ts';

/** Names that go into their own grid without meeting another name; the sheet's own first. */
export function overviewNames(
  pen: Pen,
  view: GroundView,
  own: BoardGrid,
  others: readonly BoardGrid[],
  em: Mm,
): readonly Mark[] {
  const size = 0.72 * em;
  const taken: Frame[] = [];
  const marks: Mark[] = [];
  for (const grid of [own, ...others]) {
    const isOwn = grid === own;
    const text = shortName(grid.name, pen.content.ancestors[0]?.name ?? '');
    const weight = isOwn ? 'bold' : 'plain';
    const width = pen.ruler.width(text, size, weight);
    const largest = largestPolygon(grid);
    if (text === '' || largest === null) continue;
    const [x, y] = toPaper(view, middleOf(largest[0]!));
    const box = { x: x - width / 2, y: y - 0.6 * size, width, height: (ASCENT + DESCENT) * size };
    if (!goesIn(box, paperRings([largest], view), view.frame) || taken.some((other) => meets(box, other)))
      continue;
    taken.push(box);
    const { paper, faint, other } = pen.inks;
    const mark = textMark(text, x, baseline(box.y, 1.2 * size, size), {
      size,
      weight,
      colour: isOwn ? paper : faint,
      anchor: 'middle',
    });
    marks.push(isOwn ? mark : { ...mark, halo: { colour: other, width: 0.18 * size } });
  }
  return marks;
}

/** 北海社区第三网格 in 北海社区 is 第三网格. */
export function shortName(name: string, community: string): string {
  const rest = community !== '' && name.startsWith(community) ? name.slice(community.length).trim() : name;
  return rest === '' ? name : rest;
}

function largestPolygon(grid: BoardGrid): GroundPolygon | null {
  let most = -1;
  let found: GroundPolygon | null = null;
  for (const polygon of grid.polygons) {
    const extent = groundExtent([polygon]);
    if (extent === null) continue;
    const area = (extent.east - extent.west) * (extent.north - extent.south);
    if (area > most) [most, found] = [area, polygon];
  }
  return found;
}

/** The centre of the shell's area (shoelace); of its corners where it has none. */
function middleOf(shell: readonly GroundPoint[]): GroundPoint {
  const [ox, oy] = shell[0]!;
  let [area, x, y] = [0, 0, 0];
  shell.forEach(([ax, ay], i) => {
    const [bx, by] = shell[(i + 1) % shell.length]!;
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    area += cross;
    x += cross * (ax + bx - 2 * ox);
    y += cross * (ay + by - 2 * oy);
  });
  return area === 0 ? [ox, oy] : [ox + x / (3 * area), oy + y / (3 * area)];
}

function goesIn(box: Frame, rings: readonly Trace[], frame: Frame): boolean {
  const inFrame =
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height;
  const steps = [0, 0.25, 0.5, 0.75, 1];
  // No corner of the grid or of a hole within the words, and all of their rim within the grid.
  const corner = rings.some(({ points }) =>
    points.some((x, at) => {
      const y = points[at + 1]!;
      return at % 2 === 0 && x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
    }),
  );
  return (
    inFrame &&
    !corner &&
    [0, 1].every((down) =>
      steps.every((right) => inside(box.x + right * box.width, box.y + down * box.height, rings)),
    )
  );
}

function inside(x: Mm, y: Mm, rings: readonly Trace[]): boolean {
  let odd = false;
  for (const { points } of rings)
    for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
      const [ax, ay, bx, by] = [points[i]!, points[i + 1]!, points[j]!, points[j + 1]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
    }
  return odd;
}

function meets(a: Frame, b: Frame): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
