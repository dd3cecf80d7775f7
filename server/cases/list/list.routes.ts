import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { chinaText } from '../../../domain/case/china-time.ts';
import { CaseList, CaseQuery } from '../../../domain/contract/case.ts';
import { valueOrRefusal } from '../../answer.ts';
import { attachment } from '../../exchange/export-name.ts';
import { planContext } from '../../plans/context.ts';
import type { Routes } from '../../services.ts';
import { CaseWords } from './case-words.ts';
import { allCases, listCases, readAsked } from './list.service.ts';
import { caseCsv, caseGeoJson, caseXlsx } from './write-list.ts';

const FILE = Type.Unsafe<Readable>({ type: 'string', format: 'binary' });

const FORMATS = {
  geojson: { write: caseGeoJson, mediaType: 'application/geo+json' },
  csv: { write: caseCsv, mediaType: 'text/csv; charset=utf-8' },
  xlsx: {
    write: caseXlsx,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const;

/** Cases as a list, page by page, or whole as a file. */
export const listRoutes: Routes = async (app, services) => {
  const context = planContext(services);

  app.get(
    '/api/cases',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['cases'],
        summary:
          "Cases, those that occurred last first: pages by limit (≤ 1,000) and after, or all as a file (format); its times are China's",
        querystring: CaseQuery,
        response: {
          200: {
            description: 'A page of cases, or a file of all',
            content: {
              'application/json': { schema: Type.Unsafe<CaseList | Readable>(CaseList) },
              ...Object.fromEntries(
                Object.values(FORMATS).map(({ mediaType }) => [mediaType, { schema: FILE }]),
              ),
            },
          },
        },
      },
    },
    async ({ query }, reply) => {
      const asked = valueOrRefusal(await readAsked(context, query));
      const { format = 'json', lang = 'zh' } = query;
      if (format === 'json') return listCases(context, asked);
      const { write, mediaType } = FORMATS[format];
      const words = await CaseWords.read(context, lang);
      const day = chinaText(asked.now).slice(0, 10);
      const name = `${lang === 'zh' ? '事件' : 'cases'}-${day}.${format}`;
      return reply
        .type(mediaType)
        .header('content-disposition', attachment(name))
        .send(write({ batches: allCases(context, asked), words, lang, now: asked.now }));
    },
  );
};
