import type { Problem } from '../problem/problem.js';
import { DialoraError } from '../problem/problem.js';
import type { RightsAction, RightsDesk, RightsReceipt, RightsRequest } from '../workspace/rights.js';

const hour = 3_600_000;
const code = '246810';

export interface FakeRightsDesk extends RightsDesk {
  /** What was asked, with the key it came under. */
  readonly asked: readonly { readonly request: RightsRequest; readonly key: string }[];
  /** The code that proves who somebody is. */
  readonly code: string;
  /** The next answer is this problem. */
  failNext(problem: Problem): void;
  /** Keeps every answer waiting until the returned function is called. */
  hold(): () => void;
  /** Changes a receipt as the business's work on the request would. */
  change(reference: string, change: Partial<RightsReceipt>): void;
  /** Ends the code that was sent last. */
  expireCode(): void;
}

/** Takes requests in memory, like the server: five wrong codes end a code, a new one starts over. */
export function createFakeRightsDesk(now: () => number = Date.now): FakeRightsDesk {
  const asked: { request: RightsRequest; key: string }[] = [];
  const kept = new Map<string, RightsReceipt>();
  const byKey = new Map<string, string>();
  let attempts = 0;
  let next: Problem | undefined;
  let held: Promise<void> | undefined;

  const find = (receipt: string): RightsReceipt => {
    const found = kept.get(receipt);
    if (found === undefined) throw new DialoraError({ kind: 'not-found', status: 404, code: 'not_found' });
    return found;
  };
  const keep = (receipt: RightsReceipt): RightsReceipt => {
    kept.set(receipt.receipt, receipt);
    return receipt;
  };

  function enter(request: RightsRequest, key: string): RightsReceipt {
    const before = byKey.get(key);
    if (before !== undefined) return find(before);
    asked.push({ request, key });
    const at = now();
    const count = String(asked.length).padStart(5, '2');
    const receipt = `BCDFG-HJKMN-PQRST-${count}`;
    byKey.set(key, receipt);
    return keep({
      reference: `PR-7K3MQ-${count}`,
      receipt,
      kind: request.kind,
      status: 'received',
      identity: 'code-sent',
      receivedAt: new Date(at).toISOString(),
      acknowledgeBy: new Date(at + (request.kind === 'grievance' ? 72 : 48) * hour).toISOString(),
      dueAt: new Date(at + 30 * 24 * hour).toISOString(),
    });
  }

  function prove(receipt: string, given: string): RightsReceipt {
    const found = find(receipt);
    if (attempts >= 5) throw new DialoraError({ kind: 'not-found', status: 410, code: 'gone' });
    if (given === code) return keep({ ...found, identity: 'verified' });
    attempts += 1;
    throw new DialoraError({
      kind: 'invalid',
      status: 422,
      code: 'validation_failed',
      fields: [{ pointer: '/code', detail: 'is not the code that was sent' }],
    });
  }

  function status(reference: string, receipt: string): RightsReceipt {
    const found = find(receipt);
    if (found.reference === reference) return found;
    throw new DialoraError({ kind: 'not-found', status: 404, code: 'not_found' });
  }

  function answer(action: RightsAction): RightsReceipt {
    switch (action.action) {
      case 'ask':
        attempts = 0;
        return enter(action.request, action.key);
      case 'send-code':
        attempts = 0;
        return keep({ ...find(action.receipt), identity: 'code-sent' });
      case 'prove':
        return prove(action.receipt, action.code);
      case 'status':
        return status(action.reference, action.receipt);
    }
  }

  return {
    asked,
    code,
    failNext: (problem) => void (next = problem),
    hold() {
      let release = (): void => undefined;
      held = new Promise((resolve) => (release = resolve));
      return () => {
        held = undefined;
        release();
      };
    },
    change(reference, change) {
      for (const receipt of kept.values()) if (receipt.reference === reference) keep({ ...receipt, ...change });
    },
    expireCode: () => void (attempts = 5),
    async perform(action, { signal } = {}) {
      await held;
      signal?.throwIfAborted();
      const problem = next;
      next = undefined;
      if (problem !== undefined) throw new DialoraError(problem);
      return answer(action);
    },
  };
}
