import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ImportFields, ImportReport, ImportRevision } from '../../../domain/contract/exchange.ts';
import { answered, api } from '../../ui/data/api.ts';
import { useJob } from '../use-job.ts';
import { revised } from './import-form.ts';
import { useImportSession } from './import-session.ts';
import { leaveJob } from './leave-job.ts';

/**
 * Some files on their way in: read and reported upon first, read again as often as is wanted, taken when that is asked
 * for. `onTaken` is called with the report once all of it is stored.
 */
export function useImport(onTaken: (report: ImportReport) => Promise<void>) {
  const queries = useQueryClient();
  const { sent, sending, begun, again, take: taking, progress, end } = useImportSession();
  const abort = useRef<AbortController | null>(null);
  const last = useRef<ImportReport | null>(null);
  const part = sent ? `${sent.taking ? 'take' : 'read'}-${sent.round}` : '';
  const state = useJob(sent?.job ?? null, part, async ({ result }) => {
    const read = result as ImportReport;
    // Taken, here or before the page was opened anew.
    if (!sent || (!sent.taking && !read.committed)) return;
    await queries.invalidateQueries();
    await onTaken(read);
  });
  const upload = useMutation({
    mutationFn: async ({ files, fields }: { files: readonly File[]; fields: ImportFields }) => {
      abort.current = new AbortController();
      const { signal } = abort.current;
      progress({ sent: 0, total: files.reduce((sum, file) => sum + file.size, 0) });
      try {
        const { job } = await answered(api.startImport(files, fields, { progress, signal }));
        if (signal.aborted) void api.cancelJob(job);
        else
          begun(
            job,
            files.map((file) => file.name),
            fields,
          );
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        progress(null);
      }
    },
  });
  const revise = useMutation({
    mutationFn: async (revision: ImportRevision) => {
      await answered(api.readAgain(sent!.job, revision));
      again(revised(sent!.fields, revision));
    },
  });
  const take = useMutation({
    mutationFn: async () => {
      await answered(api.takeImport(sent!.job, last.current?.reading));
      taking();
    },
  });

  const job = state.data;
  const running = sent !== null && (!job || job.state === 'queued' || job.state === 'running');
  const result = job?.state === 'done' && !sent?.taking ? (job.result as ImportReport) : null;
  const report = result?.committed ? null : result;
  // While it is read again, and while it is taken, what was read before stays to be looked at.
  if (report) last.current = report;
  if (!sent) last.current = null;
  const preview = useQuery({
    queryKey: ['import-preview', sent?.job, part],
    queryFn: () => answered(api.importPreview(sent!.job)),
    enabled: report !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => (sent ? before : undefined),
  });
  useEffect(() => () => abort.current?.abort(), []);

  return {
    upload: (files: readonly File[], fields: ImportFields) => upload.mutate({ files, fields }),
    revise: (revision: ImportRevision) => revise.mutate(revision),
    take: () => take.mutate(),
    /** Stops sending; what has arrived is forgotten. */
    stop: () => {
      abort.current?.abort();
      upload.reset();
    },
    /** Leaves it for good: nothing of it is taken, now or later. */
    drop: () => {
      abort.current?.abort();
      if (sent) leaveJob(queries, sent.job);
      for (const one of [upload, revise, take]) one.reset();
      end();
    },
    sending,
    running,
    waiting: upload.isPending || revise.isPending || take.isPending,
    progress: job?.progress ?? 0,
    step: job?.message ?? '',
    report: report ?? last.current,
    /** Whether the report is of what is said now, rather than of what was said before. */
    fresh: report !== null,
    preview: preview.data ?? null,
    failed: job?.reason ?? null,
    error: upload.error ?? revise.error ?? take.error ?? state.error,
  };
}
