import type { FastifyRequest } from 'fastify';
import {
  BuildingChange,
  BuildingChangeQuery,
  BuildingCollection,
  NewBuilding,
  WireBuilding,
} from '../../domain/contract/building.ts';
import { BuildingParams } from '../../domain/contract/ids.ts';
import { LineCollection } from '../../domain/contract/line.ts';
import { BboxOnlyQuery, PlaceCollection, PlaceQuery } from '../../domain/contract/place.ts';
import { identityOf } from '../accounts/identity.ts';
import { valueOrRefusal } from '../answer.ts';
import { readBbox } from '../bbox-query.ts';
import { planContext } from '../plans/context.ts';
import type { Routes } from '../services.ts';
import { addBuilding, changeBuilding, getBuildings, removeBuilding } from './buildings.service.ts';
import { getLines, getPlaces } from './places.service.ts';

/** What stands in the territory whichever plan divides it: buildings (edited here), lines and places (read). */
export const placeRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  const tags = ['places'];
  const askerOf = (request: FastifyRequest<{ Querystring: { id?: string } }>) => ({
    author: identityOf(request).name,
    id: request.query.id,
  });

  app.get(
    '/api/buildings',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'Buildings that stand now',
        querystring: BboxOnlyQuery,
        response: { 200: BuildingCollection },
      },
    },
    ({ query }) => getBuildings(context, valueOrRefusal(readBbox(query.bbox))),
  );

  app.post(
    '/api/buildings',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: 'Add a building; the same id again gives the same answer',
        querystring: BuildingChangeQuery,
        body: NewBuilding,
        response: { 201: WireBuilding },
      },
    },
    async (request, reply) =>
      reply.code(201).send(valueOrRefusal(await addBuilding(context, askerOf(request), request.body))),
  );

  app.patch(
    '/api/buildings/:building',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: 'Move, rename, give households; what was is kept with its dates',
        params: BuildingParams,
        querystring: BuildingChangeQuery,
        body: BuildingChange,
        response: { 200: WireBuilding },
      },
    },
    async (request) =>
      valueOrRefusal(await changeBuilding(context, askerOf(request), request.params.building, request.body)),
  );

  app.delete(
    '/api/buildings/:building',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: 'Take a building down; it stays on record',
        params: BuildingParams,
        querystring: BuildingChangeQuery,
        response: { 200: WireBuilding },
      },
    },
    async (request) =>
      valueOrRefusal(await removeBuilding(context, askerOf(request), request.params.building)),
  );

  app.get(
    '/api/lines',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'Streets, rails, rivers, walls',
        querystring: BboxOnlyQuery,
        response: { 200: LineCollection },
      },
    },
    ({ query }) => getLines(context.db, valueOrRefusal(readBbox(query.bbox))),
  );

  app.get(
    '/api/places',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'Cameras, shops, units',
        querystring: PlaceQuery,
        response: { 200: PlaceCollection },
      },
    },
    ({ query }) => getPlaces(context.db, { kind: query.kind, bbox: valueOrRefusal(readBbox(query.bbox)) }),
  );
};
