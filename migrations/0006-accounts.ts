import { type Kysely, sql } from 'kysely';

/** Who may come in. Secrets are stored as digests only: a password as argon2id, tokens and keys as HMAC-SHA-256. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const role = sql.raw(
    `role text not null check (role in ('viewer', 'reporter', 'commander', 'planner', 'approver', 'admin'))`,
  );

  await sql`
    create table accounts (
      name text collate "C" primary key check (name <> ''),
      ${role},
      password_hash text,
      active boolean not null default true,
      created_at timestamptz not null default now()
    )
  `.execute(db);

  await sql`
    create table keys (
      name text collate "C" primary key check (name <> ''),
      ${role},
      digest bytea not null unique,
      created_by text collate "C" not null,
      created_at timestamptz not null default now(),
      revoked_at timestamptz
    )
  `.execute(db);

  await sql`
    create table sessions (
      digest bytea primary key,
      account text collate "C" not null references accounts on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    )
  `.execute(db);

  await sql`
    create table sign_in_links (
      digest bytea primary key,
      account text collate "C" not null references accounts on delete cascade,
      expires_at timestamptz not null
    )
  `.execute(db);

  await sql`
    create table sign_ins (
      at timestamptz not null default now(),
      name text not null,
      way text not null check (way in ('password', 'link')),
      ok boolean not null,
      address text not null
    )
  `.execute(db);
  await sql`create index sign_ins_at on sign_ins (at)`.execute(db);
}
