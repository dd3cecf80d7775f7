import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../problem.ts';

export const PMTILES = 'application/vnd.pmtiles';
/** Where the page finds the PMTiles file that `BASEMAP_URL` names. */
export const BASEMAP_PATH = '/api/basemap.pmtiles';

/**
 * Hands out one stretch of a file (RFC 9110, 14): `bytes=from-to`, all that an archive's reader asks for. Without a
 * range, or with one of another form, the whole file. Refuses `range-outside` with 416, and 404 where the file is gone.
 */
export async function sendStretch(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
): Promise<FastifyReply> {
  const file = await stat(path).catch(() => null);
  if (!file?.isFile()) throw refusal(404, 'basemap-gone');
  reply
    .type(PMTILES)
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'no-cache')
    .header('etag', `"${file.size.toString(36)}-${Math.round(file.mtimeMs).toString(36)}"`);
  const asked = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(request.headers.range ?? '');
  if (!asked) return reply.header('content-length', file.size).send(createReadStream(path));
  const start = Number(asked[1]);
  const end = Math.min(asked[2] ? Number(asked[2]) : file.size - 1, file.size - 1);
  if (start > end) {
    reply.header('content-range', `bytes */${file.size}`);
    throw refusal(416, 'range-outside', { size: file.size });
  }
  return reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${file.size}`)
    .header('content-length', end - start + 1)
    .send(createReadStream(path, { start, end }));
}
