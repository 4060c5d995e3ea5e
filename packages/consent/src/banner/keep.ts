import { now, writeRecord } from '../gate/cookie.js';
import { opened } from '../gate/events.js';
import type { Gate } from '../gate/gate.js';

/**
 * Gives a gate what only a visitor who chooses needs: keeping a choice. Until then the gate's own `set`, `reset` and
 * `open` import this module first.
 */
export function attach(gate: Gate): void {
  const { domain, policy = '1', revision = '1' } = gate.options;
  Object.assign(gate, {
    set(choices, means = 'api') {
      const { record, signal } = gate.get();
      const kept = {
        id: record?.id ?? randomId(),
        // An acknowledgement makes the choice itself no younger.
        at: (means === 'acknowledge' && record?.at) || now(),
        revision,
        policy,
        signal,
        choices,
      };
      writeRecord(kept, domain);
      gate.adopt(kept, means);
    },
    reset() {
      writeRecord(undefined, domain);
      gate.adopt(undefined, 'reset');
    },
    open(what = 'settings') {
      document.dispatchEvent(new CustomEvent(opened, { detail: what }));
    },
  } satisfies Partial<Gate>);
}

/** 128 random bits in base 36; `crypto.randomUUID` is missing on plain http. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('');
}
