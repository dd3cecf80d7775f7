import { Check } from 'typebox/value';
import { WireTeam } from '../../../domain/contract/team.ts';
import { listWords } from '../../../domain/deployment/list-words.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import type { ServicePhone, TeamMember } from '../../../domain/plan/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type Columns, textOf } from '../columns/columns.ts';
import { readTeam } from '../grids/grid-values.ts';
import type { FeatureRow } from '../source/source.ts';
import { findWord } from './find-word.ts';
import { TeamColumns } from './team-columns.ts';

/** What a row says of its grid's team. */
export interface RowTeam {
  readonly members: readonly TeamMember[];
  readonly services: readonly ServicePhone[];
}

/** Longer than any text that is taken: what is too long is refused, not cut. */
const TEXT_MAX = 400;

const MEMBER = WireTeam.properties.members.items;
const SERVICE = WireTeam.properties.services.items;

/** What a table calls a row in the column of roles that is no member but a service's phone. */
const SERVICE_KINDS = new Set(['service', 'services', '服务', '服务电话', '便民服务', '便民电话']);

/**
 * Reads the rows of a table of teams: a row a member or service phone, with the role in a column of its own, or a row a grid
 * with columns for each role. When all rows have been read `saysMembers` and `saysServices` tell whether the file speaks of
 * them at all: a list of service phones does not say that nobody is in a team.
 */
export class MemberRows {
  readonly #profile: Profile;
  readonly #columns: Columns;
  readonly #headings: TeamColumns;
  readonly #used = new Set<string>();
  saysMembers = false;
  saysServices = false;

  constructor(profile: Profile, columns: Columns) {
    this.#profile = profile;
    this.#columns = columns;
    this.#headings = new TeamColumns(profile);
  }

  /** The columns of roles and services that were taken although no field is called so. */
  get used(): ReadonlySet<string> {
    return this.#used;
  }

  /**
   * Refuses `role-unknown` with the roles that there are, `role-empty`, `member-empty` for a row that names nobody and
   * nothing, `service-empty` for a phone without a service or a service without a phone, `text-too-long`, `team-unreadable`.
   */
  read(row: FeatureRow): Result<RowTeam> {
    const whole = this.#text(row, 'team', 100_000);
    if (whole !== '') return this.#readWhole(whole);
    const said = this.#columns.of.has('role') ? this.#readLong(row) : this.#readWide(row);
    if (!said.ok) return said;
    for (const member of said.value.members) {
      const long = tooLong(MEMBER.properties, { ...member });
      if (long) return long;
    }
    for (const service of said.value.services) {
      const long = tooLong(SERVICE.properties, { ...service });
      if (long) return long;
    }
    return said;
  }

  #text(row: FeatureRow, field: Parameters<typeof textOf>[2], max = TEXT_MAX): string {
    return textOf(this.#columns, row.properties, field, max);
  }

  #readWhole(text: string): Result<RowTeam> {
    const team = readTeam(text);
    if (!team) return refuse('team-unreadable');
    const stranger = team.members.find(({ role }) => !this.#profile.roles.some(({ id }) => id === role));
    if (stranger) return this.#unknown(stranger.role);
    this.saysMembers = true;
    this.saysServices = true;
    return ok(team);
  }

  #readLong(row: FeatureRow): Result<RowTeam> {
    const role = this.#text(row, 'role');
    const name = this.#text(row, 'member');
    const phone = this.#text(row, 'phone');
    const service = this.#text(row, 'serviceName');
    if (service !== '' || SERVICE_KINDS.has(role)) {
      // Without a column of its own the service stands where a member has the name.
      return this.#service(service || name, this.#text(row, 'servicePhone') || phone);
    }
    if (role === '') return refuse(name === '' && phone === '' ? 'member-empty' : 'role-empty');
    const known = findWord(role, this.#profile.roles);
    if (!known) return this.#unknown(role);
    if (name === '' && phone === '') return refuse('member-empty');
    this.saysMembers = true;
    return ok({ members: [{ role: known.id, name, phone }], services: [] });
  }

  /** Columns for each role; where there are none and the deployment has one role only, whoever is named has that. */
  #readWide(row: FeatureRow): Result<RowTeam> {
    const people = new Map<string, { name: string; phone: string }>();
    const services: ServicePhone[] = [];
    let wide = false;
    for (const [heading, value] of Object.entries(row.properties)) {
      const column = this.#headings.of(heading);
      if (!column) continue;
      wide = true;
      this.#used.add(heading);
      const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
      if (column.kind === 'service') {
        this.saysServices = true;
        if (text !== '') services.push({ name: column.service, phone: text });
        continue;
      }
      this.saysMembers = true;
      const person = people.get(column.role) ?? { name: '', phone: '' };
      if (text !== '') people.set(column.role, { ...person, [column.part]: text });
    }
    if (wide) {
      const members = this.#profile.roles.flatMap(({ id }) => {
        const person = people.get(id);
        return person ? [{ role: id, ...person }] : [];
      });
      return ok({ members, services });
    }
    return this.#readBare(row);
  }

  #readBare(row: FeatureRow): Result<RowTeam> {
    const service = this.#text(row, 'serviceName');
    const phone = this.#text(row, 'phone');
    const name = this.#text(row, 'member');
    const servicePhone = this.#text(row, 'servicePhone') || (name === '' ? phone : '');
    if (service !== '' || servicePhone !== '') return this.#service(service, servicePhone);
    if (name === '' && phone === '') return refuse('member-empty');
    const [only, ...others] = this.#profile.roles;
    if (!only || others.length > 0) return refuse('role-empty');
    this.saysMembers = true;
    return ok({ members: [{ role: only.id, name, phone }], services: [] });
  }

  #service(name: string, phone: string): Result<RowTeam> {
    this.saysServices = true;
    if (name === '' || phone === '') return refuse('service-empty');
    return ok({ members: [], services: [{ name, phone }] });
  }

  #unknown(role: string): Result<never> {
    return refuse('role-unknown', { role, known: listWords(this.#profile.roles) });
  }
}

/** The contract's limits, field by field. */
function tooLong(
  limits: Readonly<Record<string, typeof MEMBER.properties.name>>,
  texts: Readonly<Record<string, string>>,
): Result<never> | null {
  for (const [field, limit] of Object.entries(limits))
    if (!Check(limit, texts[field]))
      return refuse('text-too-long', { field, max: (limit as { maxLength?: number }).maxLength ?? 0 });
  return null;
}
