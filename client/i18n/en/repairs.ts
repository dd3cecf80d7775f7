import type { Like } from '../like.ts';
import type { repair as zhRepair } from '../zh/repairs.ts';

/** What was done to a row of a file on its way in. */
export const repair: Like<typeof zhRepair> = {
  'parent-unknown': 'no grid above it was found: it goes under one without a name',
  'parent-empty': 'nothing lies in it: not taken',
  'grid-lost': 'nothing of its ground is left: not taken',
  'part-own-grid': 'a part that lies apart becomes a grid of its own',
  'team-unreadable': 'its team cannot be read: left out',
  'bad-count': 'no whole number: left out',
  'households-empty': 'No households given, taken as 0',
  'id-repeated': 'another grid of this file has that id already; a new one is given, code and name stay',
  'id-taken': 'a grid of the plan has that id already; a new one is given, code and name stay',
  'code-taken': 'a grid above in the plan has that code already; left out: check the code',
  'code-inexact': 'The code is a number of too many digits to be exact; left out: make it a text',
  'outside-territory': 'Outside of the territory: it is taken, and no grid has it; check its position',
  'code-repeated': 'The code is another grid’s in this file already; left out',
  'type-unknown': 'This deployment has no such type; left out',
  'risk-unknown': 'This deployment has no such risk level; left out',
  'households-kept': 'No households given: a building that stands keeps its own, a new one has 0',
  'row-repeated': 'The same as an earlier row; counted once',
  'households-computed': 'No households given, worked out by the formula',
  'households-no-homes': 'Nobody lives there by its use, taken as 0',
  'personal-removed': 'The text held an identity, telephone or card number of a person; it was taken out',
  'line-beyond': 'Runs out of the territory, kept whole',
  'range-unknown': 'This is no range in metres; left out',
  'direction-unknown': 'This is no direction that can be read; left out',
  'link-unsafe': 'This is no address that can be opened; left out',
  'case-id-made': 'No number given; one was made of what it says',
  'state-unknown': 'How far it has come can’t be told; taken as reported',
  'step-time-left': 'The time of a step can’t be read or goes backwards, and is left out',
  'satisfaction-unknown': 'The satisfaction can’t be told, and is left out',
};
