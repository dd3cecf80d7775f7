import { randomUUID } from 'node:crypto';
import type { Position } from 'geojson';
import type { WireDivision } from '../../../domain/contract/division.ts';
import type { WireEdit } from '../../../domain/contract/edit.ts';
import type { WirePlan } from '../../../domain/contract/plan.ts';
import type { TestApp } from '../harness/app.ts';

const WEST = 115.6;
const SOUTH = 34.4;
/** About 100 m. */
const SIDE = 0.001;

/** A rectangle's closed ring in degrees; corners are counted in sides from the south-west. */
export function rectangle(x0: number, y0: number, x1: number, y1: number): Position[] {
  return [at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1), at(x0, y0)];
}

export function at(x: number, y: number): [number, number] {
  return [Math.round((WEST + x * SIDE) * 1e7) / 1e7, Math.round((SOUTH + y * SIDE) * 1e7) / 1e7];
}

type Headers = Record<string, string>;

/** What a planner does to plans by HTTP: a thin hand on `inject`. */
export function planner({ app }: TestApp, headers: Headers) {
  return {
    headers,
    async newPlan(rings: Position[][] = [rectangle(0, 0, 8, 8)], name = 'draft'): Promise<WirePlan> {
      const made = await app.inject({
        method: 'POST',
        url: '/api/plans',
        headers,
        payload: { name, territory: { type: 'Polygon', coordinates: rings } },
      });
      if (made.statusCode !== 201) throw new Error(made.body);
      return made.json();
    },
    async copy(basedOn: string, name = 'copy'): Promise<WirePlan> {
      const made = await app.inject({
        method: 'POST',
        url: '/api/plans',
        headers,
        payload: { name, basedOn },
      });
      if (made.statusCode !== 201) throw new Error(made.body);
      return made.json();
    },
    async division(plan: string): Promise<WireDivision> {
      return (await app.inject({ url: `/api/plans/${plan}/division`, headers })).json();
    },
    edit(plan: string, baseRevision: number, edit: WireEdit, id: string = randomUUID(), note?: string) {
      return app.inject({
        method: 'POST',
        url: `/api/plans/${plan}/edits`,
        headers,
        payload: { id, baseRevision, edit, ...(note === undefined ? {} : { note }) },
      });
    },
    get(url: string) {
      return app.inject({ url, headers });
    },
  };
}

export type Planner = ReturnType<typeof planner>;
