import type { FastifyRequest } from 'fastify';
import { formFault } from '../exchange/receive-form.ts';
import { refusal } from '../problem.ts';

/** The one file of a form, and the name that its owner gave it. */
export interface FormFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Reads the one file that a form brings, whole. Throws refusals: `media-type-unknown`, `file-missing`, `file-too-large` for more
 * than `max` bytes, `malformed-request`.
 */
export async function fileOfForm(request: FastifyRequest, max: number): Promise<FormFile> {
  if (!request.isMultipart()) throw refusal(415, 'media-type-unknown');
  let found: FormFile | undefined;
  try {
    for await (const part of request.parts({ limits: { fileSize: max } })) {
      if (part.type !== 'file') continue;
      const bytes = await part.toBuffer();
      // Where nobody has chosen a file, a page sends one without a name and without a byte.
      if (bytes.length > 0) found = { name: (part.filename as string | undefined) ?? '', bytes };
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw refusal(413, 'file-too-large', { max: max / 1024 / 1024 });
    if (code === 'FST_FILES_LIMIT') throw refusal(413, 'files-too-many', { max: 1 });
    throw formFault(error);
  }
  if (!found) throw refusal(400, 'file-missing');
  return found;
}
