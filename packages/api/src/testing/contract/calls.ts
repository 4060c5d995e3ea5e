import { one, pageOf } from '../../schemas/envelope.js';
import { browserCallSchema, callSchema } from '../../schemas/calls.js';
import { callerIdSchema } from '../../schemas/caller-ids.js';
import { listOf } from '../../schemas/envelope.js';
import { voiceTokenSchema } from '../../schemas/voice.js';
import { randomId } from '../../internal/id.js';
import { makeContact } from './contacts.js';
import { ask, fictionNumber, good, must, refused, same, type Check, type ContractSubject } from './subject.js';

const oneCall = one(browserCallSchema);
const path = '/api/v1/calls';

export function callChecks(subject: ContractSubject): readonly Check[] {
  const place = (body: object, key = randomId()) => ask(subject, { path, body: { kind: 'browser', ...body }, key });
  const number = subject.callableNumber ?? fictionNumber;
  const callerIds = async () =>
    good(await ask(subject, { path: '/api/v1/caller_ids' }), 200, listOf(callerIdSchema)).data;

  return [
    {
      name: 'caller ids: verified numbers, one of them the default',
      async run() {
        same((await callerIds()).filter((each) => each.is_default).length, 1, 'the number of defaults');
      },
    },
    {
      name: 'calls: a number gets a call record under the default caller id, and the same key never a second call',
      async run() {
        const [callee, key] = [number(), randomId()];
        const call = good(await place({ to_number: callee }, key), 201, oneCall).data;
        same([call.to_number, call.direction, call.duration_seconds], [callee, 'outbound', 0], 'the call');
        same(call.from_number, (await callerIds()).find((each) => each.is_default)?.number, 'the caller id');
        same(good(await place({ to_number: callee }, key), 201, oneCall).data.id, call.id, 'the id by the same key');
        same(
          good(await ask(subject, { path: `${path}/${call.id}` }), 200, oneCall).data.id,
          call.id,
          'the call read back',
        );
      },
    },
    {
      name: 'calls: a caller id that is not the account’s is refused',
      async run() {
        const reply = await place({ to_number: number(), from_number: '+442079460999' });
        refused(reply, 422, 'caller_id_not_verified');
      },
    },
    {
      name: 'calls: a person who must not be called is not, and the answer says why',
      async run() {
        const callee = number();
        await makeContact(subject, { do_not_call: true, phones: [{ number: callee, type: 'mobile', primary: true }] });
        const { decision } = refused(await place({ to_number: callee }), 422, 'call_refused');
        same(decision?.outcome, 'refused', 'the outcome');
        must(decision?.reasons.some((each) => each.code === 'do-not-call') === true, 'the reason must be named');
      },
    },
    {
      name: 'calls: disposition, note and tags are kept, and null empties',
      async run() {
        const call = good(await place({ to_number: number() }), 201, oneCall).data;
        const patch = (body: object) =>
          ask(subject, { method: 'PATCH', path: `${path}/${call.id}`, body, key: randomId() });
        const kept = good(await patch({ disposition: 'interested', note: 'ünïcode', tags: ['a'] }), 200, oneCall).data;
        same([kept.disposition, kept.note, kept.tags], ['interested', 'ünïcode', ['a']], 'what was kept');
        const emptied = good(await patch({ note: null }), 200, oneCall).data;
        same([emptied.disposition, 'note' in emptied], ['interested', false], 'after null');
      },
    },
    {
      name: 'calls: the list pages as the live service’s does; limit=1 checks a credential',
      async run() {
        await place({ to_number: number() });
        const { data, pagination } = good(await ask(subject, { path: `${path}?limit=1` }), 200, pageOf(callSchema));
        same([data.length, pagination.page, pagination.limit], [1, 1, 1], 'the page');
        refused(await ask(subject, { path: `${path}?limit=1`, token: null }), 401, 'unauthenticated');
      },
    },
    {
      name: 'calls: what is no number, and what a browser may not say, is pointed at',
      async run() {
        const problem = refused(await place({ to_number: '020 7946', agent_id: 'x' }), 422, 'validation_failed');
        same(problem.errors?.map((each) => each.pointer).sort(), ['/agent_id', '/to_number'], 'the pointers');
      },
    },
    {
      name: 'voice: the token is for the agent’s own identity and ends within the hour',
      async run() {
        const reply = await ask(subject, { method: 'POST', path: '/api/v1/voice/token', key: randomId() });
        const { data } = good(reply, 201, one(voiceTokenSchema));
        same(data.identity, `agent.${subject.agentId}`, 'the identity');
        same(data.token.split('.').length, 3, 'the parts of a JWT');
        const left = Date.parse(data.expires_at) - Date.now();
        must(left > 0 && left <= 3_600_000, `it ends in ${left} ms`);
      },
    },
  ];
}
