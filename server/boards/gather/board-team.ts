import type { BoardContent } from '../../../domain/board/content.ts';
import type { Profile, Role } from '../../../domain/deployment/types.ts';
import type { Grid, Team } from '../../../domain/plan/types.ts';

/** The level that most deployments call so; where none is, the grids right beneath the root are meant. */
const COMMUNITY = 'community';

/**
 * The people of a sheet and what their roles are called: those that the level requires, also where nobody has one, and those
 * that somebody has, in the order of the profile; last those that it does not know. A grid without service phones of its own
 * has those of the nearest grid above it that has some.
 */
export function boardTeam(
  { roles }: Profile,
  grid: Grid,
  above: readonly Grid[],
): Pick<BoardContent['grid'], 'team' | 'roles'> {
  const has = new Set(grid.team.members.map(({ role }) => role));
  const known = roles.filter(({ id, requiredAt }) => has.has(id) || requiredAt.includes(grid.level));
  const others = [...has].filter((role) => !roles.some(({ id }) => id === role));
  const serving = [grid, ...above].find(({ team }) => team.services.length > 0);
  return {
    team: { members: grid.team.members, services: serving?.team.services ?? [] },
    roles: [
      ...known.map(({ id, name, first, requiredAt }) => ({
        id,
        name,
        first,
        required: requiredAt.includes(grid.level),
      })),
      ...others.map((role) => ({ id: role, name: { zh: role, en: role }, first: false, required: false })),
    ],
  };
}

/** The phone of whoever answers first for the grid's community; empty where nobody has one. */
export function communityPhoneOf(profile: Profile, grid: Grid, above: readonly Grid[]): string {
  const upwards = [grid, ...above];
  const community = upwards.find(({ level }) => level === COMMUNITY) ?? upwards.at(-2) ?? grid;
  return firstPhone(profile.roles, community.team);
}

function firstPhone(roles: readonly Role[], { members }: Team): string {
  const first = new Set(roles.filter((role) => role.first).map(({ id }) => id));
  const reachable = members.filter(({ phone }) => phone !== '');
  return (reachable.find(({ role }) => first.has(role)) ?? reachable[0])?.phone ?? '';
}
