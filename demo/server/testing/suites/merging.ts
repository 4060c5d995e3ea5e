import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

export const mergingSuite: Suite = (h) => {
  const newContact = async (body: object) =>
    shaped(await h().maya('POST', '/api/v1/contacts', { body }), 201, routes.contacts.createContact.answer).data;
  const get = async (id: string) => (await h().maya('GET', `/api/v1/contacts/${id}`)).body.data;
  const feedOf = async (id: string): Promise<readonly string[]> =>
    (await h().maya('GET', `/api/v1/activities?contact_id=${id}`)).body.data.map((one: { body: string }) => one.body);
  const note = (id: string, body: string) =>
    h().maya('POST', '/api/v1/activities', { body: { type: 'note', contact_id: id, body } });

  test('a duplicate is joined in, and taken out again with all that was its own', async () => {
    const kept = await newContact({
      name: 'Ines Kept',
      tags: ['vip'],
      phones: [{ number: '+442079460841', type: 'work', primary: true }],
    });
    const twin = await newContact({
      name: 'I. Kept',
      company: 'Kept & Co',
      tags: ['vip', 'solar'],
      custom_fields: { roof: 'flat' },
      do_not_call: true,
      phones: [{ number: '+442079460842', type: 'mobile', primary: true }],
    });
    await note(kept.id, 'of the kept');
    await note(twin.id, 'of the twin');
    const merge = (etag: string) =>
      h().maya('POST', `/api/v1/contacts/${kept.id}/merge`, {
        body: { duplicate_id: twin.id },
        headers: { 'If-Match': etag },
      });
    refused(await merge('"99"'), 412, 'version_stale');
    const { data } = shaped(await merge(kept.etag), 200, routes.contacts.mergeContact.answer);
    assert.deepEqual(
      [data.name, data.company, data.tags, data.custom_fields, data.do_not_call],
      ['Ines Kept', 'Kept & Co', ['vip', 'solar'], { roof: 'flat' }, true],
    );
    assert.deepEqual(
      data.phones.map((phone) => [phone.number, phone.primary]),
      [
        ['+442079460841', true],
        ['+442079460842', false],
      ],
    );
    assert.deepEqual([...(await feedOf(kept.id))].sort(), ['of the kept', 'of the twin']);
    const gone = refused(await h().maya('GET', `/api/v1/contacts/${twin.id}`), 410, 'gone');
    assert.match(gone.detail ?? '', new RegExp(kept.id));

    await h().maya('PATCH', `/api/v1/contacts/${kept.id}`, {
      headers: { 'If-Match': data.etag },
      body: { title: 'Edited since' },
    });
    const undo = () => h().maya('POST', `/api/v1/contacts/${kept.id}/merge/undo`, { body: { duplicate_id: twin.id } });
    const apart = shaped(await undo(), 200, routes.contacts.undoMerge.answer).data;
    assert.deepEqual(
      [apart.company, apart.tags, apart.do_not_call, apart.title, apart.phones.length],
      [undefined, ['vip'], false, 'Edited since', 1],
    );
    const back = await get(twin.id);
    assert.deepEqual([back.name, back.company, back.do_not_call], ['I. Kept', 'Kept & Co', true]);
    assert.deepEqual([await feedOf(kept.id), await feedOf(twin.id)], [['of the kept'], ['of the twin']]);
    refused(await undo(), 409, 'conflict');
    const history = shaped(
      await h().maya('GET', `/api/v1/contacts/${kept.id}/history`),
      200,
      routes.contacts.listContactHistory.answer,
    );
    assert.deepEqual(
      history.data.map((one) => one.reason),
      ['unmerged', 'edited', 'merged', 'created'],
    );
    assert.deepEqual(history.data[1]?.changes, [{ pointer: '/title', after: 'Edited since' }]);
  });

  test('what was said under the duplicate’s id still counts', async () => {
    const number = (last: string) => [{ number: `+44207946085${last}`, type: 'work', primary: true }];
    const kept = await newContact({ name: 'Said Kept', phones: number('1') });
    const twin = await newContact({ name: 'Said Twin', phones: number('2') });
    await h().maya('POST', '/api/v1/consents', {
      body: { contact_id: twin.id, purpose: 'call', change: 'withdrawn', method: 'spoken' },
    });
    await h().maya('POST', `/api/v1/contacts/${kept.id}/merge`, {
      body: { duplicate_id: twin.id },
      headers: { 'If-Match': '*' },
    });
    const call = await h().maya('POST', '/api/v1/calls', { body: { kind: 'browser', to_number: '+442079460851' } });
    assert.equal(refused(call, 422, 'call_refused').decision?.reasons[0]?.code, 'consent-withdrawn');
  });

  test('tags and custom fields are counted, contacts are filtered by tag, feeds are searched', async () => {
    const contact = await newContact({ name: 'Tagged', tags: ['heat-pump-2027'], custom_fields: { boiler_age: '12' } });
    const words = async (what: string): Promise<readonly { name: string; contacts: number }[]> =>
      (await h().maya('GET', `/api/v1/contacts/${what}`)).body.data;
    assert.ok((await words('tags')).some((one) => one.name === 'heat-pump-2027' && one.contacts === 1));
    assert.ok((await words('custom_fields')).some((one) => one.name === 'boiler_age'));
    const found = (await h().maya('GET', '/api/v1/contacts?tag=heat-pump-2027')).body.data;
    assert.deepEqual(
      found.map((one: { id: string }) => one.id),
      [contact.id],
    );
    await note(contact.id, 'Prefers the CAFÉ at noon');
    await note(contact.id, 'Something else');
    const search = async (query: string): Promise<number> =>
      (await h().maya('GET', `/api/v1/activities?contact_id=${contact.id}&query=${encodeURIComponent(query)}`)).body
        .data.length;
    assert.deepEqual([await search('cafe noon'), await search('cafe midnight'), await search('%')], [1, 0, 0]);
    // The beginning of a word is enough, and so are signs around it; scripts without spaces are found anywhere.
    await note(contact.id, 'Call (Whitfield), or 東京タワーで会う 🫖');
    for (const query of ['whitf', '(WHIT', 'タワー', '京', 'whitfield 会う', '🫖'])
      assert.equal(await search(query), 1, query);
    for (const query of ['field', '京東', "whit' | 'something", 'whit & !x'])
      assert.equal(await search(query), 0, query);
    // Page by page, each entry once; a change is found anew, and what was deleted is not.
    for (let at = 0; at < 7; at += 1) await note(contact.id, `Paged zymurgy ${at}`);
    const pages: string[] = [];
    let before = '';
    do {
      const path = `/api/v1/activities?query=zymurgy&limit=3${before}`;
      const { data, pagination } = (await h().maya('GET', path)).body;
      pages.push(...data.map((one: { body: string }) => one.body));
      before = pagination.has_more ? `&before=${pagination.next_cursor}` : '';
    } while (before !== '');
    assert.deepEqual(
      pages,
      [6, 5, 4, 3, 2, 1, 0].map((at) => `Paged zymurgy ${at}`),
    );
    const { data: entries } = (await h().maya('GET', '/api/v1/activities?query=zymurgy%206')).body;
    const path = `/api/v1/activities/${String(entries[0].id)}`;
    await h().maya('PATCH', path, { body: { body: 'Brewing' } });
    assert.deepEqual([await search('zymurgy 6'), await search('brew')], [0, 1]);
    await h().maya('DELETE', path);
    assert.equal(await search('brew'), 0);
    // A neighbour of the account sees nothing of it.
    assert.deepEqual((await h().asha('GET', '/api/v1/activities?query=zymurgy')).body.data, []);
  });
};
