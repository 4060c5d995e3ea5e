import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import { readCsv } from '../read-export.js';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

const choice = {
  site_id: 'site_northlight',
  given_at: '2026-11-22T09:30:00Z',
  action: 'custom',
  choices: { analytics: true, advertising: false },
  notice_version: '2026-11',
  language: 'en',
  gpc: false,
  surface: 'panel',
};

export const cookieConsentSuite: Suite = (h) => {
  test('a visitor’s choice is kept once, however often it is sent, and shown to the account', async () => {
    const receipt = { ...choice, receipt_id: randomUUID(), subject_id: randomUUID() };
    const first = await h().ask('POST', '/api/v1/cookie_consents', { body: receipt });
    const { data } = shaped(first, 201, routes.cookieConsents.createCookieConsent.answer);
    const second = await h().ask('POST', '/api/v1/cookie_consents', { body: receipt });
    assert.equal(second.body.data.id, data.id);
    const list = shaped(
      await h().maya('GET', '/api/v1/cookie_consents'),
      200,
      routes.cookieConsents.listCookieConsents.answer,
    );
    const kept = list.data.filter((one) => one.receipt_id === receipt.receipt_id);
    assert.equal(kept.length, 1);
    assert.deepEqual(kept[0]?.choices, { analytics: true, advertising: false });
  });

  test('receipts can be taken out page by page', async () => {
    for (let at = 0; at < 5; at += 1) {
      await h().ask('POST', '/api/v1/cookie_consents', { body: { ...choice, receipt_id: randomUUID() } });
    }
    const seen = new Set<string>();
    let before: string | null = null;
    do {
      const query: string = before === null ? '' : `&before=${before}`;
      const { body } = await h().maya('GET', `/api/v1/cookie_consents?site_id=site_northlight&limit=2${query}`);
      for (const one of body.data) seen.add(one.id);
      before = body.pagination.next_cursor;
    } while (before !== null);
    assert.ok(seen.size >= 5);
  });

  test('receipts can be taken out as one file, of JSON or of CSV, for one site or for all', async () => {
    const receipt = { ...choice, receipt_id: randomUUID(), notice_version: '=1+1' };
    await h().ask('POST', '/api/v1/cookie_consents', { body: receipt });
    const list = shaped(
      await h().maya('GET', '/api/v1/cookie_consents?limit=100'),
      200,
      routes.cookieConsents.listCookieConsents.answer,
    );
    assert.ok(list.data.length >= 1);

    const json = await h().maya('GET', '/api/v1/cookie_consents/download?site_id=site_northlight');
    assert.equal(json.status, 200);
    assert.equal(json.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.match(
      json.headers.get('content-disposition') ?? '',
      /^attachment; filename="cookie-consents-[\d-]+\.json"$/,
    );
    assert.equal(json.body.format, 'dialora-cookie-consents');
    assert.deepEqual(json.body.receipts.slice(0, list.data.length), list.data);

    const csv = await h().maya('GET', '/api/v1/cookie_consents/download?format=csv');
    assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8');
    const rows = readCsv(csv.body, new Set(['choices']));
    const mine = rows.find((row) => row['receipt_id'] === receipt.receipt_id);
    assert.deepEqual(mine?.['choices'], { analytics: true, advertising: false });
    assert.equal(mine['notice_version'], '=1+1');
    // What a spreadsheet would take for a formula arrives as text.
    assert.match(csv.body, /"'=1\+1"/);

    const none = await h().maya('GET', '/api/v1/cookie_consents/download?site_id=site_none');
    assert.deepEqual(none.body.receipts, []);
    refused(await h().maya('GET', '/api/v1/cookie_consents/download?format=xml'), 422, 'validation_failed');
    refused(await h().ask('GET', '/api/v1/cookie_consents/download'), 401, 'unauthenticated');
  });

  test('nothing of the visitor’s line or browser is written down', async () => {
    const headers = { 'User-Agent': 'TellTale/9.9', 'X-Forwarded-For': '198.51.100.77' };
    const receipt = { ...choice, receipt_id: randomUUID() };
    await h().ask('POST', '/api/v1/cookie_consents', {
      body: receipt,
      headers: { ...headers, 'Idempotency-Key': randomUUID() },
    });
    const { rows } = await h().server.services.db.owner((tx) =>
      tx.query<{ text: string }>(
        `select string_agg(c::text, ' ') as text from cookie_consents c where receipt_id = $1`,
        [receipt.receipt_id],
      ),
    );
    for (const trace of ['TellTale', '198.51.100', '127.0.0.1'])
      assert.equal(rows[0]?.text.includes(trace), false, trace);
  });

  test('receipts come from the site’s own pages, about a site that exists', async () => {
    const from = (origin: string) =>
      h().ask('POST', '/api/v1/cookie_consents', {
        body: { ...choice, receipt_id: randomUUID() },
        headers: { Origin: origin },
      });
    assert.equal((await from('https://northlight.example.test')).status, 201);
    refused(await from('https://harbour-lane.example.test'), 403, 'origin_not_allowed');
    const lost = { ...choice, receipt_id: randomUUID(), site_id: 'site_none' };
    refused(await h().ask('POST', '/api/v1/cookie_consents', { body: lost }), 422, 'validation_failed');
    refused(await h().ask('GET', '/api/v1/cookie_consents'), 401, 'unauthenticated');
  });
};
