/** Everything that a change of a plan, of a print or of a hanging place makes old. */
export const BOARDS_KEY = ['boards'];
export const BATCHES_KEY = ['board-batches'];
export const TEMPLATES_KEY = ['board-templates'];
export const SETTINGS_KEY = ['board-settings'];
/** Stands for every sheet that is drawn: sheets are no query of their own, see `sheets-told.ts`. */
export const SHEETS_KEY = ['board-sheets'];
