import { NumberInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const [LEAST_MM, MOST_MM] = [50, 5000];
/** Sheets are drawn anew for the number that somebody comes to, not for each digit on the way. */
const REST_MS = 500;

interface OwnSideProps {
  readonly label: string;
  /** Millimetres. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A side of a paper of one's own. */
export function OwnSide({ label, value, onChange }: OwnSideProps) {
  const [typed, setTyped] = useState<number | string>(value);
  const settle = useDebouncedCallback((next: number | string) => {
    const mm = Number(next);
    if (mm >= LEAST_MM && mm <= MOST_MM) onChange(mm);
  }, REST_MS);
  return (
    <NumberInput
      size="xs"
      label={label}
      suffix=" mm"
      value={typed}
      min={LEAST_MM}
      max={MOST_MM}
      step={10}
      allowDecimal={false}
      onChange={(next) => {
        setTyped(next);
        settle(next);
      }}
    />
  );
}
