import type { ImportFields } from '../../domain/contract/exchange.ts';
import type { Profile } from '../../domain/deployment/types.ts';
import type { Address } from '../db/connect.ts';
import type { Recipe } from './recipes.ts';

/** What the thread is started with. */
export interface ImportWorld {
  readonly address: Address;
  readonly profile: Profile;
}

/** What is kept of an import with its job: what was said of it, and once it has been read what was said of the last one like it. */
export type ImportInput = ImportFields & { readonly recipe?: Recipe };

/** What a person was shown, that what is taken must not differ from. */
export interface Shown {
  readonly recipe: Recipe | null;
  readonly crs: string | null;
}

/** A file to be read, and taken or not; it is kept in the database under the job's id. */
export interface ImportTask {
  readonly job: string;
  readonly fields: ImportFields;
  /** Null where it is only to be read. */
  readonly take: Shown | null;
  /** Who brings it. */
  readonly author: string;
  /** An empty folder on this machine's disk for as long as the task runs. */
  readonly folder: string;
}
