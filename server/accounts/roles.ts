import type { Role } from '../db/schema.ts';

/** What a route asks for: a role, any of several, or nothing at all (`public`). */
export type Access = Role | readonly Role[] | 'public';

/**
 * Who may use a route that states a role (interfaces.md): everyone but a feed reads; cases come in from feeds and
 * from the command centre.
 */
const MAY: Readonly<Record<Role, ReadonlySet<Role>>> = {
  viewer: new Set(['viewer', 'commander', 'planner', 'approver', 'admin']),
  reporter: new Set(['reporter', 'commander', 'admin']),
  commander: new Set(['commander', 'admin']),
  planner: new Set(['planner', 'admin']),
  approver: new Set(['approver', 'admin']),
  admin: new Set(['admin']),
};

/** Whether `role` may do what `needed` asks for. */
export function mayUse(role: Role, needed: Access): boolean {
  if (needed === 'public') return true;
  return (typeof needed === 'string' ? [needed] : needed).some((one) => MAY[one].has(role));
}
