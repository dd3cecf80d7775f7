import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../../server/config.ts';

test('nothing set: the product on this machine, on its own database, with the demonstration', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: null,
    databaseReadUrl: null,
    dataDir: '.tessera',
    deployment: 'xincheng',
    demo: true,
    adminPassword: null,
    sessionSecret: '',
    basemap: null,
    publicUrl: null,
    trustProxy: false,
    logLevel: 'warn',
  });
});

test('an empty value is as good as none', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', ADMIN_PASSWORD: '' })).toEqual(readConfig({}));
});

test('every variable is heard', () => {
  expect(
    readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgresql://a:b@db/tessera',
      DATABASE_READ_URL: 'postgres://replica/tessera',
      DATA_DIR: '/var/lib/tessera',
      DEPLOYMENT: 'dongan',
      DEMO: '0',
      ADMIN_PASSWORD: ' spaces count ',
      SESSION_SECRET: '0123456789abcdef',
      BASEMAP_URL: 'https://tiles.example/{z}/{x}/{y}.png',
      BASEMAP_DATUM: 'gcj02',
      PUBLIC_URL: 'https://Grids.example:443/',
      TRUST_PROXY: '10.0.0.0/8',
      LOG_LEVEL: 'debug',
    }),
  ).toEqual({
    port: 0,
    host: '0.0.0.0',
    databaseUrl: 'postgresql://a:b@db/tessera',
    databaseReadUrl: 'postgres://replica/tessera',
    dataDir: '/var/lib/tessera',
    deployment: 'dongan',
    demo: false,
    adminPassword: ' spaces count ',
    sessionSecret: '0123456789abcdef',
    basemap: {
      kind: 'raster',
      url: 'https://tiles.example/{z}/{x}/{y}.png',
      datum: 'gcj02',
      origin: 'https://tiles.example',
    },
    publicUrl: 'https://grids.example',
    trustProxy: '10.0.0.0/8',
    logLevel: 'debug',
  });
});

test.each([
  ['PORT', 'abc'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '3000.5'],
  ['DATABASE_URL', 'mysql://db'],
  ['DATABASE_URL', 'db'],
  ['DATABASE_READ_URL', 'http://db'],
  ['DEMO', 'yes'],
  ['BASEMAP_URL', 'ftp://tiles'],
  ['BASEMAP_URL', 'https://tiles.example/{z}/{x}.png'],
  ['BASEMAP_URL', 'https://tiles.example/{s}/{z}/{x}/{y}.png'],
  ['BASEMAP_URL', 'https://tiles {z}{x}{y}'],
  ['BASEMAP_URL', 'https://tiles.example/{z}/{x}/{y}.mvt'],
  ['BASEMAP_DATUM', 'wgs72'],
  ['PUBLIC_URL', 'grids.example'],
  ['PUBLIC_URL', 'https://grids.example/tessera'],
  ['PUBLIC_URL', 'https://grids.example/?a=b'],
  ['PUBLIC_URL', 'https://grids.example/#a'],
  ['PUBLIC_URL', 'https://me:secret@grids.example'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['TRUST_PROXY', 'everybody'],
  ['LOG_LEVEL', 'loud'],
  ['ADMIN_PASSWORD', 'short'],
  ['SESSION_SECRET', 'short'],
])('%s=%s stops the start with one line that names it', (name, value) => {
  let message = '';
  try {
    readConfig({ [name]: value });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    message = (error as Error).message;
  }
  expect(message).toMatch(new RegExp(`^${name} .*expected [^\n]+$`));
});

test('a secret is not printed', () => {
  expect(() => readConfig({ ADMIN_PASSWORD: 'hunter2' })).toThrow(/^(?!.*hunter2)ADMIN_PASSWORD/);
});
