import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

export const contactSuite: Suite = (h) => {
  const search = async (query: string): Promise<string[]> => {
    const answer = await h().maya('GET', `/api/v1/contacts?limit=10&query=${encodeURIComponent(query)}`);
    return shaped(answer, 200, routes.contacts.listContacts.answer).data.map((contact) => contact.name);
  };

  test('with no query the recently active ones come first, page by page', async () => {
    const first = shaped(await h().maya('GET', '/api/v1/contacts?limit=10'), 200, routes.contacts.listContacts.answer);
    const second = shaped(
      await h().maya('GET', '/api/v1/contacts?limit=10&page=2'),
      200,
      routes.contacts.listContacts.answer,
    );
    assert.equal(first.pagination.has_more, true);
    const names = first.data.map((contact) => contact.name);
    for (const hero of ['Dana Whitfield', 'Marta Ricci', 'Ananya Mehta'])
      assert.ok(names.slice(0, 4).includes(hero), hero);
    assert.equal(new Set([...first.data, ...second.data].map((contact) => contact.id)).size, 20);
    const beyond = await h().maya('GET', '/api/v1/contacts?limit=100&page=50');
    assert.deepEqual(beyond.body, { data: [], pagination: { page: 50, limit: 100, has_more: false } });
  });

  test('search finds people by name, company, number and e-mail', async () => {
    assert.deepEqual(await search('whitf'), ['Dana Whitfield']);
    assert.deepEqual(await search('dana daughters'), ['Dana Whitfield']);
    assert.deepEqual(await search('caseificio'), ['Marta Ricci']);
    assert.deepEqual(await search('0522 555 014'), ['Marta Ricci']);
    assert.deepEqual(await search('(202) 555-0147'), ['Dana Whitfield']);
    assert.deepEqual(await search('MARTA.RICCI@caseificio'), ['Marta Ricci']);
    assert.deepEqual(await search('nobody is called so'), []);
  });

  test('search reads other scripts, and Latin letters for them, with no accents needed', async () => {
    const { body } = await h().maya('POST', '/api/v1/contacts', { body: { name: 'Ágnes Ștefănescu-Łoś' } });
    assert.equal(body.data.name, 'Ágnes Ștefănescu-Łoś');
    assert.deepEqual(await search('agnes stefanescu'), ['Ágnes Ștefănescu-Łoś']);
    await h().maya('POST', '/api/v1/contacts', { body: { name: 'सरोजिनी चटर्जी' } });
    assert.deepEqual(await search('सरोजिनी'), ['सरोजिनी चटर्जी']);
    assert.deepEqual(await search('sarojini'), ['सरोजिनी चटर्जी']);
    assert.deepEqual(await search('ليلى حداد'), ['ليلى حدّاد']);
  });

  test('signs that mean something to SQL are only text', async () => {
    await h().maya('POST', '/api/v1/contacts', { body: { name: '100% Wool_Shop \\ Co' } });
    assert.deepEqual(await search('100% wool_shop \\'), ['100% Wool_Shop \\ Co']);
    assert.deepEqual(await search('%%%'), []);
    assert.deepEqual(await search("'; drop table contacts; --"), []);
  });

  test('a number or an address leads to everybody who holds it', async () => {
    const lookup = async (query: string) =>
      shaped(await h().maya('GET', `/api/v1/contacts/lookup?${query}`), 200, routes.contacts.lookupContacts.answer)
        .data;
    assert.deepEqual(
      (await lookup('number=%2B12025550147')).map((contact) => contact.id),
      ['con_dana'],
    );
    assert.deepEqual(
      (await lookup('email=Dana@Whitfield-Interiors.EXAMPLE.test')).map((contact) => contact.id),
      ['con_dana'],
    );
    assert.deepEqual(await lookup('number=%2B12025550777'), []);
    const shared = { phones: [{ number: '+12025550148', type: 'work', primary: true }] };
    await h().maya('POST', '/api/v1/contacts', { body: { name: 'Dana’s Daughter', ...shared } });
    assert.deepEqual((await lookup('number=%2B12025550148')).map((contact) => contact.name).sort(), [
      'Dana Whitfield',
      'Dana’s Daughter',
    ]);
    refused(await h().maya('GET', '/api/v1/contacts/lookup'), 422, 'validation_failed');
    refused(await h().maya('GET', '/api/v1/contacts/lookup?number=555'), 422, 'validation_failed');
  });

  test('a new contact can be read, changed and found by what was changed', async () => {
    const created = await h().maya('POST', '/api/v1/contacts', {
      body: {
        name: 'Ada Byron',
        phones: [
          { number: '+447700900901', type: 'mobile', primary: false },
          { number: '+442079460901', type: 'work', primary: false },
        ],
        time_zone: 'Europe/London',
        owner_id: 'agt_ben',
      },
    });
    const { data } = shaped(created, 201, routes.contacts.createContact.answer);
    assert.deepEqual(
      data.phones.map((phone) => phone.primary),
      [true, false],
    );
    assert.equal(data.owner?.name, 'Ben Adeyemi');
    const read = await h().maya('GET', `/api/v1/contacts/${data.id}`);
    assert.equal(read.headers.get('etag'), data.etag);
    const same = await h().maya('GET', `/api/v1/contacts/${data.id}`, { headers: { 'If-None-Match': data.etag } });
    assert.equal(same.status, 304);

    const changed = await h().maya('PATCH', `/api/v1/contacts/${data.id}`, {
      headers: { 'If-Match': data.etag },
      body: {
        company: 'Analytical Engines',
        emails: [{ address: 'Ada@Engines.example.test', type: 'work', primary: true }],
      },
    });
    const after = shaped(changed, 200, routes.contacts.updateContact.answer).data;
    assert.equal(after.company, 'Analytical Engines');
    assert.equal(after.phones.length, 2);
    assert.notEqual(after.etag, data.etag);
    assert.deepEqual(await search('analytical'), ['Ada Byron']);
    const emptied = await h().maya('PATCH', `/api/v1/contacts/${data.id}`, {
      headers: { 'If-Match': after.etag },
      body: { company: null },
    });
    assert.equal('company' in emptied.body.data, false);
  });

  test('of two people who change the same contact, the second is told and loses nothing', async () => {
    const { body } = await h().maya('POST', '/api/v1/contacts', { body: { name: 'Contested' } });
    const path = `/api/v1/contacts/${body.data.id}`;
    const headers = { 'If-Match': body.data.etag };
    const [first, second] = await Promise.all([
      h().maya('PATCH', path, { headers, body: { title: 'First' } }),
      h().maya('PATCH', path, { headers, body: { title: 'Second' } }),
    ]);
    const [won, lost] = first.status === 200 ? [first, second] : [second, first];
    assert.equal(won.status, 200);
    refused(lost, 412, 'version_stale');
    assert.equal(lost.headers.get('etag'), won.headers.get('etag'));
    assert.equal((await h().maya('GET', path)).body.data.title, won.body.data.title);
  });

  test('a change without the version that was read is refused', async () => {
    refused(await h().maya('PATCH', '/api/v1/contacts/con_dana', { body: { title: 'X' } }), 428, 'version_required');
    refused(
      await h().maya('PATCH', '/api/v1/contacts/con_nobody', { headers: { 'If-Match': '*' }, body: { title: 'X' } }),
      404,
      'not_found',
    );
    const owner = { owner_id: 'agt_asha' };
    refused(
      await h().maya('PATCH', '/api/v1/contacts/con_marta', { headers: { 'If-Match': '*' }, body: owner }),
      422,
      'validation_failed',
    );
  });
};
