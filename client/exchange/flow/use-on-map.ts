import { useEffect } from 'react';
import type { ImportPreview, ImportReport } from '../../../domain/contract/exchange.ts';
import { useImportView } from './import-view.ts';

/** Kinds whose names are drawn: they have ground. */
const NAMED = new Set(['grids', 'territory']);

/** Keeps the map in step with what was read; nothing of it stays when the panel closes. */
export function useOnMap(report: ImportReport | null, preview: ImportPreview | null): void {
  const show = useImportView((s) => s.show);
  const clear = useImportView((s) => s.clear);
  useEffect(() => {
    show({
      // A table without places leaves the map as it is.
      preview: preview && preview.features.length > 0 ? preview : null,
      named: report !== null && NAMED.has(report.as),
      faults: report?.faults ?? [],
      repairs: report?.repairs ?? [],
    });
  }, [show, report, preview]);
  useEffect(() => clear, [clear]);
}
