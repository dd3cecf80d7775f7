import type { Issue } from '../../../domain/coverage/issue.ts';

/** What gets rid of an issue: a tool taken in hand on the spot, a command, or the field in the inspector. */
export type Fix = 'split' | 'reshape' | 'move-vertex' | 'carve' | 'detach-part' | 'describe';

/** Only what really helps; too few households want a judgement about which neighbour gives or joins. */
export function fixOf(issue: Issue): Fix | null {
  switch (issue.code) {
    case 'over-band':
      return 'split';
    case 'under-band':
    case 'unassigned':
      return 'carve';
    case 'disconnected':
      return 'detach-part';
    case 'cut-building':
      return 'reshape';
    case 'sliver':
    case 't-junction':
      return 'move-vertex';
    case 'no-type':
    case 'no-risk':
    case 'role-missing':
    case 'four-sides-outdated':
      return 'describe';
    default:
      return null;
  }
}
