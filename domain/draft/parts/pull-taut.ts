/** What a line has to pass through: from its left end to its right end, in metres; one point where both are the same. */
export type Gate = readonly [leftX: number, leftY: number, rightX: number, rightY: number];

/** A place in metres. */
export type Place = readonly [x: number, y: number];

/** A line through gates: its place in every gate, and where it bends (first and last included). */
export interface Taut {
  readonly places: readonly Place[];
  readonly bends: readonly boolean[];
}

/** How often the ends are moved to where the line is shorter. */
const ROUNDS = 3;

/**
 * The shortest line through gates in order, its ends anywhere in the first and the last (the funnel of Lee and Preparata 1984, Chazelle
 * 1982; ends slid towards their first bend).
 */
export function pullTaut(gates: readonly Gate[]): Taut {
  const last = gates.length - 1;
  let from = middleOf(gates[0]!);
  let to = middleOf(gates[last]!);
  let line = funnel(gates, from, to);
  for (let round = 0; round < ROUNDS; round++) {
    from = nearestIn(gates[0]!, line[1]!.place);
    line = funnel(gates, from, to);
    to = nearestIn(gates[last]!, line[line.length - 2]!.place);
    line = funnel(gates, from, to);
  }
  const places: Place[] = [];
  const bends = new Array<boolean>(gates.length).fill(false);
  let k = 0;
  gates.forEach((gate, i) => {
    while (k + 1 < line.length && line[k + 1]!.gate <= i) k++;
    if (line[k]!.gate === i) {
      bends[i] = true;
      places.push(line[k]!.place);
    } else places.push(crossingOf(gate, line[k]!.place, line[k + 1]!.place));
  });
  return { places, bends };
}

interface Bend {
  readonly place: Place;
  readonly gate: number;
}

function funnel(gates: readonly Gate[], from: Place, to: Place): Bend[] {
  const last = gates.length - 1;
  const line: Bend[] = [{ place: from, gate: 0 }];
  const leftOf = (i: number): Place => (i === last ? to : [gates[i]![0], gates[i]![1]]);
  const rightOf = (i: number): Place => (i === last ? to : [gates[i]![2], gates[i]![3]]);
  let apex = from;
  let [left, right] = [from, from];
  let [leftAt, rightAt] = [0, 0];
  for (let i = 1; i <= last; i++) {
    const [l, r] = [leftOf(i), rightOf(i)];
    if (across(apex, right, r) >= 0) {
      if (same(apex, right) || across(apex, left, r) <= 0) {
        right = r;
        rightAt = i;
      } else {
        // the right hand has come over the left: the line bends there
        line.push({ place: left, gate: leftAt });
        apex = left;
        i = leftAt;
        right = apex;
        rightAt = leftAt;
        continue;
      }
    }
    if (across(apex, left, l) <= 0) {
      if (same(apex, left) || across(apex, right, l) >= 0) {
        left = l;
        leftAt = i;
      } else {
        line.push({ place: right, gate: rightAt });
        apex = right;
        i = rightAt;
        left = apex;
        leftAt = rightAt;
      }
    }
  }
  line.push({ place: to, gate: last });
  return line;
}

/** > 0: c lies to the left of the way from a to b. */
function across(a: Place, b: Place, c: Place): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
}

function same(a: Place, b: Place): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function middleOf([lx, ly, rx, ry]: Gate): Place {
  return [(lx + rx) / 2, (ly + ry) / 2];
}

function nearestIn([lx, ly, rx, ry]: Gate, [x, y]: Place): Place {
  const [dx, dy] = [rx - lx, ry - ly];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - lx) * dx + (y - ly) * dy) / length2));
  return [lx + t * dx, ly + t * dy];
}

function crossingOf([lx, ly, rx, ry]: Gate, [ax, ay]: Place, [bx, by]: Place): Place {
  const den = (bx - ax) * (ry - ly) - (by - ay) * (rx - lx);
  const t = den === 0 ? 0.5 : ((ax - lx) * (by - ay) - (ay - ly) * (bx - ax)) / -den;
  const s = Math.min(1, Math.max(0, Number.isFinite(t) ? t : 0.5));
  return [lx + s * (rx - lx), ly + s * (ry - ly)];
}
