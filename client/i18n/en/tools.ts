import type { Like } from '../like.ts';
import type * as zh from '../zh/tools.ts';

export const tool: Like<typeof zh.tool> = {
  select: {
    label: 'Select',
    hint: 'Click to select, Shift-click adds or takes away, Shift-drag for a box, double-click takes all of the same parent',
  },
  split: {
    label: 'Split',
    hint: 'Click along the line (on streets it follows them, F toggles), double-click or Enter to cut, Backspace takes a point back, Esc to leave',
  },
  'split-evenly': {
    label: 'Split evenly',
    hint: 'Point at a grid to see it split evenly along streets; move to turn the cuts, 2–9 or + and − say how many, click to split, Esc to leave',
  },
  reshape: {
    label: 'Reshape',
    hint: 'Draw the new border, from inside a grid back into it (on streets it follows them, F toggles), double-click to finish: whoever lies along it follows',
  },
  'move-vertex': {
    label: 'Move vertex',
    hint: 'Drag a vertex, neighbours follow; drag an edge between two to add one, Alt-click or Delete removes it',
  },
  'move-border': {
    label: 'Move border',
    hint: 'Hold a border and drag it whole, both sides follow; onto a parallel street it takes its course (F toggles)',
  },
  carve: {
    label: 'Carve',
    hint: 'Outline ground to give to the selected grid, double-click to close, Esc to leave',
  },
  draw: {
    label: 'Draw grid',
    hint: 'Outline ground to make a new grid of it, double-click to close, Esc to leave',
  },
  'add-building': {
    label: 'Add building',
    hint: 'Click where the building stands, then give its households',
  },
  'move-building': { label: 'Move building', hint: 'Drag a building to where it really stands' },
};

export const command: Like<typeof zh.command> = {
  undo: { label: 'Undo', hint: 'Take back your last edit' },
  redo: { label: 'Redo', hint: 'Bring back what you undid' },
  merge: {
    label: 'Merge',
    hint: 'Make one grid of the selected ones; the one with most households keeps its code',
  },
  lock: { label: 'Lock', hint: 'Keep the borders of the selected grids as they are' },
  unlock: { label: 'Unlock', hint: 'Let the selected grids be changed again' },
  'detach-part': { label: 'Detach part', hint: 'Make a grid of its own from a part that lies apart' },
  'remove-vertex': { label: 'Remove vertex', hint: 'Remove the chosen vertex' },
  'select-all': { label: 'Select all', hint: 'Select every grid of this level' },
  'select-siblings': { label: 'Select siblings', hint: 'Select every grid of the same parent' },
  'select-none': { label: 'Select none', hint: 'Select nothing' },
  'zoom-to-selection': {
    label: 'Zoom to selection or whole plan',
    hint: 'Bring the selected grids into view; with none selected, the whole plan',
  },
  'toggle-route': {
    label: 'Follow streets',
    hint: 'Split and reshape run along the streets between clicks; hold Alt for a straight line',
  },
  'toggle-snap': { label: 'Snap', hint: 'Snap to vertices, borders and streets, or not' },
  'level-up': { label: 'Level up', hint: 'Work at the level above' },
  'level-down': { label: 'Level down', hint: 'Work at the level below' },
  'remove-building': { label: 'Remove building', hint: 'Remove the chosen building' },
  draft: {
    label: 'Draft grids',
    hint: 'Have the machine propose grids along the streets, or rebalance today’s; compare, then adopt',
  },
};
