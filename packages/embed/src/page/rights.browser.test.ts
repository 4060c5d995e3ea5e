import { expect } from '@open-wc/testing';
import { RightsActionEvent } from '@dialora/elements';
import { answerRightsActions } from './rights.js';

describe('a privacy form without a provider', () => {
  const realFetch = window.fetch;
  let undo: () => void;
  let asked: { readonly url: URL; readonly headers: Headers; readonly body: unknown }[];
  let answer: () => Response;

  const receipt = {
    reference: 'PR-22222-33333',
    receipt: 'BCDFG-HJKMN-PQRST-22222',
    kind: 'access',
    status: 'received',
    identity: 'code-sent',
    received_at: '2026-11-22T09:00:00.000Z',
    acknowledge_by: '2026-11-24T09:00:00.000Z',
    due_at: '2026-12-22T09:00:00.000Z',
  };
  const request = {
    siteId: 'site_1',
    kind: 'access',
    requester: { name: 'Dana', relation: 'self', email: 'dana@example.test' },
    language: 'en',
  } as const;

  beforeEach(() => {
    asked = [];
    answer = () => Response.json({ data: receipt }, { status: 201 });
    undo = answerRightsActions(document);
    window.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input, location.href);
      if (!url.pathname.startsWith('/api/')) return realFetch(input, init);
      asked.push({ url, headers: new Headers(init?.headers), body: JSON.parse(init?.body as string) });
      return Promise.resolve(answer());
    };
  });
  afterEach(() => {
    undo();
    window.fetch = realFetch;
  });

  const fire = (event: RightsActionEvent): RightsActionEvent => {
    document.body.dispatchEvent(event);
    return event;
  };
  const signal = new AbortController().signal;
  const api = `${location.origin}/`;

  it('is served by the page: one request, with the key and without any token', async () => {
    const event = fire(new RightsActionEvent({ action: 'ask', request, key: 'key-12345678' }, { api, signal }));
    expect(await event.outcome).to.include({ reference: 'PR-22222-33333', dueAt: '2026-12-22T09:00:00.000Z' });
    expect(asked).to.have.lengthOf(1);
    expect(asked[0]?.url.pathname).to.equal('/api/v1/privacy_requests/visitor');
    expect(asked[0]?.headers.get('idempotency-key')).to.equal('key-12345678');
    expect(asked[0]?.headers.has('authorization')).to.equal(false);
    expect(asked[0]?.body).to.deep.equal({
      site_id: 'site_1',
      kind: 'access',
      requester: { name: 'Dana', relation: 'self', email: 'dana@example.test' },
      language: 'en',
    });
  });

  it('proves, sends another code and looks, with the secret in the body and never in the address', async () => {
    answer = () => Response.json({ data: receipt });
    const secret = receipt.receipt;
    for (const action of [
      { action: 'prove', receipt: secret, code: '246810' },
      { action: 'send-code', receipt: secret },
      { action: 'status', reference: receipt.reference, receipt: secret },
    ] as const) {
      await fire(new RightsActionEvent(action, { api, signal })).outcome;
    }
    expect(asked.map(({ url }) => url.pathname)).to.deep.equal([
      '/api/v1/privacy_requests/visitor/code',
      '/api/v1/privacy_requests/visitor/new_code',
      '/api/v1/privacy_requests/visitor/status',
    ]);
    for (const { url, body } of asked) {
      expect(url.href).not.to.contain(secret);
      expect(body).to.include({ receipt: secret });
    }
  });

  it('rejects with what the API said', async () => {
    const problem = { type: 'about:blank', title: 'Gone', status: 410, code: 'gone' };
    answer = () =>
      new Response(JSON.stringify(problem), { status: 410, headers: { 'content-type': 'application/problem+json' } });
    const event = fire(
      new RightsActionEvent({ action: 'prove', receipt: receipt.receipt, code: '246810' }, { api, signal }),
    );
    const error = await event.outcome?.then(
      () => undefined,
      (reason: unknown) => reason as { readonly problem: { readonly code: string } },
    );
    expect(error?.problem.code).to.equal('gone');
  });

  it('leaves alone what a listener prevented, what a provider answers, and what names no API', () => {
    const ask = { action: 'status', reference: 'PR', receipt: 'x' } as const;
    expect(fire(new RightsActionEvent(ask, { signal })).outcome).to.equal(undefined);
    const prevented = new RightsActionEvent(ask, { api, signal });
    prevented.preventDefault();
    expect(fire(prevented).outcome).to.equal(undefined);
    const answered = new RightsActionEvent(ask, { api, signal });
    const outcome = new Promise<never>(() => undefined);
    answered.outcome = outcome;
    expect(fire(answered).outcome).to.equal(outcome);
    expect(asked).to.deep.equal([]);
  });
});
