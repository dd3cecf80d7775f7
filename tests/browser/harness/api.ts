import type { BuildingCollection } from '../../../domain/contract/building.ts';
import type { WireDivision } from '../../../domain/contract/division.ts';
import type { ImportFields, ImportReport } from '../../../domain/contract/exchange.ts';
import type { GridCollection } from '../../../domain/contract/grid.ts';
import type { Job } from '../../../domain/contract/job.ts';
import type { PlanList, WirePlan } from '../../../domain/contract/plan.ts';
import { ADMIN_PASSWORD } from './global-setup.ts';

/** How often a job is asked whether it is done. */
const JOB_MS = 100;

/** What a test asks the server beside the page: to prepare a plan, and to see what is really stored. */
export class TestApi {
  readonly address: string;
  #cookie = '';

  constructor(address: string) {
    this.address = address;
  }

  async signIn(name = 'admin', password = ADMIN_PASSWORD): Promise<this> {
    const response = await this.#send('POST', '/api/session', { name, password });
    if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
    this.#cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
    return this;
  }

  async get<T>(path: string): Promise<T> {
    return this.#json<T>(await this.#send('GET', path));
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return this.#json<T>(await this.#send('POST', path, body));
  }

  async put<T>(path: string, body: unknown): Promise<T> {
    return this.#json<T>(await this.#send('PUT', path, body));
  }

  /** A new draft that copies the plan in force. */
  async draft(name: string): Promise<WirePlan> {
    const { items } = await this.get<PlanList>('/api/plans');
    const inForce = items.find((plan) => plan.status === 'in-force');
    if (!inForce) throw new Error('no plan is in force');
    return this.post<WirePlan>('/api/plans', { name, basedOn: inForce.id });
  }

  division(plan: string): Promise<WireDivision> {
    return this.get<WireDivision>(`/api/plans/${plan}/division`);
  }

  grids(plan: string, level: string): Promise<GridCollection> {
    return this.get<GridCollection>(`/api/plans/${plan}/grids?level=${level}`);
  }

  buildings(): Promise<BuildingCollection> {
    return this.get<BuildingCollection>('/api/buildings');
  }

  /** Imports a GeoJSON text, read first and then taken; throws unless every row of it is. */
  async take(geojson: string, fields: ImportFields): Promise<ImportReport> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ crs: 'EPSG:4326', ...fields }))
      form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
    form.append('file', new Blob([geojson]), 'file.geojson');
    const { job } = await this.#json<{ job: string }>(await this.#send('POST', '/api/imports', form));
    await this.#done(job);
    await this.post(`/api/imports/${job}/take`, {});
    const report = (await this.#done(job)).result as ImportReport;
    if (report.taken < report.read) throw new Error(`taken ${report.taken} of ${report.read} rows`);
    return report;
  }

  async #done(job: string): Promise<Job> {
    for (;;) {
      const answer = await this.get<Job>(`/api/jobs/${job}`);
      if (answer.state === 'done') return answer;
      if (answer.state !== 'queued' && answer.state !== 'running')
        throw new Error(`job ${job} ${answer.state}: ${JSON.stringify(answer.reason)}`);
      await new Promise((resolve) => setTimeout(resolve, JOB_MS));
    }
  }

  #send(method: string, path: string, body?: unknown): Promise<Response> {
    const form = body instanceof FormData;
    return fetch(this.address + path, {
      method,
      headers: {
        origin: this.address,
        cookie: this.#cookie,
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
  }

  async #json<T>(response: Response): Promise<T> {
    if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}
