import type { BoardLang } from '../../../domain/contract/board.ts';
import type { Profile, Words } from '../../../domain/deployment/types.ts';
import type { Team } from '../../../domain/plan/types.ts';

/** A name in the sheet's language where the profile has it in both; any other stays as it is written. */
export function knownName(profile: Profile, lang: BoardLang, name: string): string {
  return inLang([profile.name, profile.place], lang, name);
}

/** A team whose service phones are called as the profile calls them in the sheet's language; people keep their names. */
export function knownTeam(profile: Profile, lang: BoardLang, { members, services }: Team): Team {
  return {
    members,
    services: services.map((service) => ({
      ...service,
      name: inLang(profile.services, lang, service.name),
    })),
  };
}

function inLang(words: readonly Words[], lang: BoardLang, name: string): string {
  return words.find(({ zh, en }) => zh === name || en === name)?.[lang] ?? name;
}
