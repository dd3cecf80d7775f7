import { stormBatches } from './batches.ts';

stormBatches(3);
