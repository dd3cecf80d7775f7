import type { ImportReport } from '../../domain/contract/exchange.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** Why nothing of what was read can be taken: `import-questions`, `import-faulty`, `import-empty`. */
export function barOf(report: ImportReport): Result<null> {
  const [question] = report.questions;
  if (question)
    return refuse('import-questions', { question: question.code, questions: report.questions.length });
  if (report.faults.length > 0) return refuse('import-faulty', { faults: report.faults.length });
  if (report.taken === 0) return refuse('import-empty', { refused: report.refused.length });
  return ok(null);
}
