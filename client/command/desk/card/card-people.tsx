import type { CaseGrid } from '../../../../domain/contract/case.ts';
import type { WireDepartment } from '../../../../domain/contract/case-office.ts';
import type { Profile } from '../../../../domain/deployment/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { PhoneLink } from '../phones/phone-link.tsx';
import { CardSection } from './card-section.tsx';

/** Whom to ring: the team and the service phones of the case's grid, then of those above it, then the departments it went to. */
export function CardPeople({
  grids,
  departments,
  profile,
}: {
  readonly grids: readonly CaseGrid[];
  readonly departments: readonly WireDepartment[];
  readonly profile: Profile;
}) {
  const say = useSay();
  const manned = grids.filter(({ team }) => team.members.length + team.services.length > 0);
  const roleName = (id: string) => {
    const role = profile.roles.find((r) => r.id === id);
    return role ? say.words(role.name) : id;
  };
  return (
    <CardSection name="people" title={say.t('card.people')}>
      {manned.length === 0 && departments.length === 0 && (
        <p className="quiet card-none">{say.t('card.nobody')}</p>
      )}
      {manned.map((grid) => (
        <div key={grid.id} className="card-team">
          <h4>{grid.name}</h4>
          <ul>
            {grid.team.members.map((member, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two members may be alike in all
              <li key={i}>
                <span className="quiet">{roleName(member.role)}</span>
                <span>{member.name}</span>
                <PhoneLink phone={member.phone} />
              </li>
            ))}
            {grid.team.services.map((service, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two phones may be alike in all
              <li key={`s${i}`}>
                <span className="quiet">{say.t('card.service')}</span>
                <span>{service.name}</span>
                <PhoneLink phone={service.phone} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {departments.length > 0 && (
        <div className="card-team">
          <h4>{say.t('card.departments')}</h4>
          <ul>
            {departments.map((department) => (
              <li key={department.id}>
                <span className="card-whole">{say.words(department.name)}</span>
                <PhoneLink phone={department.phone} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </CardSection>
  );
}
