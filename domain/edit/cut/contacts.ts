import { boxOf, joinBoxes } from '../../geometry/box.ts';
import type { Point } from '../../geometry/point.ts';
import { type EdgeSet, pointKey } from './edge-set.ts';
import type { Tile } from './tiles.ts';

/** Two tiles that share edges. */
export interface Contact {
  readonly a: Tile;
  readonly b: Tile;
  /** Of all that they share, in units of latitude (about 1.11 cm). */
  length: number;
  /** How many edges they share. */
  edges: number;
  /** They share an edge on which no line runs. */
  open: boolean;
}

/** Who touches whom along edges; a contact in one point is none. Linear in the tiles' corners. */
export function contactsOf(tiles: readonly Tile[], lines: EdgeSet | null): Contact[] {
  if (tiles.length < 2) return [];
  const keyOf = pointKeys(tiles);
  const narrow = Math.cos((tiles[0]!.polygon[0]![0]![1] / 1e7) * (Math.PI / 180));
  const firstFrom = new Map<number | string, number>();
  const nextFrom: number[] = [];
  const endKey: (number | string)[] = [];
  const owner: number[] = [];
  const contacts = new Map<number, Contact>();
  tiles.forEach((tile, i) => {
    for (const ring of tile.polygon) {
      let a = ring[ring.length - 1]!;
      let from = keyOf(a);
      for (const b of ring) {
        const to = keyOf(b);
        let twin = firstFrom.get(to) ?? -1;
        while (twin >= 0 && endKey[twin] !== from) twin = nextFrom[twin]!;
        if (twin >= 0 && owner[twin] !== i) {
          const key = owner[twin]! * tiles.length + i;
          let contact = contacts.get(key);
          if (!contact) {
            contact = { a: tiles[owner[twin]!]!, b: tile, length: 0, edges: 0, open: false };
            contacts.set(key, contact);
          }
          contact.edges += 1;
          contact.length += Math.hypot((b[0] - a[0]) * narrow, b[1] - a[1]);
          contact.open ||= lines === null || !lines.has(a, b);
        }
        nextFrom.push(firstFrom.get(from) ?? -1);
        firstFrom.set(from, owner.length);
        endKey.push(to);
        owner.push(i);
        a = b;
        from = to;
      }
    }
  });
  return [...contacts.values()];
}

/** A number for every point of the tiles where their box leaves room for one, else a text. */
function pointKeys(tiles: readonly Tile[]): (p: Point) => number | string {
  const box = tiles.map((tile) => boxOf(tile.polygon[0]!)).reduce(joinBoxes);
  const height = box[3] - box[1] + 1;
  if ((box[2] - box[0] + 1) * height >= Number.MAX_SAFE_INTEGER) return pointKey;
  return (p) => (p[0] - box[0]) * height + (p[1] - box[1]);
}

/** The tiles in groups that hang together by the given contacts, each in the order of `tiles`. */
export function connected(tiles: readonly Tile[], contacts: Iterable<Contact>): Tile[][] {
  const beside = new Map<Tile, Tile[]>(tiles.map((tile) => [tile, []]));
  for (const { a, b } of contacts) {
    const ofA = beside.get(a);
    const ofB = beside.get(b);
    if (!ofA || !ofB) continue;
    ofA.push(b);
    ofB.push(a);
  }
  const groups: Tile[][] = [];
  const seen = new Set<Tile>();
  for (const start of tiles) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group = [start];
    for (const tile of group) {
      for (const next of beside.get(tile)!) {
        if (seen.has(next)) continue;
        seen.add(next);
        group.push(next);
      }
    }
    groups.push(group);
  }
  return groups;
}
