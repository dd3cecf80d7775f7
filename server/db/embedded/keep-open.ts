import { type Embedded, startEmbedded } from './start.ts';

/** A process that ends sooner than this after it was ready will not do better the next time. */
const SHORT_LIFE_MS = 20_000;

export type Step = 'create' | 'open' | 'reopen';

export interface KeptOpen {
  readonly socket: string;
  /** Rejects when the database has ended by itself and can't be kept open. */
  readonly lost: Promise<never>;
  close(): Promise<void>;
}

/**
 * The embedded database, opened again when its process ends by itself (killed, out of memory): what was committed
 * is there, connections made anew find it at the same socket.
 */
export async function keepOpen(
  dataDir: string,
  onStep: (step: Step) => void,
  shortLifeMs = SHORT_LIFE_MS,
): Promise<KeptOpen> {
  let closing = false;
  let giveUp: (error: Error) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  lost.catch(() => {});

  const watch = async (embedded: Embedded): Promise<void> => {
    const readyAt = Date.now();
    const { asked } = await embedded.ended;
    if (asked || closing) return;
    if (Date.now() - readyAt < shortLifeMs) throw new Error('the embedded database keeps ending by itself');
    onStep('reopen');
    current = await startEmbedded(dataDir, () => {});
    if (closing) return current.close();
    return watch(current);
  };

  let current = await startEmbedded(dataDir, onStep);
  watch(current).catch(giveUp);
  return {
    socket: current.socket,
    lost,
    close: () => {
      closing = true;
      return current.close();
    },
  };
}
