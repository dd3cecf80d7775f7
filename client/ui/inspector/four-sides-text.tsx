import { ActionIcon, Button, Textarea, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FourSidesEdit, WireFourSides } from '../../../domain/contract/four-sides.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { answered, api, Refused } from '../data/api.ts';
import { useFourSides } from '../data/use-four-sides.ts';
import { useEditorState } from '../shell/editor-context.ts';

const LONGEST = 500;

/** The four sides as the board will say them: made from the border, or written here by hand. */
export function FourSidesText({ id, readOnly }: { readonly id: GridId; readonly readOnly: boolean }) {
  const say = useSay();
  const plan = useEditorState((s) => s.plan!);
  const client = useQueryClient();
  const { data, error } = useFourSides(plan.id, id, plan.revision);
  const [draft, setDraft] = useState<FourSidesEdit | null>(null);
  const change = useMutation({
    mutationFn: (text: FourSidesEdit | null) =>
      answered(text ? api.writeFourSides(plan.id, id, text) : api.resetFourSides(plan.id, id)),
    onSuccess: (now) => {
      client.setQueryData(['four-sides', plan.id, id, plan.revision], now);
      void client.invalidateQueries({ queryKey: ['four-sides-outdated'] });
      setDraft(null);
    },
  });
  // what is as it is made stays made
  const save = ({ made, edited }: WireFourSides, written: FourSidesEdit) => {
    const zh = written.zh.trim() === made.zh ? '' : written.zh.trim();
    const en = written.en.trim() === made.en ? '' : written.en.trim();
    if (zh !== '' || en !== '') change.mutate({ zh, en });
    else if (edited) change.mutate(null);
    else setDraft(null);
  };
  const wrong = change.error ?? error;
  return (
    <section className="inspector-part four-sides">
      <h3>
        {say.t('fourSides.title')}
        {data && !readOnly && !draft && (
          <Tooltip label={say.t('fourSides.edit')} position="left">
            <ActionIcon
              size={24}
              variant="subtle"
              aria-label={say.t('fourSides.edit')}
              onClick={() => setDraft({ zh: data.zh, en: data.en })}
            >
              <IconPencil size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </h3>
      {!data && !error && <p className="quiet">{say.t('fourSides.loading')}</p>}
      {data && !draft && <Shown sides={data} />}
      {data && draft && (
        <Written
          draft={draft}
          busy={change.isPending}
          onChange={setDraft}
          onLeave={() => setDraft(null)}
          onSave={() => save(data, draft)}
        />
      )}
      {data?.edited && !readOnly && !draft && (
        <Tooltip label={say.t('fourSides.asBorderHint')} position="left">
          <Button
            size="compact-sm"
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate(null)}
          >
            {say.t('fourSides.asBorder')}
          </Button>
        </Tooltip>
      )}
      {wrong instanceof Refused && <p className="team-missing">{reasonText(wrong.reason, say)}</p>}
    </section>
  );
}

function Shown({ sides }: { readonly sides: WireFourSides }) {
  const say = useSay();
  const { language } = say;
  const time = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'short' });
  const unnamed = sides.sides.some(({ within: _, ...four }) =>
    Object.values(four).some((side) => side.unnamed),
  );
  return (
    <>
      <p className="four-sides-words">{sides[language]}</p>
      {sides.outdated && (
        <>
          <p className="four-sides-outdated">
            <IconAlertTriangle size={14} aria-hidden />
            {say.t('fourSides.outdated')}
          </p>
          <p className="quiet">{say.t('fourSides.now', { text: sides.made[language] })}</p>
        </>
      )}
      {sides.edited && sides.at && (
        <p className="quiet">
          {say.t('fourSides.written', { author: sides.author ?? '', at: time.format(new Date(sides.at)) })}
        </p>
      )}
      {!sides.edited && unnamed && <p className="quiet">{say.t('fourSides.unnamed')}</p>}
    </>
  );
}

function Written({
  draft,
  busy,
  onChange,
  onSave,
  onLeave,
}: {
  readonly draft: FourSidesEdit;
  readonly busy: boolean;
  readonly onChange: (draft: FourSidesEdit) => void;
  readonly onSave: () => void;
  readonly onLeave: () => void;
}) {
  const say = useSay();
  return (
    <>
      {(['zh', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          size="xs"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={LONGEST}
          label={say.t(`fourSides.${language}`)}
          value={draft[language]}
          onChange={(event) => onChange({ ...draft, [language]: event.currentTarget.value })}
        />
      ))}
      <div className="inspector-actions">
        <Button size="compact-sm" variant="default" onClick={onLeave}>
          {say.t('action.cancel')}
        </Button>
        <Button size="compact-sm" loading={busy} onClick={onSave}>
          {say.t('action.save')}
        </Button>
      </div>
    </>
  );
}
