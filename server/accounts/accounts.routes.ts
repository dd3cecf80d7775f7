import {
  AccountChange,
  AccountList,
  AccountParams,
  KeyList,
  MadeKey,
  NewAccount,
  NewKey,
  WireAccount,
  WireKey,
} from '../../domain/contract/account.ts';
import type { Routes } from '../services.ts';
import {
  changeAccount,
  listAccounts,
  listKeys,
  makeAccount,
  makeKey,
  withdrawKey,
} from './accounts.service.ts';
import { identityOf } from './identity.ts';

/** Who may come in: accounts for people, keys for feeds and scripts. All of it for administrators. */
export const accountRoutes: Routes = async (app, { db, config }) => {
  app.get(
    '/api/accounts',
    {
      config: { role: 'admin' },
      schema: { tags: ['accounts'], summary: 'All accounts', response: { 200: AccountList } },
    },
    async () => ({ items: await listAccounts(db) }),
  );

  app.post(
    '/api/accounts',
    {
      config: { role: 'admin' },
      schema: {
        tags: ['accounts'],
        summary: 'Make an account',
        body: NewAccount,
        response: { 201: WireAccount },
      },
    },
    async (request, reply) => reply.code(201).send(await makeAccount(db, request.body)),
  );

  app.patch(
    '/api/accounts/:name',
    {
      config: { role: 'admin' },
      schema: {
        tags: ['accounts'],
        summary: 'Change a role or a password, or close an account; ends its sessions',
        params: AccountParams,
        body: AccountChange,
        response: { 200: WireAccount },
      },
    },
    (request) => changeAccount(db, request.params.name, request.body),
  );

  app.post(
    '/api/keys',
    {
      config: { role: 'admin' },
      schema: {
        tags: ['accounts'],
        summary: 'Make an API key, shown once',
        body: NewKey,
        response: { 201: MadeKey },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await makeKey(db, config, request.body, identityOf(request).name)),
  );

  app.get(
    '/api/keys',
    {
      config: { role: 'admin' },
      schema: { tags: ['accounts'], summary: 'All API keys, without the keys', response: { 200: KeyList } },
    },
    async () => ({ items: await listKeys(db) }),
  );

  app.delete(
    '/api/keys/:name',
    {
      config: { role: 'admin' },
      schema: {
        tags: ['accounts'],
        summary: 'Withdraw an API key: within a second it opens nothing',
        params: AccountParams,
        response: { 200: WireKey },
      },
    },
    (request) => withdrawKey(db, request.params.name),
  );
};
