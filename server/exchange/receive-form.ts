import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { Check, Errors } from 'typebox/value';
import { ImportFields } from '../../domain/contract/exchange.ts';
import { IMPORT_BYTES_MAX } from '../../domain/contract/import-limit.ts';
import { holdsForbiddenCharacter, isForbidden, isTooDeep } from '../json-text.ts';
import { refusal } from '../problem.ts';
import { withScratch } from './scratch.ts';
import type { SourceFile } from './source/source.ts';

/** The parts of a Shapefile are five; several of them come as a zip. */
export const FORM_FILES_MAX = 20;

/** Fields of a form that are JSON, and those that are numbers. */
const JSON_FIELDS = new Set(['columns', 'known', 'clean']);
const NUMBER_FIELDS = new Set(['homesPerStorey', 'personsPerHousehold']);

export interface ReceivedForm {
  readonly fields: ImportFields;
  readonly files: readonly SourceFile[];
}

/**
 * Receives the form of an import: files go to the disk as they come, and `use` is given them; afterwards they are gone.
 * Throws refusals: `file-missing`, `files-too-many`, `file-too-large` (all of them together),
 * `invalid-request`, `forbidden-character`, `too-deep`, `malformed-request`.
 */
export function receiveForm<T>(request: FastifyRequest, use: (form: ReceivedForm) => Promise<T>): Promise<T> {
  return withScratch(async (folder) => {
    const form = new Map<string, string>();
    const files: SourceFile[] = [];
    let left = IMPORT_BYTES_MAX;
    for await (const part of partsOf(request)) {
      if (part.type !== 'file') {
        if (part.valueTruncated)
          throw refusal(400, 'invalid-request', { where: `form/${part.fieldname}`, what: 'length' });
        form.set(part.fieldname, String(part.value));
        continue;
      }
      const path = join(folder, String(files.length));
      const before = left;
      const counted = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          left -= chunk.length;
          if (left < 0) done(refusal(413, 'file-too-large', { max: IMPORT_BYTES_MAX / 1024 / 1024 }));
          else done(null, chunk);
        },
      });
      await pipeline(part.file, counted, createWriteStream(path)).catch((error: unknown) => {
        throw formFault(error);
      });
      // Where nobody has chosen a file, a page sends one without a name: then the library gives none either.
      const name = keptName((part.filename as string | undefined) ?? '');
      if (name === '' && left === before) await rm(path);
      else files.push({ name, path });
    }
    const fields = readFields(form);
    if (files.length === 0) throw refusal(400, 'file-missing');
    return use({ fields, files });
  });
}

/** The parts of a form. Throws `files-too-many`, `malformed-request` for one that is cut off, beside what the library refuses. */
async function* partsOf(request: FastifyRequest) {
  try {
    yield* request.parts();
  } catch (error) {
    throw formFault(error);
  }
}

/** What a form that cannot be read is refused with; anything else is given back as it is. */
export function formFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'FST_FILES_LIMIT') return refusal(413, 'files-too-many', { max: FORM_FILES_MAX });
  // The library under it has no other word for it.
  const isCut = error.message === 'Unexpected end of multipart data' || code === 'ERR_STREAM_PREMATURE_CLOSE';
  return isCut ? refusal(400, 'malformed-request') : error;
}

/** A longer one is no name of a file, on any system. */
const FILE_NAME_MAX = 255;

/** A file's name as a database keeps it: with its ending, by which some formats are known. */
function keptName(name: string): string {
  return name.replaceAll('\0', '\ufffd').slice(-FILE_NAME_MAX).toWellFormed();
}

/** The fields of a form by the contract; throws `invalid-request` with the field that is wrong. */
function readFields(form: ReadonlyMap<string, string>): ImportFields {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (value === '') continue;
    if (isForbidden(name) || isForbidden(value)) throw refusal(400, 'forbidden-character');
    if (JSON_FIELDS.has(name)) fields[name] = readJson(name, value);
    else if (NUMBER_FIELDS.has(name)) fields[name] = Number(value);
    else fields[name] = value;
  }
  if (Check(ImportFields, fields)) return fields;
  const [first] = Errors(ImportFields, fields);
  const where = first?.instancePath ? `form${first.instancePath}` : 'form';
  throw refusal(400, 'invalid-request', { where, what: first?.message ?? '' });
}

function readJson(name: string, text: string): unknown {
  if (isTooDeep(text)) throw refusal(400, 'too-deep');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refusal(400, 'invalid-request', { where: `form/${name}`, what: 'JSON' });
  }
  if (holdsForbiddenCharacter(text)) throw refusal(400, 'forbidden-character');
  return json;
}
