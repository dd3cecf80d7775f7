import { useQuery } from '@tanstack/react-query';
import { reasonText } from '../../../i18n/reason-text.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { answered, reasonOf } from '../../../ui/data/api.ts';
import { boardsApi } from '../../boards-api.ts';
import { useBoards } from '../../boards-context.ts';
import { BATCHES_KEY } from '../../query-keys.ts';
import { BatchCard } from './batch-card.tsx';
import './batches.css';

/** The live stream tells of every step; this is for when it is away. */
const ASK_MS = 5_000;

/** The batches of this plan, newest first: how far they are, and their files. */
export function Batches() {
  const say = useSay();
  const { plan } = useBoards();
  const { data, error } = useQuery({
    queryKey: [...BATCHES_KEY, plan.id],
    queryFn: () => answered(boardsApi.batches(plan.id)),
    refetchInterval: ({ state }) =>
      state.data?.items.some((batch) => batch.state === 'queued' || batch.state === 'running')
        ? ASK_MS
        : false,
  });
  return (
    <section className="batches" aria-label={say.t('boardPrint.batches.title')}>
      <h2>{say.t('boardPrint.batches.title')}</h2>
      {error && <p role="alert">{reasonText(reasonOf(error), say)}</p>}
      {data?.items.length === 0 && <p className="quiet">{say.t('boardPrint.batches.none')}</p>}
      {data?.items.map((batch) => (
        <BatchCard key={batch.job} batch={batch} />
      ))}
    </section>
  );
}
