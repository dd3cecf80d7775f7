import { createHmac, randomBytes } from 'node:crypto';

/** 256 random bits: what a session cookie, a sign-in link or an API key is. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. A token is random, so one round is enough; the secret makes a stolen table useless. */
export function digestOf(token: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(token).digest();
}
