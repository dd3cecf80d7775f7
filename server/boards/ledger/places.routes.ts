import { Type } from 'typebox';
import {
  BoardLang,
  FoundPlaces,
  HangingPlace,
  HangingPlaceChange,
  HangingPlaceList,
  HangingPlacesAdded,
  NewHangingPlace,
  NewHangingPlaces,
  PlacesHung,
  PlacesHungCount,
  PlacesSearch,
  PlacesSummary,
} from '../../../domain/contract/board.ts';
import { GridParams, PlanParams } from '../../../domain/contract/ids.ts';
import { identityOf } from '../../accounts/identity.ts';
import { valueOrRefusal } from '../../answer.ts';
import { attachment } from '../../exchange/export-name.ts';
import { planContext } from '../../plans/context.ts';
import type { Routes } from '../../services.ts';
import {
  addPlace,
  addPlaces,
  bringPlaceBack,
  changePlace,
  dropPlace,
  findPlacesWith,
  listPlaces,
} from './places.service.ts';
import { placesCsv } from './places-csv.ts';
import { placesSummary } from './places-summary.ts';
import { tickPlaces } from './tick-places.ts';

const PlaceParams = Type.Object({ place: Type.String({ maxLength: 64 }) });
const PlacesQuery = Type.Object({
  lang: Type.Optional(BoardLang),
  wrong: Type.Optional(Type.Union([Type.Literal('1'), Type.Literal('0')])),
});
const CSV_NAMES = { zh: '公示图悬挂清单.csv', en: 'notice board places.csv' } as const;

/** Where boards hang. */
export const placesRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  const tags = ['boards'];

  app.get(
    '/api/plans/:plan/boards/places',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'How many hanging places each grid has, and how many of them want a board',
        params: PlanParams,
        response: { 200: PlacesSummary },
      },
    },
    async ({ params }) => valueOrRefusal(await placesSummary(context, params.plan)),
  );

  app.get(
    '/api/plans/:plan/boards/places/found',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'Hanging places by a part of their names or notes',
        params: PlanParams,
        querystring: PlacesSearch,
        response: { 200: FoundPlaces },
      },
    },
    async ({ params, query }) => valueOrRefusal(await findPlacesWith(context, params.plan, query.q)),
  );

  app.post(
    '/api/plans/:plan/boards/places',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: 'Many new hanging places, of one grid or of all: all of them or none',
        params: PlanParams,
        body: NewHangingPlaces,
        response: { 201: HangingPlacesAdded },
      },
    },
    async (request, reply) => {
      const { name } = identityOf(request);
      const added = await addPlaces(context, name, request.params.plan, request.body);
      return reply.code(201).send(valueOrRefusal(added));
    },
  );

  app.get(
    '/api/plans/:plan/grids/:grid/places',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: "Where a grid's board hangs",
        params: GridParams,
        response: { 200: HangingPlaceList },
      },
    },
    async ({ params }) => valueOrRefusal(await listPlaces(context, params.plan, params.grid)),
  );

  app.post(
    '/api/plans/:plan/grids/:grid/places',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: "A new place for a grid's board",
        params: GridParams,
        body: NewHangingPlace,
        response: { 201: HangingPlace },
      },
    },
    async (request, reply) => {
      const { plan, grid } = request.params;
      const { name } = identityOf(request);
      return reply.code(201).send(valueOrRefusal(await addPlace(context, name, plan, grid, request.body)));
    },
  );

  app.patch(
    '/api/boards/places/:place',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: 'Change a hanging place, or tick it off with the sheet that hangs there now',
        params: PlaceParams,
        body: HangingPlaceChange,
        response: { 200: HangingPlace },
      },
    },
    async ({ params, body }) => valueOrRefusal(await changePlace(context, params.place, body)),
  );

  app.delete(
    '/api/boards/places/:place',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: 'Give a hanging place up',
        params: PlaceParams,
        response: { 200: HangingPlace },
      },
    },
    async ({ params }) => valueOrRefusal(await dropPlace(context, params.place)),
  );

  app.post(
    '/api/boards/places/:place/back',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: 'A hanging place that was given up is one again, with what hung there',
        params: PlaceParams,
        response: { 200: HangingPlace },
      },
    },
    async ({ params }) => valueOrRefusal(await bringPlaceBack(context, params.place)),
  );

  app.post(
    '/api/boards/places/hung',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary:
          'Tick places off: the newest print of their grid, or what a batch has printed, hangs there now',
        body: PlacesHung,
        response: { 200: PlacesHungCount },
      },
    },
    async ({ body }) => ({ places: valueOrRefusal(await tickPlaces(context, body)) }),
  );

  app.get(
    '/api/plans/:plan/boards/places.csv',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'All hanging places as a list to take along; wrong=1: only where a board is to be replaced',
        params: PlanParams,
        querystring: PlacesQuery,
        response: { 200: { content: { 'text/csv': { schema: Type.String() } } } },
      },
    },
    async ({ params, query }, reply) => {
      const { lang = 'zh', wrong } = query;
      const text = valueOrRefusal(await placesCsv(context, params.plan, lang, wrong === '1'));
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachment(CSV_NAMES[lang]))
        .send(text as never);
    },
  );
};
