import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createActivitySource,
  createAgentResource,
  createApiClient,
  createCallService,
  createContactSource,
  createEventStream,
  createLiveEvents,
  routes,
} from '@dialora/api';
import { authorizeUrl, codeFromRedirect, createPkce, createTokenEndpoint } from '@dialora/api/oauth';
import { agentScopes } from '@dialora/api/schemas';
import { toProblem, type LiveEvent, type Problem } from '@dialora/core';
import type { Suite } from './index.js';

/** What pages and the extension use to talk to the server, against the server itself. */
export const clientSuite: Suite = (h) => {
  const client = () => createApiClient({ baseUrl: h().url, getToken: () => h().tokenOf('agt_maya') });

  test('a workspace’s sources read, look up, page and call', async () => {
    const contacts = createContactSource(client());
    const [dana] = await contacts.lookup({ number: '+12025550147' });
    assert.equal(dana?.name, 'Dana Whitfield');
    assert.ok((await contacts.search('ricci')).some((contact) => contact.name === 'Marta Ricci'));

    const activities = createActivitySource(client());
    const first = await activities.page({ contactId: 'con_dana', limit: 30 });
    assert.ok(first.before);
    const second = await activities.page({ contactId: 'con_dana', limit: 30, before: first.before });
    assert.equal(new Set([...first.items, ...second.items].map((entry) => entry.id)).size, 60);

    const calls = createCallService(client());
    const call = await calls.place({ number: '+12025550147' });
    assert.deepEqual([call.status, call.contactId, call.fromNumber], ['queued', 'con_dana', '+12025550100']);
    assert.equal((await calls.voiceToken()).gateway, `127.0.0.1:${h().server.port}`);
    const problem = await problemOf(calls.place({ number: '+442079460456' }));
    assert.deepEqual([problem.kind, problem.decision?.reasons[0]?.code], ['refused', 'do-not-call']);
  });

  test('the signed-in agent is known', async () => {
    const agent = createAgentResource(client());
    await agent.reload();
    const known = agent.get();
    assert.equal(known.state === 'ready' && known.value.name, 'Maya Lindqvist');
  });

  test('live events arrive in the words of core', async () => {
    const stream = createEventStream(client());
    const heard: LiveEvent[] = [];
    let wake = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (wake = resolve));
    const stop = createLiveEvents(stream).subscribe((event) => {
      heard.push(event);
      wake();
    });
    if (stream.state.get() !== 'open') {
      await new Promise<void>((resolve) => {
        const undo = stream.state.subscribe((state) => {
          if (state !== 'open') return;
          undo();
          resolve();
        });
      });
    }
    const { data } = await client().send(routes.activities.createActivity, {
      body: { type: 'note', contactId: 'con_dana', body: 'from the client' },
    });
    await arrived;
    stop();
    assert.ok(heard.some((event) => event.type === 'activity-created' && event.activity.id === data.id));
  });

  test('the extension’s sign-in works from its first request to its last', async () => {
    const redirectUri = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/cb';
    const pkce = await createPkce();
    const request = {
      baseUrl: h().url,
      clientId: 'dialora-extension',
      redirectUri,
      scopes: agentScopes,
      state: 'state-1',
    };
    const page = await fetch(authorizeUrl({ ...request, challenge: pkce.challenge }));
    const ticket = /name="ticket" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const back = await h().ask('POST', '/oauth/authorize', {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ticket, agent_id: 'agt_asha' }).toString(),
    });
    const code = codeFromRedirect(back.headers.get('location') ?? '', { state: 'state-1' });
    const endpoint = createTokenEndpoint({ baseUrl: h().url, clientId: 'dialora-extension' });
    const first = await endpoint.exchange({ code, verifier: pkce.verifier, redirectUri });
    const second = await endpoint.refresh(first.refreshToken ?? '');
    assert.equal((await h().ask('GET', '/api/v1/me', { token: second.accessToken })).body.data.name, 'Asha Mehta');
    await endpoint.revoke(second.refreshToken ?? '');
    const over = await problemOf(endpoint.refresh(second.refreshToken ?? ''));
    assert.deepEqual([over.kind, over.code], ['signed-out', 'invalid_grant']);
  });
};

/** Why it failed; that it did not is a failure here. */
function problemOf(work: Promise<unknown>): Promise<Problem> {
  return work.then(
    () => assert.fail('It was let through.'),
    (error: unknown) => toProblem(error),
  );
}
