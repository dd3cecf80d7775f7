import type { Answer } from '../editor/ports.ts';
import { answerOf } from './request.ts';

/** How far a form is on its way up, bytes. */
export interface Sent {
  readonly sent: number;
  readonly total: number;
}

/** How a form reaches the server with word of how far it is, which `fetch` does not give; it throws where no answer comes. */
export type Upload = (
  url: string,
  body: FormData,
  on: { readonly progress: (sent: Sent) => void; readonly signal: AbortSignal },
) => Promise<{ readonly status: number; readonly text: string }>;

/** As `request`, for a form of large files. One that is called off is `unreachable`: whoever called it off knows. */
export async function sendForm<T>(
  send: Upload,
  path: string,
  body: FormData,
  on: Parameters<Upload>[2],
): Promise<Answer<T>> {
  try {
    const { status, text } = await send(path, body, on);
    return answerOf<T>(status, text);
  } catch {
    return { kind: 'unreachable' };
  }
}
