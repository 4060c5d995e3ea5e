import { agentScopes, type Scope } from '@dialora/api/schemas';
import type { Database, OwnerTransaction } from '../db/database.js';
import { ApiProblem } from '../http/problem.js';
import type { StaffPrincipal } from './principal.js';
import { hashToken } from './secrets.js';

/** The header in which staff name the authorisation that they act under. */
export const grantHeader = 'dialora-grant';
export const staffKeyPrefix = 'dlr_staff_';

/** What staff may read with an authorisation: never exports, events or keys, and nothing can be written. */
const staffScopes: ReadonlySet<Scope> = new Set([
  ...agentScopes.filter((scope) => scope.endsWith(':read')),
  'accounts:read',
  'access_log:read',
] as const);

interface GrantRow {
  readonly account_id: string;
  readonly id: string;
  readonly employee_id: string;
  readonly purpose: string;
  readonly until: string;
  readonly withdrawn_at: string | null;
}

/**
 * A person of the platform's staff, who acts under an account's own authorisation.
 * @throws ApiProblem `unauthenticated`; `permission_denied` once the authorisation has ended.
 */
export async function authenticateStaff(
  db: Database,
  { token, grant }: { readonly token: string; readonly grant: string | undefined },
  now: Date,
): Promise<StaffPrincipal> {
  const { rows } = await db.anonymous((tx) =>
    tx.query<GrantRow>('select * from find_staff_grant($1, $2)', [hashToken(token), grant ?? '']),
  );
  const [row] = rows;
  if (row === undefined) {
    throw new ApiProblem('unauthenticated', 'Staff name an authorisation of the account that was given to them.');
  }
  if (row.withdrawn_at !== null || Date.parse(row.until) <= now.getTime()) {
    throw new ApiProblem('permission_denied', 'The account’s authorisation has ended; ask it for a new one.');
  }
  return {
    kind: 'staff',
    accountId: row.account_id,
    id: `${row.employee_id} ${row.id}`,
    employeeId: row.employee_id,
    scopes: staffScopes,
    purpose: row.purpose,
    authorisation: { reference: row.id, until: row.until },
  };
}

/** Enrols a person of the staff under an employee id, or gives them a new key; the former one ends with that. */
export async function enrolStaff(
  tx: OwnerTransaction,
  person: { readonly employeeId: string; readonly name: string; readonly key: string },
): Promise<void> {
  await tx.query(
    `insert into staff (id, name, key_hash) values ($1, $2, $3)
     on conflict (id) do update set name = excluded.name, key_hash = excluded.key_hash, revoked_at = null`,
    [person.employeeId, person.name, hashToken(person.key)],
  );
}
