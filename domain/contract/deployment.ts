import { Type } from 'typebox';
import type { Profile } from '../deployment/types.ts';
import type { Basemap } from './basemap.ts';

/** The profile in use: levels, vocabularies, roles, case steps (`domain/deployment` reads and checks it); the base map. */
export interface Deployment extends Profile {
  readonly basemap: Basemap | null;
}
export const Deployment = Type.Unsafe<Deployment>({
  type: 'object',
  description: "the deployment's profile, and the base map that its settings name",
});
