import { BaseTool } from './base.ts';

/** In hand while no plan is open: takes nothing and does nothing, so that no other tool need ask. */
export class IdleTool extends BaseTool {
  readonly id = 'select';
  readonly key = '';
}
