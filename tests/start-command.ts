import manifest from '../package.json' with { type: 'json' };

/** What Node is given when `npm start` starts the product: its own options, then the program. */
export const START_COMMAND: readonly string[] = manifest.scripts.start.split(' ').slice(1);
