import type { Like } from '../like.ts';
import type * as zh from '../zh/boards-screen.ts';

/** The boards' screen: its frame. */
export const boardsScreen: Like<typeof zh.boardsScreen> = {
  title: 'Notice boards',
  tabs: 'Parts of the notice boards',
  tab: {
    print: 'Print',
    replace: 'Replace',
    places: 'Places',
    templates: 'Templates',
    settings: 'Settings',
  },
  loading: 'Reading the plan',
  none: 'There is no plan yet, so there is no board to print. Begin in',
};
