import assert from 'node:assert/strict';
import { routes } from '@dialora/api';
import type { WirePrivacyRequest } from '@dialora/api/schemas';
import type { Asked, Harness } from '../harness.js';
import { shaped } from './expect.js';

/** A key of Northlight's own server. */
export const key = 'dlr_test_northlight_demo';

/** What tests of the rights do as an agent of Northlight. */
export function rightsTools(h: () => Harness) {
  const post = (path: string, body: object): Promise<Asked> => h().maya('POST', `/api/v1${path}`, { body });
  const newContact = async (name: string, number: string, address: string): Promise<string> => {
    const phones = [{ number, type: 'mobile', primary: true }];
    const emails = [{ address, type: 'work', primary: true }];
    return (await post('/contacts', { name, phones, emails })).body.data.id as string;
  };
  const ask = async (kind: string, contactId: string, more: object = {}): Promise<WirePrivacyRequest> => {
    const requester = { name: 'Ann Asker', email: 'ann@example.test', relation: 'self' };
    const made = await post('/privacy_requests', { kind, requester, language: 'en', contact_id: contactId, ...more });
    await step(made.body.data.id as string, { step: 'acknowledge' });
    return made.body.data as WirePrivacyRequest;
  };
  const step = (id: string, body: object): Promise<Asked> =>
    h().maya('PATCH', `/api/v1/privacy_requests/${id}`, { body });
  const complete = async (id: string): Promise<WirePrivacyRequest> => {
    const answer = await step(id, { step: 'complete', outcome: 'Done.' });
    return shaped(answer, 200, routes.privacyRequests.updatePrivacyRequest.answer).data;
  };
  const download = async (id: string): Promise<Uint8Array> => {
    await h().server.services.exports.settled();
    const response = await fetch(`${h().url}/api/v1/exports/${id}/download`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    assert.equal(response.status, 200, await response.clone().text());
    return new Uint8Array(await response.arrayBuffer());
  };

  return { post, newContact, ask, step, complete, download };
}
