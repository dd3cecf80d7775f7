import type { Like } from '../like.ts';
import type * as zh from '../zh/boards.ts';

export const boards: Like<typeof zh.boards> = {
  fourSides: {
    title: 'Four sides',
    edit: 'Edit the four sides',
    zh: 'Chinese',
    en: 'English',
    asBorder: 'As the border runs now',
    asBorderHint: 'Go back to the text that is made from the border',
    outdated: 'The border has changed: check this text',
    now: 'The border now: {{text}}',
    written: 'Written by {{author}}, {{at}}',
    unnamed: 'A road or water on one side has no name',
    loading: 'Reading the four sides',
  },
};

export const boardReason: Like<typeof zh.boardReason> = {
  // Sheets, papers and templates
  'grid-unassigned': 'This ground belongs to no grid yet: there is no board of it to print',
  'boards-busy':
    'Too many sheets are being made: try again in {{seconds}} s, or make a batch where you need many',
  'sheet-too-heavy':
    'There is too much on this sheet, it could not be finished: choose a smaller paper, or fewer fields in the template',
  'paper-unknown':
    '“{{paper}}” is no paper: write A0 to A5, or width x height in millimetres, such as 420x297',
  'paper-not-possible':
    'No sheet can be made on {{width}} × {{height}} mm: each side must have {{least}} to {{most}} mm',
  'page-unknown': 'There is no page {{page}}: this sheet has {{pages}}',
  'png-dpi': 'Give the picture {{least}} to {{most}} dpi',
  'png-too-large':
    'This picture would have {{width}} × {{height}} pixels, too many: this paper goes up to {{dpi}} dpi, or take the PDF',
  'png-too-heavy':
    'There is too much on this sheet for a picture as fine as that: try {{dpi}} dpi, or take the PDF',
  'template-unknown': 'There is no template “{{template}}”, it may have been deleted: choose another',
  'template-built-in': 'A built-in template stays as it is: copy it under another id and change the copy',
  'template-other-id':
    'The template calls itself “{{other}}”, but is to be stored as “{{template}}”: give it one id',
  'template-changed':
    'Somebody else has saved or deleted this template since you began; your changes are still here and not saved',
  'template-in-use':
    '“{{template}}” is what sheets are made by where none is named: set another one in the settings of boards first',
  'templates-full': 'There are {{most}} templates already: delete those that nobody uses',
  'template-not-readable': 'The template cannot be read: it must be a JSON object',
  'template-part-unknown': 'A template has no part “{{part}}”: leave it out, or check its spelling',
  'template-field-unknown':
    'A template cannot show “{{field}}”: there is no such field, choose among those that are listed',
  'template-kind-wrong': '“{{kind}}” is no kind of template: there are board, hand-out and contact-card',
  'template-paper-wrong':
    'The paper of the template is wrong: choose A0 to A5, or give width and height in millimetres',
  'template-text-wrong':
    '“{{part}}” of the template is wrong: too long, with control characters, or missing in one language',
  'template-colour-wrong': 'The colour “{{part}}” of the template is wrong: write it as #RRGGBB',
  'template-size-wrong': 'Plain text must be {{least}} to {{most}} mm high',
  'template-scale-wrong':
    'The scale must be a whole number from 1:{{least}} to 1:{{most}}, or left to the product',
  'template-fonts-wrong':
    'The weights of the template are wrong: medium, bold or black for the head line, plain or medium for text',
  'template-logo-wrong': 'The logo is not written as one: it has a type (png or jpeg) and base64, or is null',
  'logo-not-an-image': 'The logo is no sound PNG or JPEG: take another picture',
  'logo-too-large':
    'The logo is too large: at most {{kilobytes}} kB and {{pixels}} pixels a side, make it smaller first',
  'logo-turned':
    'The logo is stored the way the camera was held and would be printed turned: turn it upright and save it anew',
  // What a sheet could not do
  'scale-too-large': 'The grid does not fit at 1:{{wished}}: drawn at 1:{{scale}}',
  'text-too-long': 'The text of “{{part}}” does not fit: {{text}}',
  'text-too-small':
    'The text is only {{mm}} mm high and hard to read: take a larger paper, or fewer fields in the template',
  'team-continued': 'The team does not fit on one page: {{rows}} more rows are on the next',
  'part-continued':
    '“{{part}}” does not go on one page: {{rows}} rows of it are on the next; take larger paper, or show less',
  'glyph-missing': 'The font has no sign for these, they are printed as boxes: {{characters}}',
  'label-left-out': 'There is no room on the map for “{{text}}”',
  'four-sides-signs':
    'The four sides hold control characters that cannot be printed on a board: write one plain line',
  'four-sides-empty':
    'Both the Chinese and the English are empty; for the made text press “As the border runs now”',
  // Batches
  'too-many-sheets':
    'At most {{most}} sheets are made at once, and these are {{count}}: make them in several batches, a community or subdistrict each, or choose the grids to print',
  'boards-empty': 'There is no grid to make a board of: choose other grids or another level',
  'boards-too-heavy':
    'The maps of this batch hold too much and were not finished: make several batches, or choose smaller paper',
  'boards-unfinished':
    'This batch is not finished (or did not succeed): it can be downloaded once it is done',
  'boards-file-gone':
    'The file of this batch is gone (files are kept for 7 days): make it anew; what was printed is still in the ledger',
  'boards-queue-full':
    '{{count}} batches of this territory are waiting or being made, and no more are taken: wait until some are done, or cancel those that are not needed',
  'disk-full':
    "The server's disk is full: the batch was not made, and nothing of it was left behind. Clear the disk, or make several smaller batches",
  // Preflight
  'name-missing': 'has no name',
  'name-long': 'has a name of {{signs}} characters: it will be set small, on several lines',
  'code-missing': 'has no code yet (it is given when the plan goes in force)',
  'type-missing': 'has no type',
  'role-missing': 'lacks a required role: {{name}}',
  'phone-missing': '“{{name}}” has no phone',
  'services-missing': 'has no service phones',
  'community-phone-missing': 'has no community phone',
  'four-sides-outdated': 'its four sides no longer fit its border: check the text',
  'side-unnamed': 'a street or water on one of its sides has no name',
  'building-missing': 'has no building',
  'plan-not-in-force': 'This plan is not in force: its boards are for checking only',
  'public-url-missing': 'There is no public address (PUBLIC_URL), so the boards have no QR code',
  'approval-missing': 'There is no map approval number: its place stays empty',
  // Boards on the walls
  'print-gone': "There is no such print, or it is another area's: reload and choose again",
  'print-of-draft':
    "This sheet was not printed from a plan in force (a draft's says that it must not be hung): print it from the plan in force, then tick it off",
  'hanging-place-gone': 'This hanging place has been given up: reload',
  'hung-in-future': 'A board cannot have been hung later than now: correct the date',
  'place-known':
    'This grid has a hanging place called “{{name}}” already: give it a name that tells them apart',
  'place-name-empty':
    'The hanging place has no name that can be seen: say where it is, such as “Building 2, lift”',
  'place-signs': '“{{text}}” has line ends or control characters in it (shown as □): write it as plain text',
  'place-far':
    'This place is more than {{kilometres}} km from the territory: check its longitude and latitude',
  'hung-too-early': 'A board cannot have been hung before {{year}}: correct the date',
  'office-signs':
    'The office has line ends, control characters or nothing that can be seen in its name: write it as one plain line',
  'approval-signs':
    'The map approval number has line ends, control characters or nothing that can be seen in it: write it as one plain line',
  'community-phone-signs':
    'The community phone has line ends, control characters or nothing that can be seen in it: write it as one plain line',
  'hanging-places-full': 'A grid has at most {{most}} hanging places: give up those that are not used',
  'places-or-job': 'Choose hanging places, prints or a batch: one of them',
  'was-draft':
    "it was printed from a plan that was not in force (a draft's sheet says that it must not be hung)",
  'border-moved': 'its border has moved',
  'name-changed': 'its name was “{{was}}” and is “{{now}}”',
  'community-changed': 'the grid above it was “{{was}}” and is “{{now}}”',
  'level-changed': 'its level was “{{was}}” and is “{{now}}”',
  'code-changed': 'its code was “{{was}}” and is “{{now}}”',
  'type-changed': 'its type was “{{was}}” and is “{{now}}”',
  'risk-changed': 'its risk level was “{{was}}” and is “{{now}}”',
  'households-changed': 'it had {{was}} households and has {{now}}',
  'four-sides-changed': 'its four sides were “{{was}}” and are “{{now}}”',
  'community-phone-changed': 'the community phone was “{{was}}” and is “{{now}}”',
  'heading-changed': 'its head line was “{{was}}” and is “{{now}}”',
  'footing-changed': 'its foot line was “{{was}}” and is “{{now}}”',
  'office-changed': 'the office that signs it was “{{was}}” and is “{{now}}”',
  'approval-changed': 'the map approval number was “{{was}}” and is “{{now}}”',
  'members-changed': 'its team has changed: {{was}} → {{now}}',
  'members-reordered': 'its team is in another order',
  'services-changed': 'its service phones have changed: {{was}} → {{now}}',
  'services-reordered': 'its service phones are in another order',
  'neighbours-changed': 'grids beside it that have changed: {{count}} ({{names}})',
  'overview-changed': 'grids on its overview that have changed: {{count}} ({{names}})',
};
