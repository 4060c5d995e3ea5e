import { keysetOf, one } from '../../schemas/envelope.js';
import { cookieConsentSchema } from '../../schemas/cookie-consents.js';
import { meSchema } from '../../schemas/me.js';
import { sessionSchema } from '../../schemas/sessions.js';
import { randomId } from '../../internal/id.js';
import { ask, good, must, refused, same, type Check, type ContractSubject } from './subject.js';

export function sessionChecks(subject: ContractSubject): readonly Check[] {
  const origin = 'https://shop.example.test';
  const mint = (body: object, token = subject.apiKey) =>
    ask(subject, {
      path: '/api/v1/sessions',
      body: { agent_id: subject.agentId, allowed_origins: [origin], ...body },
      token,
      key: randomId(),
    });

  return [
    {
      name: 'me: the agent of the token',
      async run() {
        same(
          good(await ask(subject, { path: '/api/v1/me' }), 200, one(meSchema)).data.id,
          subject.agentId,
          'the agent',
        );
      },
    },
    {
      name: 'sessions: a key mints a token for one agent and some origins, an hour at most',
      async run() {
        const { data } = good(await mint({ ttl_seconds: 120 }), 201, one(sessionSchema));
        const left = Date.parse(data.expires_at) - Date.now();
        must(left > 0 && left <= 120_000, `the token ends in ${left} ms`);
        const me = { path: '/api/v1/me', token: data.token };
        good(await ask(subject, { ...me, headers: { Origin: origin } }), 200, one(meSchema));
        refused(
          await ask(subject, { ...me, headers: { Origin: 'https://evil.example.test' } }),
          403,
          'origin_not_allowed',
        );
        refused(await mint({ ttl_seconds: 3601 }), 422, 'validation_failed');
        refused(await mint({}, subject.token), 403, 'permission_denied');
      },
    },
    {
      name: 'cookie consents: a receipt comes in without a session, once, and keeps no address',
      async run() {
        const receipt = {
          site_id: subject.siteId,
          receipt_id: randomId(),
          given_at: '2026-03-01T10:00:00Z',
          action: 'custom',
          choices: { analytics: false, functional: true },
          notice_version: '3',
          language: 'gu-IN',
        };
        const post = () =>
          ask(subject, { path: '/api/v1/cookie_consents', body: receipt, token: null, key: randomId() });
        const first = good(await post(), 201, one(cookieConsentSchema)).data;
        same(good(await post(), 201, one(cookieConsentSchema)).data.id, first.id, 'the id of the same receipt');
        same([first.choices, first.language], [receipt.choices, 'gu-IN'], 'what was kept');
        const list = await ask(subject, { path: '/api/v1/cookie_consents?limit=100' });
        const mine = good(list, 200, keysetOf(cookieConsentSchema)).data.filter(
          (each) => each.receipt_id === receipt.receipt_id,
        );
        same(mine.length, 1, 'the number of receipts');
        must(!/"ip|address|user_agent/i.test(JSON.stringify(list.body)), 'no address may be kept');
      },
    },
  ];
}
