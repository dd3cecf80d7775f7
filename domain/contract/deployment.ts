import { Type } from 'typebox';
import type { Profile } from '../deployment/types.ts';
import type { Basemap } from './basemap.ts';

/** The profile in use: levels, vocabularies, roles, case steps (`domain/deployment` reads and checks it); the base map, the public address. */
export interface Deployment extends Profile {
  readonly basemap: Basemap | null;
  /** Where it is reached from outside, without a slash at its end; null: nowhere. */
  readonly publicUrl: string | null;
}
export const Deployment = Type.Unsafe<Deployment>({
  type: 'object',
  description: "the deployment's profile, and the base map and public address that its settings name",
});
