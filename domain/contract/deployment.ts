import { Type } from 'typebox';
import type { Profile } from '../deployment/types.ts';

/** The profile in use: levels, vocabularies, roles, case steps (`domain/deployment` reads and checks it). */
export const Deployment = Type.Unsafe<Profile>({ type: 'object', description: "the deployment's profile" });
export type Deployment = Profile;
