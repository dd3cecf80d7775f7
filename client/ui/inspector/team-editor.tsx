import { Button, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Grid, Level, ServicePhone, Team, TeamMember } from '../../../domain/plan/types.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useProfile } from '../shell/editor-context.ts';
import { ContactRow } from './contact-row.tsx';
import { ListHeading } from './list-heading.tsx';

/** Who is published for the grid, and its service phones; kept when “save” is pressed, as one edit. */
export function TeamEditor({
  grid,
  level,
  readOnly,
}: {
  readonly grid: Grid;
  readonly level: Level;
  readonly readOnly: boolean;
}) {
  const editor = useEditor();
  const profile = useProfile();
  const say = useSay();
  const [team, setTeam] = useState<Team>(grid.team);
  useEffect(() => setTeam(grid.team), [grid.team]);
  const changed = team !== grid.team;
  const missing = level.requiredRoles.filter((role) => !team.members.some((member) => member.role === role));
  const roleName = (id: string) => {
    const role = profile.roles.find((r) => r.id === id);
    return role ? say.words(role.name) : id;
  };
  const member = (i: number, set: Partial<TeamMember>) =>
    setTeam({ ...team, members: team.members.map((m, at) => (at === i ? { ...m, ...set } : m)) });
  const service = (i: number, set: Partial<ServicePhone>) =>
    setTeam({ ...team, services: team.services.map((s, at) => (at === i ? { ...s, ...set } : s)) });
  const add = (role: string) =>
    setTeam({ ...team, members: [...team.members, { role, name: '', phone: '' }] });
  const here = profile.roles.filter((role) => role.requiredAt.includes(level.id));
  const roles = here.length > 0 ? here : profile.roles;
  return (
    <section className="inspector-part">
      <ListHeading
        text={say.t('team.title')}
        addLabel={say.t('team.addMember')}
        onAdd={readOnly ? null : () => add(missing[0] ?? roles[0]?.id ?? '')}
      />
      {team.members.length === 0 && missing.length === 0 && <p className="quiet">{say.t('team.nobody')}</p>}
      {team.members.map((m, i) => (
        <ContactRow
          // biome-ignore lint/suspicious/noArrayIndexKey: members have no id, and their order is the board's
          key={i}
          contact={m}
          label={say.t('team.memberName')}
          placeholder={say.t('team.name')}
          phoneLabel={say.t('team.memberPhone')}
          readOnly={readOnly}
          onChange={(set) => member(i, set)}
          onRemove={() => setTeam({ ...team, members: team.members.filter((_, at) => at !== i) })}
        >
          <Select
            className="contact-role"
            size="xs"
            aria-label={say.t('team.role')}
            data={[...new Set([...roles.map((r) => r.id), m.role])].map((id) => ({
              value: id,
              label: roleName(id),
            }))}
            value={m.role}
            allowDeselect={false}
            disabled={readOnly}
            onChange={(role) => role && member(i, { role })}
          />
        </ContactRow>
      ))}
      {missing.map((role) => (
        <p key={role} className="team-missing">
          {say.t('team.missing', { role: roleName(role) })}
        </p>
      ))}
      <ListHeading
        text={say.t('team.services')}
        addLabel={say.t('team.addService')}
        onAdd={
          readOnly ? null : () => setTeam({ ...team, services: [...team.services, { name: '', phone: '' }] })
        }
      />
      {team.services.map((s, i) => (
        <ContactRow
          // biome-ignore lint/suspicious/noArrayIndexKey: services have no id, and their order is the board's
          key={i}
          contact={s}
          label={say.t('team.service')}
          placeholder={say.t('team.service')}
          phoneLabel={say.t('team.servicePhone')}
          readOnly={readOnly}
          onChange={(set) => service(i, set)}
          onRemove={() => setTeam({ ...team, services: team.services.filter((_, at) => at !== i) })}
        />
      ))}
      {changed && !readOnly && (
        <div className="inspector-actions">
          <Button size="compact-sm" variant="default" onClick={() => setTeam(grid.team)}>
            {say.t('action.cancel')}
          </Button>
          <Button size="compact-sm" onClick={() => editor.setTeam(grid.id, team)}>
            {say.t('action.save')}
          </Button>
        </div>
      )}
    </section>
  );
}
