import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | null = null;

/**
 * Collects this thread's garbage now, which takes some 60 ms. Left to itself the engine lets a heap of 60 MB grow to 300 before it does,
 * as long as the limit is far, and the limit has to be far for a county.
 */
export function sweep(): void {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
