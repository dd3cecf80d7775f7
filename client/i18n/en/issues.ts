import type { Like } from '../like.ts';
import type * as zh from '../zh/issues.ts';

export const issue: Like<typeof zh.issue> = {
  gap: 'Gap: ground that belongs to nobody',
  overlap: 'Overlap: ground that belongs to two grids',
  outside: 'Outside the territory',
  invalid: 'Invalid shape',
  crossing: 'Borders cross',
  disconnected: '{{name}} lies in {{pieces}} pieces',
  unassigned: 'Unassigned ground',
  'over-band': '{{name}}: {{amount}}, at most {{high}}',
  'under-band': '{{name}}: {{amount}}, at least {{low}}',
  'role-missing': '{{name}} has no {{role}}',
  'building-outside': '{{name}} lies in no grid, {{households}} households',
  sliver: 'Sliver',
  'cut-building': 'A border cuts {{name}}',
  't-junction': 'A junction on one side only, without area',
  'no-type': '{{name}} has no type',
  'no-risk': '{{name}} has no risk level',
  'four-sides-outdated': 'The four sides of {{name}} no longer fit its border',
};

export const issueWidth = 'about {{n}} m wide';

export const issueGroup: Like<typeof zh.issueGroup> = {
  gap: 'Gaps',
  overlap: 'Overlaps',
  outside: 'Outside the territory',
  invalid: 'Invalid shapes',
  crossing: 'Crossing borders',
  disconnected: 'In several pieces',
  unassigned: 'Unassigned ground',
  'over-band': 'Too many households',
  'under-band': 'Too few households',
  'role-missing': 'Missing roles',
  'building-outside': 'Buildings in no grid',
  sliver: 'Slivers',
  'cut-building': 'Buildings cut by a border',
  't-junction': 'One-sided junctions',
  'no-type': 'Without a type',
  'no-risk': 'Without a risk level',
  'four-sides-outdated': 'Four sides out of date',
};

export const severity: Like<typeof zh.severity> = { error: 'Error', warning: 'Warning', notice: 'Notice' };
