import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { isTooDeep } from '../../json-text.ts';
import { refusal } from '../../problem.ts';

/** 5,000 cases with a note each that fills it in Chinese are 60 MB; what is larger comes as lines, which have no end. */
export const REPORT_MAX_BYTES = 64 * 1024 * 1024;

/** Cases as lines of JSON, as they come. */
export class CaseLines {
  readonly stream: Readable;

  constructor(stream: Readable) {
    this.stream = stream;
  }
}

/**
 * Reads bodies of reports, in this scope of routes alone: whatever is JSON is taken, since one case that holds what could not be
 * stored is refused by itself; lines of JSON are handed on as they come.
 */
export function readReportBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (isTooDeep(body)) return done(refusal(400, 'too-deep'));
    try {
      done(null, JSON.parse(body));
    } catch {
      done(refusal(400, 'malformed-json'));
    }
  });
  app.addContentTypeParser('application/x-ndjson', (_request, payload, done) => {
    done(null, new CaseLines(payload));
  });
}
