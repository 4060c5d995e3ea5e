import type { Softphone } from '@dialora/core';
import { toProblem } from '@dialora/core';
import { createLevelsFeed } from './levels-feed.js';
import { perform as performCommand } from './perform.js';
import type { Port } from './port.js';
import type { Command, CommandResult, HostMessage, ViewMessage } from './protocol.js';
import { readViewMessage, seal } from './protocol.js';

/** Answers of the last commands, so that a view that lost its port may ask again without doing things twice. */
export interface CommandMemory {
  readonly answers: Map<string, Promise<CommandResult>>;
  readonly aborts: Map<string, AbortController>;
}

const remembered = 200;

export function createCommandMemory(): CommandMemory {
  return { answers: new Map(), aborts: new Map() };
}

const memories = new WeakMap<Softphone, CommandMemory>();

/**
 * Lets the view at the other end of a port see and command a softphone. Serve each port that comes; the memory of what
 * was already done is kept per softphone. Returns the undo, which also happens when the port disconnects.
 */
export function serveSoftphone(softphone: Softphone, port: Port): () => void {
  const memory = memories.get(softphone) ?? createCommandMemory();
  memories.set(softphone, memory);
  const send = (message: HostMessage): void => port.postMessage(seal(message));
  const sendSnapshot = (): void => send({ type: 'snapshot', snapshot: softphone.get() });

  function receive(message: ViewMessage): void {
    const key = 'id' in message ? `${message.view}/${message.id}` : '';
    switch (message.type) {
      case 'hello':
        sendSnapshot();
        return;
      case 'abort':
        memory.aborts.get(key)?.abort();
        return;
      case 'watch-levels':
        levels.watch(message.view);
        return;
      case 'leave-levels':
        levels.leave(message.view);
        return;
      case 'command': {
        const answer = memory.answers.get(key) ?? perform(key, message.command);
        void answer.then((result) => send({ type: 'result', view: message.view, id: message.id, result }));
      }
    }
  }

  function perform(key: string, command: Command): Promise<CommandResult> {
    const abort = new AbortController();
    memory.aborts.set(key, abort);
    const answer = performCommand(softphone, command, abort.signal)
      .then((outcome): CommandResult => ({ state: 'done', ...(outcome === undefined ? {} : { outcome }) }))
      .catch((error: unknown): CommandResult => {
        return { state: 'failed', problem: toProblem(error), ...(abort.signal.aborted ? { aborted: true } : {}) };
      })
      .finally(() => memory.aborts.delete(key));
    memory.answers.set(key, answer);
    const oldest = memory.answers.keys().next();
    if (memory.answers.size > remembered && oldest.done !== true) memory.answers.delete(oldest.value);
    return answer;
  }

  const levels = createLevelsFeed(softphone.levels, () => {
    const aside = port.openAside?.();
    return {
      send: (now) => (aside ?? port).postMessage(seal({ type: 'levels', levels: now })),
      close: () => aside?.close(),
    };
  });
  const undos = [
    levels.stop,
    softphone.subscribe(sendSnapshot),
    port.onMessage((message) => {
      const known = readViewMessage(message);
      if (known !== undefined) receive(known);
    }),
    port.onDisconnect(() => stop()),
  ];
  function stop(): void {
    for (const undo of undos.splice(0)) undo();
  }
  sendSnapshot();
  return stop;
}
