import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Profile, readProfile } from '../../domain/deployment/profile.ts';
import { ConfigError } from '../config.ts';

const PROFILES = new URL('../../data/profiles/', import.meta.url);

/** The profile that `DEPLOYMENT` names: one of ours, or a file. Throws `ConfigError` with what is wrong in it. */
export async function loadProfile(deployment: string): Promise<Profile> {
  const isName = /^[a-z0-9-]+$/.test(deployment);
  const path = isName ? new URL(`${deployment}.json`, PROFILES) : resolve(deployment);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ConfigError(
      `DEPLOYMENT is "${deployment}": ${missing ? 'there is no such profile' : (error as Error).message}`,
    );
  }
  const profile = readProfile(json);
  if (profile.ok) return profile.value;
  const { code, params } = profile.reason;
  throw new ConfigError(`DEPLOYMENT is "${deployment}": ${code} ${JSON.stringify(params)}`);
}
