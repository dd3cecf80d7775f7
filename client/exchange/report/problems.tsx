import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { WireIssue } from '../../../domain/contract/issue.ts';
import { useSay } from '../../i18n/use-say.ts';
import { issueText } from '../../ui/drawer/issue-text.ts';
import { useProfile } from '../../ui/shell/editor-context.ts';
import { decide, decisionAt } from '../flow/decisions.ts';
import { useImportView } from '../flow/import-view.ts';
import type { Answering } from './answering.ts';
import { Decisions } from './decisions.tsx';
import { LongList } from './long-list.tsx';
import { ProblemChoice } from './problem-choice.tsx';
import { Section } from './section.tsx';

/** While these are open the ground is not where it will be: what is wrong with it now tells nothing. */
const BEFORE = new Set(['layer', 'crs', 'datum', 'known-point']);

/** What no rule may decide: on the map and here, each to be given to somebody. */
export function Problems(answering: Answering) {
  const say = useSay();
  const { report, said, answer } = answering;
  const { faults } = report;
  const selected = useImportView((s) => s.fault);
  const selectFault = useImportView((s) => s.selectFault);
  const earlier = (said.clean?.decisions ?? []).filter(
    ({ at }) => !faults.some((fault) => fault.at[0] === at[0] && fault.at[1] === at[1]),
  );
  if (faults.length === 0 && earlier.length === 0) return null;
  const early = report.questions.some(({ code }) => BEFORE.has(code));
  // What lies beyond the territory can be nobody's: it is decided in one go.
  const outside = faults.filter(({ code, at }) => code === 'outside' && !decisionAt(said.clean, at));
  const done = faults.filter(({ at }) => decisionAt(said.clean, at)).length;
  return (
    <Section
      part="problems"
      title={say.t('import.faults')}
      count={faults.length}
      alert={done < faults.length}
      key={String(early)}
      closed={early}
      needed={selected !== null}
    >
      {faults.length > 0 && (
        <>
          <p>{say.t('import.faultsBar')}</p>
          <p className="quiet">
            {say.t('import.problem.pick')} ·{' '}
            {say.t('import.problem.count', { done: say.number(done), all: say.number(faults.length) })}
          </p>
          {outside.length > 1 && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                answer({
                  clean: outside.reduce((clean, { at }) => decide(clean, at, null), said.clean ?? {}),
                })
              }
            >
              {say.t('import.problem.cutAll', { n: say.number(outside.length) })}
            </Button>
          )}
          <LongList items={faults}>
            {(fault) => (
              <Problem
                key={fault.id}
                fault={fault}
                open={fault.id === selected}
                onOpen={() => selectFault(fault.id === selected ? null : fault.id)}
                {...answering}
              />
            )}
          </LongList>
        </>
      )}
      <Decisions
        decisions={earlier}
        nameOf={answering.nameOf}
        onUndo={(at) => answer({ clean: decide(said.clean, at, undefined) })}
      />
    </Section>
  );
}

function Problem({
  fault,
  open,
  onOpen,
  ...answering
}: Answering & { readonly fault: WireIssue; readonly open: boolean; readonly onOpen: () => void }) {
  const say = useSay();
  const profile = useProfile();
  const lookAt = useImportView((s) => s.lookAt);
  const row = useRef<HTMLLIElement>(null);
  const { at, geometry, gridIds, code } = fault;
  useEffect(() => {
    if (!open) return;
    lookAt(at, geometry);
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [open, lookAt, at, geometry]);
  const decision = decisionAt(answering.said.clean, at);
  return (
    <li ref={row} data-fault={code} data-open={open} data-decided={decision !== undefined}>
      <button type="button" className="import-row" aria-expanded={open} onClick={onOpen}>
        <span className="import-row-main">{issueText(fault, null, profile, say)}</span>
        {decision && (
          <span className="import-decided">
            {say.t('import.problem.decided', {
              to:
                decision.to === null
                  ? say.t(code === 'outside' ? 'import.problem.cut' : 'import.problem.leave')
                  : answering.nameOf(decision.to),
            })}
          </span>
        )}
        <span className="quiet import-row-second">
          {gridIds.map((id) => answering.nameOf(id)).join(say.t('list.comma'))}
        </span>
      </button>
      {open && <ProblemChoice fault={fault} {...answering} />}
    </li>
  );
}
