import { isIP } from 'node:net';
import { type BasemapSetting, readBasemap } from './deployment/basemap-setting.ts';

/** All that the environment decides. Nothing else reads it. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly databaseReadUrl: string | null;
  readonly dataDir: string;
  /** A profile's name or a file. */
  readonly deployment: string;
  readonly demo: boolean;
  readonly adminPassword: string | null;
  /** Mixed into the digests of sessions and keys: changing it signs everyone out. */
  readonly sessionSecret: string;
  readonly basemap: BasemapSetting | null;
  /** `https://grids.example`, without a slash at its end; null: nothing printed leads here. */
  readonly publicUrl: string | null;
  /** Whether, and for which addresses, `X-Forwarded-*` is believed. */
  readonly trustProxy: boolean | string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const DATUMS = ['wgs84', 'gcj02', 'bd09'] as const;
const MIN_PASSWORD = 8;
const MIN_SECRET = 16;

function isAddressOrNetwork(text: string): boolean {
  const [address, bits, ...rest] = text.trim().split('/');
  const longest = isIP(address ?? '') === 4 ? 32 : 128;
  return (
    isIP(address ?? '') !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  );
}

/** A value that the product can't start with; the message is the one line to print. */
export class ConfigError extends Error {}

/**
 * The configuration from environment variables (interfaces.md); an empty value is as good as none. Throws
 * `ConfigError`, which names the variable, what it holds and what it may hold.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const text = (name: string) => env[name]?.trim() || null;
  const wrong = (name: string, expected: string) =>
    new ConfigError(`${name} is ${JSON.stringify(env[name])}; expected ${expected}`);

  function oneOf<const T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const value = text(name) ?? otherwise;
    const found = values.find((known) => known === value);
    if (found === undefined) throw wrong(name, `one of ${values.join(', ')}`);
    return found;
  }

  function url(name: string, protocols: readonly string[]): string | null {
    const value = text(name);
    if (value === null) return null;
    const protocol = URL.canParse(value) ? new URL(value).protocol : '';
    if (!protocols.includes(protocol))
      throw wrong(name, `a URL that starts with ${protocols.join(' or ')}//`);
    return value;
  }

  /** Where the product is reached: what is added to it must lead somewhere, so it ends where the host does. */
  function address(name: string): string | null {
    const value = url(name, ['http:', 'https:']);
    if (value === null) return null;
    const { origin, pathname, search, hash, username, password } = new URL(value);
    if (pathname !== '/' || search || hash || username || password)
      throw wrong(name, 'an address that ends with the host, such as https://grids.example');
    return origin;
  }

  /** A secret: never printed. */
  function secret(name: string, least: number): string | null {
    const value = env[name] || null;
    if (value !== null && value.length < least)
      throw new ConfigError(`${name} has ${value.length} characters; expected at least ${least}`);
    return value;
  }

  const port = text('PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw wrong('PORT', 'a number from 0 to 65535');
  const basemap = text('BASEMAP_URL');
  const datum = oneOf('BASEMAP_DATUM', DATUMS, 'wgs84');
  const ground = basemap === null ? null : readBasemap(basemap, datum);
  if (ground && 'expected' in ground) throw wrong('BASEMAP_URL', ground.expected);
  // The page can shift pictures, not the geometry inside vector tiles: half a kilometre off would be a lie.
  if (ground && datum !== 'wgs84' && ground.kind !== 'raster')
    throw wrong('BASEMAP_DATUM', 'wgs84: only raster tiles ({z}, {x}, {y}) can be shifted to the plans');
  const proxy = text('TRUST_PROXY') ?? '0';
  const trustProxy = proxy === '1' ? true : proxy === '0' ? false : proxy;
  if (typeof trustProxy === 'string' && !trustProxy.split(',').every(isAddressOrNetwork)) {
    throw wrong('TRUST_PROXY', '1, 0, or addresses and networks (10.0.0.0/8) with commas between');
  }
  const postgres = ['postgresql:', 'postgres:'];

  return {
    port: Number(port),
    host: text('HOST') ?? '127.0.0.1',
    databaseUrl: url('DATABASE_URL', postgres),
    databaseReadUrl: url('DATABASE_READ_URL', postgres),
    dataDir: text('DATA_DIR') ?? '.tessera',
    deployment: text('DEPLOYMENT') ?? 'xincheng',
    demo: oneOf('DEMO', ['1', '0'], '1') === '1',
    adminPassword: secret('ADMIN_PASSWORD', MIN_PASSWORD),
    sessionSecret: secret('SESSION_SECRET', MIN_SECRET) ?? '',
    basemap: ground,
    publicUrl: address('PUBLIC_URL'),
    trustProxy,
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS, 'warn'),
  };
}

/** The configuration of this process, for commands that are not the server. */
export function configFromEnvironment(): Config {
  return readConfig(process.env);
}
