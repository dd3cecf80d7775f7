import { stormBatches } from './batches.ts';

stormBatches(2);
