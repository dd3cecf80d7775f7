import type { Profile } from '../../../domain/deployment/types.ts';
import { plainText } from './plain-text.ts';

/** What a column of a table with one row a grid holds: the name or the phone of who has a role, or a service's phone. */
export type TeamColumn =
  | { readonly kind: 'member'; readonly role: string; readonly part: 'name' | 'phone' }
  | { readonly kind: 'service'; readonly service: string };

/** What follows a role's name in a column's heading. */
const NAME_ENDINGS = ['', '姓名', '名字', '人员', 'name'];
const PHONE_ENDINGS = [
  '电话',
  '手机',
  '手机号',
  '手机号码',
  '联系电话',
  '联系方式',
  '办公电话',
  '电话号码',
  'phone',
  'tel',
  'telephone',
  'mobile',
];

/**
 * Tells the columns of a table with one row a grid by their headings: a role of the profile with 姓名 or 电话 behind it
 * (管理员姓名, 管理员电话, `manager_phone`), or one of its services.
 */
export class TeamColumns {
  readonly #known = new Map<string, TeamColumn>();
  readonly #seen = new Map<string, TeamColumn | null>();

  constructor({ roles, services }: Profile) {
    const put = (words: readonly string[], endings: readonly string[], column: TeamColumn) => {
      for (const word of words)
        for (const ending of endings) this.#known.set(key(`${word}${ending}`), column);
    };
    for (const { zh, en } of services)
      put([zh, en], ['', ...PHONE_ENDINGS], { kind: 'service', service: zh });
    for (const { id, name } of roles) {
      const words = [id, name.zh, name.en, name.zh.replace(/（.*）$/, '')];
      put(words, PHONE_ENDINGS, { kind: 'member', role: id, part: 'phone' });
      put(words, NAME_ENDINGS, { kind: 'member', role: id, part: 'name' });
    }
  }

  of(heading: string): TeamColumn | null {
    let found = this.#seen.get(heading);
    if (found === undefined) {
      found = this.#known.get(key(heading)) ?? null;
      this.#seen.set(heading, found);
    }
    return found;
  }
}

function key(heading: string): string {
  return plainText(heading)
    .toLowerCase()
    .replace(/[\s_\-·.:()]/g, '');
}
