import type { Profile } from '../../domain/deployment/profile.ts';
import type { Team } from '../../domain/plan/types.ts';
import type { Names } from './names.ts';
import type { Random } from './random.ts';

const SERVICES = [
  '家电维修',
  '管道疏通',
  '开锁换锁',
  '家政保洁',
  '电动车充电报修',
  '燃气报修',
  '老年助餐',
  '课后托管',
];

/** Publishes teams: people who do not exist, with telephone numbers that no exchange gives out. */
export class Teams {
  private readonly profile: Profile;
  private readonly names: Names;
  private readonly random: Random;
  private calls = 0;

  constructor(profile: Profile, names: Names, random: Random) {
    this.profile = profile;
    this.names = names;
    this.random = random;
  }

  /** Everyone whom the profile requires at a level, and a few service phones where people live. */
  team(level: string, withServices: boolean): Team {
    const roles = this.profile.roles.filter((role) => role.requiredAt.includes(level));
    return {
      members: roles.map((role) => ({ role: role.id, name: this.names.person().zh, phone: this.phone() })),
      services: withServices
        ? this.random
            .shuffled(SERVICES)
            .slice(0, 3)
            .map((name) => ({ name, phone: this.phone() }))
        : [],
    };
  }

  private phone(): string {
    return `0370-000${String(++this.calls).padStart(4, '0')}`;
  }
}
