import type { FastifyReply } from 'fastify';

/** Aborted as soon as whoever asked has hung up before the answer was sent. */
export function unwanted({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  const hungUp = () => {
    if (!raw.writableFinished) gone.abort();
  };
  if (raw.destroyed) hungUp();
  else raw.once('close', hungUp);
  return gone.signal;
}
