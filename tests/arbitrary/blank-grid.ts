import type { Polygon } from '../../domain/geometry/point.ts';
import { EMPTY_TEAM, type Grid } from '../../domain/plan/types.ts';

/** A grid with nothing said of it but where it stands; one with a polygon is a leaf. Its name is its id. */
export function blankGrid(id: string, parentId: string | null, level: string, polygon: Polygon | null): Grid {
  return {
    id,
    parentId,
    level,
    leaf: polygon !== null,
    unassigned: false,
    code: null,
    name: id,
    type: null,
    risk: null,
    target: null,
    locked: false,
    note: '',
    tags: [],
    team: EMPTY_TEAM,
    declared: null,
    from: [],
    polygon,
    shape: null,
  };
}
