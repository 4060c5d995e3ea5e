import { runtime } from '../platform/runtime.js';
import type { AnswerOf, ContentMessage, MessageOf } from './protocol.js';
import type { Reply } from './router.js';
import { protocolVersion } from './version.js';

/** As `send`, for content scripts: they are read by every page, so they bring nothing that they can do without. */
export async function tell<T extends ContentMessage['type']>(
  message: Omit<MessageOf<T>, 'version'> & { readonly type: T },
): Promise<AnswerOf<T>> {
  const reply = (await runtime.sendMessage({ ...message, version: protocolVersion })) as Reply<AnswerOf<T>> | undefined;
  if (reply?.ok !== true)
    throw new Error(`The extension did not take "${message.type}": ${reply?.problem.kind ?? 'no answer'}.`);
  return reply.value;
}
