import { DialoraError } from '@dialora/core';
import { browser } from 'wxt/browser';
import type { AnswerOf, Message, MessageOf } from './protocol.js';
import type { Reply } from './router.js';
import { protocolVersion } from './version.js';

/** Sends a message to the service worker, waking it if need be. Rejects with a `DialoraError`. */
export async function send<T extends Message['type']>(
  message: Omit<MessageOf<T>, 'version'> & { readonly type: T },
): Promise<AnswerOf<T>> {
  let reply: Reply<AnswerOf<T>> | undefined;
  try {
    reply = await browser.runtime.sendMessage({ ...message, version: protocolVersion });
  } catch (error) {
    throw new DialoraError({ kind: 'unknown', detail: 'the extension did not answer' }, { cause: error });
  }
  if (reply === undefined) throw new DialoraError({ kind: 'unknown', detail: `no answer to "${message.type}"` });
  if (!reply.ok) throw new DialoraError(reply.problem);
  return reply.value;
}
