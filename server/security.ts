import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { Config } from './config.ts';

/**
 * What the page may load: itself and, where one is set, the base map. MapLibre's workers are blobs; Mantine sets
 * inline styles. With reload (`dev`) Vite's own scripts are inline, so nothing is forbidden there.
 */
export function contentSecurity(
  config: Pick<Config, 'basemap' | 'publicUrl'>,
  dev: boolean,
): FastifyHelmetOptions {
  const basemap = config.basemap?.origin ? [config.basemap.origin] : [];
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  return {
    contentSecurityPolicy: !dev && {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'", 'data:'],
        imgSrc: ["'self'", 'data:', 'blob:', ...basemap],
        connectSrc: ["'self'", 'data:', 'blob:', ...basemap],
        workerSrc: ["'self'", 'blob:'],
      },
    },
    // Only where it is reached by https: elsewhere the browser would never come back.
    strictTransportSecurity: secure,
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
  };
}
