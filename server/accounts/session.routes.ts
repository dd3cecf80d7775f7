import rateLimit from '@fastify/rate-limit';
import type { FastifyReply } from 'fastify';
import { LinkQuery, Session, SignIn } from '../../domain/contract/account.ts';
import { SIGNED_IN_COOKIE } from '../../domain/contract/signed-in-cookie.ts';
import type { Config } from '../config.ts';
import type { Routes } from '../services.ts';
import { identityOf, SESSION_COOKIE } from './identity.ts';
import { SESSION_DAYS, type SignedIn, signIn, signInByLink, signOut } from './sign-in.ts';

/** Attempts to sign in from one address. */
const ATTEMPTS = { max: 30, timeWindow: '1 minute' } as const;
const DAY_S = 24 * 60 * 60;

/** Signing in, by password or by the printed link, and out. */
export const sessionRoutes: Routes = async (app, { db, config }) => {
  await app.register(rateLimit, { global: false });

  app.post(
    '/api/session',
    {
      config: { role: 'public', rateLimit: ATTEMPTS },
      schema: { tags: ['accounts'], summary: 'Sign in', body: SignIn, response: { 200: Session } },
    },
    async (request, reply) => {
      const signedIn = await signIn(db, config, { ...request.body, address: request.ip });
      setCookie(reply, config, signedIn);
      return { account: signedIn.account };
    },
  );

  app.get(
    '/api/session/link',
    {
      config: { role: 'public', rateLimit: ATTEMPTS },
      schema: { tags: ['accounts'], summary: 'Sign in by a one-time link', querystring: LinkQuery },
    },
    async (request, reply) => {
      setCookie(
        reply,
        config,
        await signInByLink(db, config, { token: request.query.token, address: request.ip }),
      );
      return reply.header('referrer-policy', 'no-referrer').redirect('/', 303);
    },
  );

  app.get(
    '/api/session',
    {
      config: { role: ['viewer', 'reporter'] },
      schema: { tags: ['accounts'], summary: 'Who I am', response: { 200: Session } },
    },
    async (request) => {
      const { name, role } = identityOf(request);
      return { account: { name, role } };
    },
  );

  app.delete(
    '/api/session',
    { config: { role: ['viewer', 'reporter'] }, schema: { tags: ['accounts'], summary: 'Sign out' } },
    async (request, reply) => {
      const token = request.cookies[SESSION_COOKIE];
      if (token) await signOut(db, config, token);
      return reply
        .clearCookie(SESSION_COOKIE, { path: '/' })
        .clearCookie(SIGNED_IN_COOKIE, { path: '/' })
        .code(204)
        .send();
    },
  );
};

/** Lax, so that the printed link works from a terminal or a chat; the guard refuses what other sites send. */
function setCookie(reply: FastifyReply, config: Config, { token }: SignedIn): void {
  const kept = {
    path: '/',
    sameSite: 'lax',
    secure: config.publicUrl?.startsWith('https:') ?? false,
    maxAge: SESSION_DAYS * DAY_S,
  } as const;
  reply.setCookie(SESSION_COOKIE, token, { ...kept, httpOnly: true });
  reply.setCookie(SIGNED_IN_COOKIE, '1', kept);
}
