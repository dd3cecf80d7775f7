import type { FastifyInstance } from 'fastify';
import { holdsForbiddenCharacter, isTooDeep } from './json-text.ts';
import { refusal } from './problem.ts';

/**
 * Reads JSON bodies by Fastify's own parser, and tells a forbidden property from text that is no JSON at all. What
 * could not be walked (`too-deep`) or stored (`forbidden-character`) goes no further.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isTooDeep(body)) return done(refusal(400, 'too-deep'));
    parse(request, body, (error, value) => {
      if (error) done(refusal(400, isJson(body) ? 'forbidden-property' : 'malformed-json'));
      else if (holdsForbiddenCharacter(body)) done(refusal(400, 'forbidden-character'));
      else done(null, value);
    });
  });
}

/** What is JSON and yet was refused holds `__proto__` or `constructor.prototype`. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
