import type { Like } from '../like.ts';
import type * as zh from '../zh/issues.ts';

export const issue: Like<typeof zh.issue> = {
  gap: 'Gap: {{areaM2}} m² belong to nobody',
  overlap: 'Overlap: {{areaM2}} m² belong to two grids',
  outside: '{{areaM2}} m² outside the territory',
  invalid: 'Invalid shape',
  crossing: 'Borders cross',
  disconnected: '{{name}} lies in several pieces',
  unassigned: 'Unassigned ground, {{areaM2}} m²',
  'over-band': '{{name}}: {{households}} households, more than {{high}}',
  'under-band': '{{name}}: {{households}} households, fewer than {{low}}',
  'role-missing': '{{name}} has no {{role}}',
  'building-outside': 'Building in no grid, {{households}} households',
  sliver: 'Sliver, about {{widthM}} m wide',
  'cut-building': 'A border cuts a building',
  't-junction': 'A junction on one side only, without area',
  'no-type': '{{name}} has no type',
  'no-risk': '{{name}} has no risk level',
};

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
};

export const severity: Like<typeof zh.severity> = { error: 'Error', warning: 'Warning', notice: 'Notice' };
