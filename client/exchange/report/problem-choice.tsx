import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { WireIssue } from '../../../domain/contract/issue.ts';
import { useSay } from '../../i18n/use-say.ts';
import { decide, decisionAt } from '../flow/decisions.ts';
import { useImportView } from '../flow/import-view.ts';
import type { Answering } from './answering.ts';

/** Safe for the colour-blind (Okabe and Ito), apart from the layer's own violet and the red of what is wrong. */
const COLOURS = ['#0072B2', '#E69F00', '#009E73', '#56B4E9', '#CC79A7', '#8C6D1F'];

/** Who gets the ground of a problem: the grids beside it, each in the colour in which the map shows it, or nobody. */
export function ProblemChoice({ fault, said, answer, nameOf }: Answering & { readonly fault: WireIssue }) {
  const say = useSay();
  const offer = useImportView((s) => s.offer);
  const { at, gridIds, code } = fault;
  useEffect(() => {
    offer(gridIds.map((row, i) => ({ row, colour: COLOURS[i % COLOURS.length]! })));
    return () => offer([]);
  }, [offer, gridIds]);
  const decision = decisionAt(said.clean, at);
  const set = (to: string | null | undefined) => answer({ clean: decide(said.clean, at, to) });
  return (
    <fieldset className="import-choice" aria-label={say.t('import.problem.give')}>
      <span>{say.t('import.problem.give')}</span>
      {/* What lies beyond the territory can be nobody's. */}
      {code !== 'outside' &&
        gridIds.map((row, i) => (
          <Button
            key={row}
            size="compact-sm"
            variant={decision?.to === row ? 'light' : 'default'}
            aria-pressed={decision?.to === row}
            leftSection={
              <span className="import-swatch" style={{ background: COLOURS[i % COLOURS.length] }} />
            }
            onClick={() => set(row)}
          >
            {say.t('import.problem.giveTo', { name: nameOf(row) })}
          </Button>
        ))}
      <Button
        size="compact-sm"
        variant={decision?.to === null ? 'light' : 'default'}
        aria-pressed={decision?.to === null}
        onClick={() => set(null)}
      >
        {say.t(code === 'outside' ? 'import.problem.cut' : 'import.problem.leave')}
      </Button>
      {decision && (
        <Button size="compact-sm" variant="subtle" onClick={() => set(undefined)}>
          {say.t('import.problem.undo')}
        </Button>
      )}
    </fieldset>
  );
}
