import type { Fetch } from '../../../client/api/request.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import type { WireAlarm } from '../../../domain/contract/case-office.ts';
import type { FakeWorld } from '../harness/fake-world.ts';

interface Told {
  readonly seq: number;
  readonly event: string;
  readonly data: string;
}

interface Stream {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
}

const BREATH_MS = 5_000;
const encode = (text: string) => new TextEncoder().encode(text);

/**
 * A server of cases behind a network that can be cut, in the world's own time: cases by id, numbered events, windows
 * by time, a stream that replays what it still has and breathes. Answers are JSON, as over HTTP.
 */
export class TownServer {
  readonly cases = new Map<string, WireCase>();
  readonly alarms = new Map<string, WireAlarm>();
  seq = 0;
  /** Events before this can't be replayed any more. */
  forgotten = 0;
  online = true;
  /** How far its clock is ahead of the browser's. */
  aheadMs = 0;
  /** How long the browser's timers have stood still in all. */
  sleptMs = 0;
  /** How long an answer is on its way; the next first. */
  delays: number[] = [];
  /** How many events the answers of windows lag behind the stream. */
  lag = 0;
  readonly asked: string[] = [];
  readonly #events: Told[] = [];
  readonly #streams = new Set<Stream>();
  readonly #world: FakeWorld;

  constructor(world: FakeWorld) {
    this.#world = world;
    const breathe = () => {
      this.#send(':\n\n');
      world.after(BREATH_MS, breathe);
    };
    world.after(BREATH_MS, breathe);
  }

  now(): number {
    return this.#world.now() + this.sleptMs + this.aheadMs;
  }

  /** Keeps these and tells of them in one event. */
  put(...cases: WireCase[]): void {
    for (const one of cases) this.cases.set(one.id, one);
    this.#tell('case', { cases, at: new Date(this.now()).toISOString() });
  }

  /** Tells of these and keeps nothing: for days that would not fit. */
  tellOnly(...cases: WireCase[]): void {
    this.#tell('case', { cases, at: new Date(this.now()).toISOString() });
    this.#events.length = 0;
  }

  /** Keeps these and tells only that there is much that is new. */
  putMany(cases: readonly WireCase[]): void {
    for (const one of cases) this.cases.set(one.id, one);
    this.#tell('case', { cases: [], at: new Date(this.now()).toISOString(), all: true });
  }

  putAlarm(alarm: WireAlarm): void {
    this.alarms.set(alarm.id, alarm);
    this.#tell('alarm', { alarms: [alarm] });
  }

  /** Tells the last events once more, as they were told. */
  repeat(count: number): void {
    for (const told of this.#events.slice(-count)) this.#send(asText(told));
  }

  /** The streams that are open break off. */
  cut(): void {
    for (const { controller } of this.#streams) controller.error(new TypeError('cut'));
    this.#streams.clear();
  }

  /** The streams that are open bring nothing any more, and do not say so. */
  freeze(): void {
    this.#streams.clear();
  }

  get streams(): number {
    return this.#streams.size;
  }

  readonly fetch: Fetch = async (url, init) => {
    this.asked.push(url);
    if (!this.online) throw new TypeError('no network');
    const { pathname, searchParams } = new URL(url, 'http://town');
    const answer = this.#answer(pathname, searchParams, init);
    const delay = pathname === '/api/cases/window' ? (this.delays.shift() ?? 0) : 0;
    if (delay > 0) await this.#world.sleep(delay);
    if (init.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    return answer;
  };

  #answer(path: string, query: URLSearchParams, init: RequestInit): Response {
    const headers = { date: new Date(Math.floor(this.now() / 1000) * 1000).toUTCString() };
    const json = (body: unknown) => new Response(JSON.stringify(body), { headers });
    if (path === '/api/live') return this.#stream(init, headers);
    if (path === '/api/cases/window') return json(this.#window(query));
    if (path === '/api/cases/kinds')
      return json({
        items: [
          { id: 'city', parentId: null },
          { id: 'rubbish', parentId: 'city' },
          { id: 'noise', parentId: null },
        ].map((kind) => ({ ...kind, name: { zh: kind.id, en: kind.id }, deadlines: {} })),
      });
    if (path === '/api/cases/alarms')
      return json({ items: [...this.alarms.values()].filter((one) => one.acknowledgedBy === null) });
    const acknowledged = /^\/api\/cases\/alarms\/(.+)\/acknowledge$/.exec(path);
    if (acknowledged) {
      const alarm = this.alarms.get(acknowledged[1]!)!;
      const seen = { ...alarm, acknowledgedBy: 'wang', acknowledgedAt: new Date(this.now()).toISOString() };
      this.putAlarm(seen);
      return json(seen);
    }
    return new Response('{}', { status: 404, headers });
  }

  #window(query: URLSearchParams) {
    const from = Date.parse(query.get('from') ?? '') || Number.NEGATIVE_INFINITY;
    const to = Date.parse(query.get('to') ?? '') || Number.POSITIVE_INFINITY;
    const hidden = new Set(
      this.#events
        .slice(this.#events.length - this.lag)
        .flatMap(({ event, data }) =>
          event === 'case' ? (JSON.parse(data).cases as WireCase[]).map(({ id }) => id) : [],
        ),
    );
    const found = [...this.cases.values()].filter((one) => {
      const at = Date.parse(one.occurredAt);
      if (at < from || at >= to || hidden.has(one.id)) return false;
      if (query.get('state') === 'tray') return one.position === 'outside' || one.position === 'bad';
      const kinds = query.get('kind')?.split(',');
      return !kinds || kinds.includes(one.kind);
    });
    found.sort((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1));
    const items = found.slice(0, Number(query.get('limit') ?? 100));
    return { seq: this.seq - this.lag, total: found.length, items };
  }

  #stream(init: RequestInit, headers: Record<string, string>): Response {
    const after = Number(new Headers(init.headers).get('last-event-id'));
    if (after > this.seq || after < this.forgotten) return new Response('{}', { status: 410, headers });
    let stream: Stream;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        stream = { controller };
        this.#streams.add(stream);
        controller.enqueue(encode(`retry: 1000\nid: ${after}\n\n`));
        for (const told of this.#events) if (told.seq > after) controller.enqueue(encode(asText(told)));
      },
      cancel: () => {
        this.#streams.delete(stream);
      },
    });
    init.signal?.addEventListener('abort', () => {
      if (this.#streams.delete(stream)) stream.controller.error(new DOMException('aborted', 'AbortError'));
    });
    return new Response(body, { headers: { ...headers, 'content-type': 'text/event-stream' } });
  }

  #tell(event: string, payload: object): void {
    this.seq += 1;
    const told = { seq: this.seq, event, data: JSON.stringify(payload) };
    this.#events.push(told);
    this.#send(asText(told));
  }

  #send(text: string): void {
    if (!this.online) return;
    for (const { controller } of this.#streams) controller.enqueue(encode(text));
  }
}

const asText = ({ seq, event, data }: Told) => `id: ${seq}\nevent: ${event}\ndata: ${data}\n\n`;
