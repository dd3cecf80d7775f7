import { ActionIcon, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSay } from '../../i18n/use-say.ts';

interface Contact {
  readonly name: string;
  readonly phone: string;
}

/** A name, its phone, and what takes the line away; `children` stand above them. */
export function ContactRow({
  contact,
  label,
  placeholder,
  phoneLabel,
  readOnly,
  onChange,
  onRemove,
  children,
}: {
  readonly contact: Contact;
  readonly label: string;
  readonly placeholder: string;
  readonly phoneLabel: string;
  readonly readOnly: boolean;
  readonly onChange: (set: Partial<Contact>) => void;
  readonly onRemove: () => void;
  readonly children?: ReactNode;
}) {
  const say = useSay();
  return (
    <div className="contact-row">
      {children}
      <TextInput
        size="xs"
        aria-label={label}
        placeholder={placeholder}
        value={contact.name}
        disabled={readOnly}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="tel"
        aria-label={phoneLabel}
        placeholder={say.t('team.phone')}
        value={contact.phone}
        disabled={readOnly}
        onChange={(event) => onChange({ phone: event.currentTarget.value })}
      />
      {!readOnly && (
        <ActionIcon size={24} aria-label={say.t('team.remove')} onClick={onRemove}>
          <IconX size={14} />
        </ActionIcon>
      )}
    </div>
  );
}
