import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FieldGround } from '../../../domain/contract/field.ts';
import { storeTown } from '../harness/division.ts';
import { type CaseTown, openCaseTown } from './case-town.ts';

let town: CaseTown;

beforeAll(async () => {
  town = await openCaseTown();
});
afterAll(() => town.close());

const ask = async (headers = town.feed) => town.ask('GET', '/api/field', headers);

test('a phone gets the kinds in use, the severities, the outline and the leaves of the plan in force, and no case', async () => {
  const items = ['a', 'b'].map((id) => ({ id, parentId: null, name: { zh: id, en: id }, deadlines: {} }));
  await town.ask('PUT', '/api/cases/kinds', town.commander, { items });
  await town.report({ title: 'SECRETTITLE', kind: 'a' });
  await town.ask('PUT', '/api/cases/kinds', town.commander, { items: items.slice(1) });
  const answer = await ask();
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.body).not.toContain('SECRETTITLE');
  const ground = answer.json() as FieldGround;
  expect(Object.keys(ground).sort()).toEqual([
    'grids',
    'kinds',
    'map',
    'name',
    'photos',
    'severities',
    'territories',
  ]);
  expect(ground.kinds.map(({ id }) => id)).toEqual(['b', 'other']);
  expect(ground.severities.map(({ id }) => id)).toContain('grave');
  expect(ground.territories.features.map(({ properties }) => properties.id)).toEqual(['t']);
  expect(ground.grids.features).toHaveLength(16);
  for (const { geometry, properties } of ground.grids.features) {
    expect(geometry.type).toBe('Polygon');
    expect(Object.keys(properties).sort()).toEqual(['code', 'id', 'name']);
  }
});

test('it changes with the plan in force', async () => {
  const { db } = town.server.connection;
  await storeTown(db, 'next');
  await db
    .updateTable('grids')
    .set({ name: '新名' })
    .where('plan_id', '=', 'next')
    .where('id', '=', '1-1')
    .execute();
  await db.updateTable('plans').set({ status: 'retired' }).where('id', '=', 'p').execute();
  expect(((await ask()).json() as FieldGround).grids.features).toEqual([]);
  await db.updateTable('plans').set({ status: 'in-force' }).where('id', '=', 'next').execute();
  const { features } = ((await ask()).json() as FieldGround).grids;
  expect(features.find(({ id }) => id === '1-1')!.properties.name).toBe('新名');
});

test('who only reads is not asked in, who works the desk may', async () => {
  expect((await ask(town.viewer)).statusCode).toBe(403);
  expect((await ask(town.commander)).statusCode).toBe(200);
  expect((await ask({})).statusCode).toBe(401);
});
