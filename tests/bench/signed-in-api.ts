import type { Cookie } from 'playwright-core';
import type { TestApi } from '../browser/harness/api.ts';

/** What a job asks the server beside the page, with the session that the page has. */
export function signedInApi(
  origin: string,
  cookies: readonly Cookie[],
): Pick<TestApi, 'get' | 'post' | 'put'> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(origin + path, { ...init, headers: { ...init.headers, origin, cookie } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const send = <T>(method: string, path: string, body: unknown) =>
    ask<T>(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    get: (path) => ask(path, {}),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
  };
}
