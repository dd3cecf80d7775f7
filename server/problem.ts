import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { toDegrees } from '../domain/geometry/point.ts';
import type { Reason } from '../domain/result.ts';

/** An expected failure on its way to the client: thrown by routes and services, answered as problem+json. */
export class Refusal extends Error {
  readonly status: number;
  readonly reason: Reason;

  constructor(status: number, reason: Reason) {
    super(reason.code);
    this.status = status;
    this.reason = reason;
  }
}

/** `throw refusal(404, 'plan-unknown', { plan })` */
export function refusal(
  status: number,
  code: string,
  params: Reason['params'] = {},
  at?: Reason['at'],
): Refusal {
  return new Refusal(status, at === undefined ? { code, params } : { code, params, at });
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  406: 'Not available in the form asked for',
  409: 'Conflicts with what happened since',
  410: 'No longer there',
  413: 'Too large',
  414: 'The address is too long',
  415: 'This content type is not read here',
  422: 'Refused',
  429: 'Too many requests',
  503: 'Busy',
  507: 'No room on the disk',
};

/** A database that ended by itself is opened again within seconds. */
const RETRY_S = 3;

/** What Fastify and its plugins refuse by themselves, by their codes. */
const KNOWN: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unknown',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-request',
  FST_REQ_FILE_TOO_LARGE: 'body-too-large',
};

/** The one error handler. What is not expected is logged and answered as 500 without its details. */
export function answerProblem(
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, reason } = problemOf(error, request, reply);
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: `urn:tessera:problem:${reason.code}`,
      title: TITLES[status] ?? 'Something went wrong on the server',
      status,
      code: reason.code,
      params: reason.params,
      ...(reason.at === undefined ? {} : { at: toDegrees(reason.at) }),
    });
}

/** What an error is told as; it is logged where it is not expected, and the answer says when asking again makes sense. */
export function problemOf(
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): { readonly status: number; readonly reason: Reason } {
  const { status, reason } = error instanceof Refusal ? error : refusalOf(error);
  if (status === 503) request.log.warn(reason.code);
  else if (status >= 500) request.log.error({ err: error }, reason.code);
  const after = retryAfterOf(status, reason);
  if (after !== null) reply.header('retry-after', after);
  return { status, reason };
}

/** Seconds after which asking again makes sense: as the refusal says, else soon where something is away. */
function retryAfterOf(status: number, { params }: Reason): number | null {
  if (status !== 429 && status !== 503) return null;
  if (typeof params.seconds === 'number') return Math.max(1, Math.ceil(params.seconds));
  return status === 503 ? RETRY_S : null;
}

function refusalOf(error: FastifyError): Refusal {
  if (error.validation) {
    const fault = deepest(error.validation);
    return refusal(400, 'invalid-request', {
      where: `${error.validationContext ?? 'body'}${fault.instancePath}`,
      what: named(fault) ?? error.message,
    });
  }
  if (isUnreachable(error)) return refusal(503, 'database-unreachable');
  if (isDiskFull(error)) return refusal(507, 'server-disk-full');
  if (error.code === 'ECONNRESET') return refusal(400, 'malformed-request');
  const status = error.statusCode ?? 500;
  if (status >= 500) return refusal(500, 'internal-error');
  const code = KNOWN[error.code] ?? (status === 429 ? 'too-many-requests' : 'malformed-request');
  return refusal(status, code);
}

/** What is wrong, with the name of a field or parameter that is not known. */
function named({ message, params }: NonNullable<FastifyError['validation']>[number]): string | undefined {
  const { additionalProperty } = params;
  return additionalProperty === undefined ? message : `${message}: ${additionalProperty}`;
}

/** Of several shapes that a value fits none of (kinds of edit), the one it comes nearest to is faulted deepest down. */
function deepest(faults: NonNullable<FastifyError['validation']>) {
  const depth = (fault: (typeof faults)[number]) => fault.instancePath.split('/').length;
  // Another kind's name is no fault within the kind that is meant, and “none of these” says nothing.
  const real = faults.filter(({ keyword }) => keyword !== 'const' && keyword !== 'anyOf');
  const [first, ...rest] = real.length > 0 ? real : faults;
  return rest.reduce((best, fault) => (depth(fault) > depth(best) ? fault : best), first!);
}

/** The database (SQLSTATE 53100) or the server itself found no room on the disk, or within the quota of an account. */
function isDiskFull({ code }: { readonly code?: string }): boolean {
  return code === '53100' || code === 'ENOSPC' || code === 'EDQUOT';
}

/** The database is starting, stopping, or gone: asking again in a moment may help. SQLSTATE classes 08 and 57P. */
export function isUnreachable({ code, syscall, message }: NodeJS.ErrnoException): boolean {
  // What Node says of a sender who hung up in the middle of a body: nothing is wrong with the database.
  if (code === 'ECONNRESET' && message === 'aborted') return false;
  return (
    /^(ECONN|EPIPE|08|57P)/.test(code ?? '') ||
    (code === 'ENOENT' && syscall === 'connect') ||
    // What `pg` says of a connection that broke, and of one on which a rollback was tried after that.
    /^Connection terminated|^Client has encountered a connection error/.test(message)
  );
}
