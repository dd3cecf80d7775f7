import { ActionIcon, Button, Select, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Grid, Level, ServicePhone, Team, TeamMember } from '../../../domain/plan/types.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useProfile } from '../shell/editor-context.ts';

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
      <h3>
        {say.t('team.title')}
        {!readOnly && (
          <Tooltip label={say.t('team.addMember')} position="left">
            <ActionIcon
              size={24}
              aria-label={say.t('team.addMember')}
              onClick={() => add(missing[0] ?? roles[0]?.id ?? '')}
            >
              <IconPlus size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </h3>
      {team.members.length === 0 && missing.length === 0 && <p className="quiet">{say.t('team.nobody')}</p>}
      {team.members.map((m, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: members have no id, and their order is the board's
        <div className="team-row" key={i}>
          <Select
            className="team-role"
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
          {!readOnly && (
            <ActionIcon
              size={24}
              aria-label={say.t('team.remove')}
              onClick={() => setTeam({ ...team, members: team.members.filter((_, at) => at !== i) })}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
          <TextInput
            size="xs"
            aria-label={say.t('team.memberName')}
            placeholder={say.t('team.name')}
            value={m.name}
            disabled={readOnly}
            onChange={(event) => member(i, { name: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            type="tel"
            aria-label={say.t('team.memberPhone')}
            placeholder={say.t('team.phone')}
            value={m.phone}
            disabled={readOnly}
            onChange={(event) => member(i, { phone: event.currentTarget.value })}
          />
        </div>
      ))}
      {missing.map((role) => (
        <p key={role} className="team-missing">
          {say.t('team.missing', { role: roleName(role) })}
        </p>
      ))}
      <h3>
        {say.t('team.services')}
        {!readOnly && (
          <Tooltip label={say.t('team.addService')} position="left">
            <ActionIcon
              size={24}
              aria-label={say.t('team.addService')}
              onClick={() => setTeam({ ...team, services: [...team.services, { name: '', phone: '' }] })}
            >
              <IconPlus size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </h3>
      {team.services.map((s, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: services have no id, and their order is the board's
        <div className="service-row" key={i}>
          <TextInput
            size="xs"
            aria-label={say.t('team.service')}
            placeholder={say.t('team.service')}
            value={s.name}
            disabled={readOnly}
            onChange={(event) => service(i, { name: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            type="tel"
            aria-label={say.t('team.servicePhone')}
            placeholder={say.t('team.phone')}
            value={s.phone}
            disabled={readOnly}
            onChange={(event) => service(i, { phone: event.currentTarget.value })}
          />
          {!readOnly && (
            <ActionIcon
              size={24}
              aria-label={say.t('team.remove')}
              onClick={() => setTeam({ ...team, services: team.services.filter((_, at) => at !== i) })}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
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
