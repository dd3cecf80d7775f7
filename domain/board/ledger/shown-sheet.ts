import type { Words } from '../../deployment/types.ts';
import type { Box, Point } from '../../geometry/point.ts';
import type { BoardField } from '../template.ts';
import { clipPiece } from './clip-piece.ts';
import { shownImprint } from './imprint.ts';
import { plainRings } from './plain-rings.ts';
import type {
  Digest,
  GridGround,
  SheetDigests,
  SheetFacts,
  SheetView,
  ShownGrid,
  ShownSheet,
  ShownWords,
} from './types.ts';

/**
 * What a sheet shows of a grid, and its digest part by part: only what its template has, in its language, and of the grids about it no
 * more than its frame holds. What the sheet does not show makes it neither right nor wrong.
 */
export function shownSheet(
  facts: SheetFacts,
  view: SheetView,
  digest: Digest,
): { readonly shown: ShownSheet; readonly digests: SheetDigests } {
  const { frame, lang } = view;
  const shows = (field: BoardField) => view.fields.includes(field);
  const { grid, neighbours, overview, inside } = facts;
  const roles = new Map(grid.roles.map(({ id, name }) => [id, name[lang]]));
  const { told } = grid.fourSides;
  const shown: ShownSheet = {
    view,
    words: wordsOf(facts, view),
    imprint: shownImprint(facts, view),
    ...(shows('four-sides') && told !== undefined ? { sides: digest(told) } : {}),
    members: shows('team')
      ? grid.team.members.map(({ role, name, phone }) => said(roles.get(role) ?? role, name, phone))
      : [],
    services: shows('services') ? grid.team.services.map(({ name, phone }) => said(name, phone)) : [],
    border: frame === null && !shows('overview') ? [] : plainRings(grid.polygons),
    neighbours:
      frame === null
        ? []
        : byId(
            [...(shows('neighbours') ? neighbours : []), ...inside].flatMap(
              (other) => seenWithin(other, frame, digest) ?? [],
            ),
          ),
    overview: shows('overview')
      ? byId(overview.filter(({ id }) => id !== grid.id).map((other) => seenWhole(other, digest)))
      : [],
  };
  return {
    shown,
    digests: {
      border: digest(JSON.stringify(shown.border)),
      team: digest(JSON.stringify([shown.members, shown.services])),
      text: digest(JSON.stringify(Object.entries(shown.words).sort(byKey))),
      neighbours: digest(JSON.stringify(shown.neighbours)),
      overview: digest(JSON.stringify(shown.overview)),
    },
  };
}

/** Name and community stand in every heading; the rest where the template has a place for it. */
function wordsOf({ grid }: SheetFacts, { lang, fields }: SheetView): ShownWords {
  const words = (both: Words | null) => both?.[lang] ?? '';
  const all: Readonly<Partial<Record<BoardField, string>>> = {
    code: grid.code ?? '',
    type: words(grid.type),
    risk: words(grid.risk),
    households: String(grid.households),
    'four-sides': grid.fourSides[lang],
    'community-phone': grid.communityPhone,
  };
  const shown = Object.entries(all).filter(([field]) => fields.includes(field as BoardField));
  return {
    name: grid.name,
    community: grid.community,
    level: words(grid.level),
    ...Object.fromEntries(shown),
  };
}

/** The pieces of a grid's border that the frame holds; null: nothing of it is seen. */
function seenWithin(grid: GridGround, frame: Box, digest: Digest): ShownGrid | null {
  const pieces: (readonly [Point, Point])[] = [];
  for (const ring of plainRings(grid.polygons)) {
    let a = ring.at(-1)!;
    for (const b of ring) {
      const piece = clipPiece(a, b, frame);
      if (piece) pieces.push(piece);
      a = b;
    }
  }
  if (pieces.length === 0) return null;
  return { id: grid.id, name: grid.name, ground: digest(JSON.stringify(pieces)) };
}

function seenWhole(grid: GridGround, digest: Digest): ShownGrid {
  return { id: grid.id, name: grid.name, ground: digest(JSON.stringify(plainRings(grid.polygons))) };
}

function byId(grids: readonly ShownGrid[]): ShownGrid[] {
  return [...grids].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function byKey([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

function said(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
