import type { Issue } from '../../../domain/coverage/issue.ts';
import { listIssues } from '../../../domain/edit/issues.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { changedSince } from '../sync/changed-since.ts';

const RANK = { error: 0, warning: 1, notice: 2 } as const;

/** Keeps the list of what is wrong in step with the division: after an edit only what it touched is asked about again. */
export class IssueList {
  #division: Division | null = null;
  #issues: readonly Issue[] = [];

  /** Errors first. The same array as before when nothing has changed. */
  of(division: Division): readonly Issue[] {
    const was = this.#division;
    if (was === division) return this.#issues;
    this.#division = division;
    // Buildings and ground outside every grid belong to no grid that could be asked about by itself.
    const whole =
      was === null ||
      was.buildings.outside !== division.buildings.outside ||
      was.territory !== division.territory;
    this.#issues = whole ? listIssues(division) : this.#update(was, division);
    return this.#issues;
  }

  #update(was: Division, division: Division): readonly Issue[] {
    const { changed, removed } = changedSince(was, division);
    if (changed.length === 0 && removed.length === 0) return this.#issues;
    const asked = new Set([...changed, ...removed]);
    const kept = this.#issues.filter((issue) => !issue.gridIds.some((id) => asked.has(id)));
    const known = new Set(kept.map((issue) => issue.id));
    const fresh = listIssues(division, changed).filter((issue) => !known.has(issue.id));
    return [...kept, ...fresh].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  }
}
