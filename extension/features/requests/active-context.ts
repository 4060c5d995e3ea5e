import * as z from 'zod/mini';
import { pageContextSchema, type PageContext } from '../messages/protocol.js';

/** Where the worker keeps what a tab shows. */
export function contextName(tabId: number): string {
  return `context:${tabId}`;
}

/** Who is at the other end of what a tab shows: what its content script told last. */
export function parseContext(kept: unknown): PageContext | undefined {
  const parsed = z.safeParse(pageContextSchema, kept);
  return parsed.success ? parsed.data : undefined;
}
