import { newToken } from '../auth/secrets.js';
import { enrolStaff, staffKeyPrefix } from '../auth/staff.js';
import { openDatabase } from '../db/open.js';

/**
 * Enrols a person of the platform's staff and prints their key, once: only its digest is kept.
 * @throws FolderInUseError while a server has the embedded database open.
 */
export async function issueStaffKey(options: {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly employeeId: string;
  readonly name: string;
  readonly say: (sentence: string) => void;
}): Promise<void> {
  const { employeeId, name, say } = options;
  const db = await openDatabase({ ...options, say: () => undefined, seed: () => Promise.resolve() });
  try {
    const key = newToken(staffKeyPrefix);
    await db.owner((tx) => enrolStaff(tx, { employeeId, name, key }));
    say(key);
  } finally {
    await db.close();
  }
}
