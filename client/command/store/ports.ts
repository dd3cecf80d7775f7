import type { WireAlarm } from '../../../domain/contract/case-office.ts';
import type { CasesApi } from '../../api/cases-api.ts';
import type { Fetch } from '../../api/request.ts';
import type { WorldPort } from '../../editor/ports.ts';
import type { Parents } from './filter.ts';
import type { CaseFilter, CommandState, TimeWindow } from './types.ts';

/** What the command centre asks of the world; tests hand in their own. */
export interface CommandPorts {
  readonly fetch: Fetch;
  readonly world: WorldPort;
  /** The routes of cases, over a network that the store may listen in on: `Date` headers tell of the server's clock. */
  api(fetch: Fetch): Pick<CasesApi, 'window' | 'openAlarms' | 'acknowledge' | 'kinds'>;
  /** Grids by id with their parents, of the plan that cases are located in; asked when a grid is first filtered by. */
  grids(fetch: Fetch): Promise<Parents | null>;
  /** The address's search part. */
  readonly address: { read(): string; replace(search: string): void };
  /** Small texts kept over a reload; may be refused, and then are not kept. */
  readonly memory: { get(key: string): string | null; set(key: string, value: string): void };
  /** Calls back when the network is back or the page is looked at again; gives what ends it. */
  woken(then: () => void): () => void;
}

export interface CommandOptions {
  readonly account: string;
  /** Where the address says none. */
  readonly window?: TimeWindow;
  /** The deployment's severities: what the address says beside them is ignored. */
  readonly severities?: readonly string[];
  /** More cases than these are not sent: the map then asks for counts. */
  readonly limit?: number;
}

/** The store of the command centre and what can be done with it. */
export interface CommandStore {
  get(): CommandState;
  /** Tells of each change; gives what ends it. */
  subscribe(listener: () => void): () => void;
  start(): void;
  stop(): void;
  /** Asks for everything anew; what is shown stays until the answers are there. */
  refresh(): void;
  setWindow(window: TimeWindow): void;
  setCompare(compare: boolean): void;
  setFilter(filter: Partial<CaseFilter>): void;
  select(id: string | null): void;
  /** The map's own choice, an opaque text that is kept in the address. */
  setLayers(layers: string): void;
  /** Starts the playback, at the window's start where there is none or it has come to the end. */
  play(): void;
  pause(): void;
  seek(at: number): void;
  setSpeed(speed: number): void;
  setSpan(span: number): void;
  endPlayback(): void;
  beginShift(): void;
  endShift(): void;
  /** Says by name that an alarm is seen; gives the code of the refusal where there is one. */
  acknowledge(alarm: string): Promise<string | null>;
  /** Hears of each alarm that is raised while one looks; gives what ends it. */
  onAlarm(listener: (alarm: WireAlarm) => void): () => void;
  /** The server's clock, milliseconds. */
  now(): number;
}
