import { SIGNED_IN_COOKIE } from '../../domain/contract/signed-in-cookie.ts';

/** Whether somebody has signed in here and may still be: the session's own cookie is not for scripts to read. */
export function mayBeSignedIn(): boolean {
  return document.cookie.split('; ').includes(`${SIGNED_IN_COOKIE}=1`);
}

/** The server knows of no session: the next page need not ask. */
export function forgetSignIn(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is there on https only, and an office's server is often without.
  document.cookie = `${SIGNED_IN_COOKIE}=; path=/; max-age=0`;
}
