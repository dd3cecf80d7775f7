import type { Problem } from '../../domain/contract/problem.ts';
import { toLattice } from '../../domain/geometry/point.ts';
import type { Reason } from '../../domain/result.ts';
import type { Answer } from '../editor/ports.ts';

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON, a `FormData` as it is. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** How requests reach the server: `fetch` in the browser. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Asks the server and never throws for what can happen on a network: an answer of ours is `ok` or `refused` with
 * the problem's code and place on the lattice; no answer, or one that is not ours, is `unreachable`.
 */
export async function request<T>(send: Fetch, path: string, ask: Ask = {}): Promise<Answer<T>> {
  const response = await respond(send, path, ask);
  if (response.kind !== 'ok') return response;
  if (response.value.status === 204) return { kind: 'ok', value: null as T };
  try {
    return { kind: 'ok', value: (await response.value.json()) as T };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** As `request`, for answers that are files. */
export async function requestFile(send: Fetch, path: string, ask: Ask = {}): Promise<Answer<Blob>> {
  const sent = await requestSentFile(send, path, ask);
  return sent.kind === 'ok' ? { kind: 'ok', value: sent.value.file } : sent;
}

/** A file, and what its headers say of it. */
export interface SentFile {
  readonly file: Blob;
  readonly headers: Headers;
}

/** As `requestFile`, with the headers. */
export async function requestSentFile(send: Fetch, path: string, ask: Ask = {}): Promise<Answer<SentFile>> {
  const response = await respond(send, path, ask);
  if (response.kind !== 'ok') return response;
  try {
    return { kind: 'ok', value: { file: await response.value.blob(), headers: response.value.headers } };
  } catch {
    return { kind: 'unreachable' };
  }
}

async function respond(send: Fetch, path: string, ask: Ask): Promise<Answer<Response>> {
  const { method = 'GET', query = {}, body, signal } = ask;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const url = search.size > 0 ? `${path}?${search}` : path;
  const json = body !== undefined && !(body instanceof FormData);
  let response: Response;
  try {
    response = await send(url, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(json ? { 'content-type': 'application/json' } : {}) },
      ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : (body as FormData) }),
      ...(signal ? { signal } : {}),
    });
  } catch {
    return { kind: 'unreachable' };
  }
  if (response.ok) return { kind: 'ok', value: response };
  const text = await response.text().catch(() => '');
  return { kind: 'refused', status: response.status, reason: reasonOf(response.status, text) };
}

/** What a whole answer says, by its status and text. */
export function answerOf<T>(status: number, text: string): Answer<T> {
  if (status < 200 || status >= 300) return { kind: 'refused', status, reason: reasonOf(status, text) };
  if (status === 204) return { kind: 'ok', value: null as T };
  try {
    return { kind: 'ok', value: JSON.parse(text) as T };
  } catch {
    return { kind: 'unreachable' };
  }
}

function reasonOf(status: number, text: string): Reason {
  try {
    const { code, params, at } = JSON.parse(text) as Partial<Problem>;
    if (typeof code === 'string')
      return { code, params: params ?? {}, ...(at ? { at: toLattice(...at) } : {}) };
  } catch {
    // A proxy's own page, or nothing: the status is all there is to say.
  }
  return { code: 'http-status', params: { status } };
}
