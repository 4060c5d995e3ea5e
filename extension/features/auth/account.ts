import type { Agent } from '@dialora/core';
import * as z from 'zod/mini';
import type { Area } from '../platform/area.js';

/** What is remembered of the signed-in person between two runs of the worker; gone at sign-out. */
const accountSchema = z.object({
  agentId: z.string(),
  accountId: z.string(),
  country: z.string(),
});

export type KnownAccount = z.output<typeof accountSchema>;

export async function readAccount(disk: Area): Promise<KnownAccount | undefined> {
  const parsed = z.safeParse(accountSchema, await disk.get('account'));
  return parsed.success ? parsed.data : undefined;
}

export async function rememberAccount(disk: Area, agent: Agent): Promise<void> {
  const known: KnownAccount = { agentId: agent.id, accountId: agent.account.id, country: agent.account.country };
  await disk.set('account', known);
}
