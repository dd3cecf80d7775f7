import { CaseClusters } from './case-clusters.ts';
import type { ClusterRequest } from './cluster-messages.ts';

const clusters = new CaseClusters();

/** The worker's whole work: what it is told last it answers. */
addEventListener('message', ({ data }: MessageEvent<ClusterRequest>) => {
  if (data.cases) clusters.load(data.cases);
  const answer = clusters.at(data.serial, data.zoom);
  const { positions, counts, overdue, opens } = answer.clusters;
  postMessage(answer, {
    transfer: [positions.buffer, counts.buffer, overdue.buffer, opens.buffer, answer.alone.buffer],
  });
});
