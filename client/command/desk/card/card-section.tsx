import type { ReactNode } from 'react';

/** A titled part of the card. */
export function CardSection({
  title,
  name,
  count,
  children,
}: {
  readonly title: string;
  readonly name: string;
  readonly count?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="card-part" data-part={name}>
      <h3>
        {title}
        {count !== undefined && <span className="number quiet">{count}</span>}
      </h3>
      {children}
    </section>
  );
}
