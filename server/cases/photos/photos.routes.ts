import type { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import { Type } from 'typebox';
import { CaseId, CaseParams, WirePhoto } from '../../../domain/contract/case.ts';
import { identityOf } from '../../accounts/identity.ts';
import { valueOrRefusal } from '../../answer.ts';
import { planContext } from '../../plans/context.ts';
import type { Routes } from '../../services.ts';
import { fileOfForm } from '../file-of-form.ts';
import { addPhoto, openPhoto, PHOTO_BYTES_MAX } from './photos.service.ts';

const PhotoParams = Type.Object({ case: CaseId, photo: Type.String({ maxLength: 64 }) });
const FILE = Type.Unsafe<Readable>({ type: 'string', format: 'binary' });
const IMMUTABLE = 'private, max-age=31536000, immutable';

/** Pictures of cases: in with everything said about them taken out, and shown. */
export const photoRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  const { dataDir } = services.config;
  await app.register(multipart, { limits: { files: 1, fields: 5, fieldSize: 1024 } });

  app.post(
    '/api/cases/:case/photos',
    {
      config: { role: 'reporter' },
      schema: {
        tags: ['cases'],
        summary:
          'Add a photo (multipart: file; JPEG, PNG, WebP); location and all other metadata are taken out',
        consumes: ['multipart/form-data'],
        params: CaseParams,
        response: { 201: WirePhoto },
      },
    },
    async (request, reply) => {
      const { bytes } = await fileOfForm(request, PHOTO_BYTES_MAX);
      const added = await addPhoto(context, dataDir, identityOf(request), request.params.case, bytes);
      return reply.code(201).send(valueOrRefusal(added));
    },
  );

  app.get(
    '/api/cases/:case/photos/:photo',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['cases'],
        summary: 'A photo of a case',
        params: PhotoParams,
        response: { 200: FILE },
      },
    },
    async ({ params }, reply) => {
      const { type, bytes, stream } = valueOrRefusal(
        await openPhoto(context, dataDir, params.case, params.photo),
      );
      return reply.type(type).header('content-length', bytes).header('cache-control', IMMUTABLE).send(stream);
    },
  );
};
