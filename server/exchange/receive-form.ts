import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { Check, Errors } from 'typebox/value';
import { ImportFields } from '../../domain/contract/exchange.ts';
import { IMPORT_BYTES_MAX } from '../../domain/contract/import-limit.ts';
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
 * Throws refusals: `file-missing`, `file-too-large` (all of them together), `invalid-request`.
 */
export function receiveForm<T>(request: FastifyRequest, use: (form: ReceivedForm) => Promise<T>): Promise<T> {
  return withScratch(async (folder) => {
    const form = new Map<string, string>();
    const files: SourceFile[] = [];
    let left = IMPORT_BYTES_MAX;
    for await (const part of request.parts()) {
      if (part.type !== 'file') {
        form.set(part.fieldname, String(part.value));
        continue;
      }
      const path = join(folder, String(files.length));
      const counted = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          left -= chunk.length;
          if (left < 0) done(refusal(413, 'file-too-large', { max: IMPORT_BYTES_MAX / 1024 / 1024 }));
          else done(null, chunk);
        },
      });
      await pipeline(part.file, counted, createWriteStream(path));
      if (part.filename === '' && left === IMPORT_BYTES_MAX) await rm(path);
      else files.push({ name: part.filename, path });
    }
    const fields = readFields(form);
    if (files.length === 0) throw refusal(400, 'file-missing');
    return use({ fields, files });
  });
}

/** The fields of a form by the contract; throws `invalid-request` with the field that is wrong. */
function readFields(form: ReadonlyMap<string, string>): ImportFields {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (value === '') continue;
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
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(400, 'invalid-request', { where: `form/${name}`, what: 'JSON' });
  }
}
