import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { ControlSubject, Party } from '../control/index.js';
import { startHarness } from '../harness.js';
import { startFakeTwilio, type FakeTwilio } from './fake-twilio.js';
import type { FakeCall } from './world.js';

export interface TwilioSubject extends ControlSubject {
  readonly twilio: FakeTwilio;
  close(): Promise<void>;
}

interface TwilioParty extends Party {
  call: FakeCall | undefined;
}

export const businessNumber = '+12025550100';
export const customerNumber = '+12025550147';
export const voiceKeys = {
  apiKeySid: `SK${'6'.repeat(32)}`,
  apiKeySecret: 'secret',
  applicationSid: `AP${'7'.repeat(32)}`,
};

/** A server whose calls the made-up Twilio carries. */
export async function twilioSubject(dataDir: string): Promise<TwilioSubject> {
  const twilio = await startFakeTwilio();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { accountSid, authToken, baseUrl } = twilio;
  const h = await startHarness({
    dataDir,
    port,
    now: () => new Date(),
    // Twilio's own storage is the keeper.
    keepers: undefined,
    twilio: { accountSid, authToken, baseUrl, publicUrl: url, voice: voiceKeys },
  });
  const parties: TwilioParty[] = [];
  const taken = new Set<FakeCall>();
  const { twilioVoice } = h.server.services;

  async function settled(): Promise<void> {
    // What is told may lead to something that is asked, which is told of again.
    for (let told = -1; told !== twilio.carrier.told.length;) {
      told = twilio.carrier.told.length;
      await twilio.carrier.settled();
      await twilioVoice?.settled();
      await h.server.settled();
    }
  }

  function party(address: string): TwilioParty {
    const own: TwilioParty = {
      call: undefined,
      async dial(callId) {
        own.call = await twilio.connect(url, address.replace('client:', ''), { call_id: callId });
      },
      async rung() {
        await until(() => {
          const call = [...twilio.carrier.calls.values()].find(
            (one) => one.to === address && one.status === 'ringing' && !taken.has(one),
          );
          if (call !== undefined) own.call = call;
          return call !== undefined;
        }, `${address} rings`);
        if (own.call !== undefined) taken.add(own.call);
      },
      callerShown: () => own.call?.parameters['from_name'] ?? own.call?.parameters['From'],
      async answer() {
        twilio.carrier.answer(live(own));
        await settled();
      },
      async decline() {
        twilio.carrier.end(live(own), 'busy');
        await settled();
      },
      async hangUp() {
        twilio.carrier.end(live(own), own.call?.parent === undefined ? 'completed' : 'canceled');
        await settled();
      },
      async leave() {
        twilio.carrier.gone.add(address);
        await settled();
      },
      comesBackFrom: () => own.call?.parameters['returned_from'],
      gone: () => until(() => !['queued', 'ringing', 'in-progress'].includes(live(own).status), `${address} is gone`),
      timesTold: () => own.call?.heard.filter((text) => text.includes('recorded')).length ?? 0,
    };
    parties.push(own);
    return own;
  }
  const callOf = (one: Party): FakeCall => live(one as TwilioParty);

  return {
    h,
    twilio,
    settled,
    customer: () => Promise.resolve(party(customerNumber)),
    phone: (number) => Promise.resolve(party(number)),
    async agent(agentId) {
      const device = randomUUID();
      const token = await h.tokenOf(agentId);
      const { status } = await h.ask('PUT', `/api/v1/voice/devices/${device}`, {
        token,
        body: { registered: true },
        headers: { 'Idempotency-Key': randomUUID() },
      });
      assert.equal(status, 200);
      return party(`client:agent.${agentId}`);
    },
    async callIn(customer) {
      const call = await twilio.callIn(url, customerNumber, businessNumber);
      (customer as TwilioParty).call = call;
      const { rows } = await h.server.services.db.owner((tx) =>
        tx.query<{ id: string }>('select id from calls where carrier_id = $1', [call.sid]),
      );
      return rows[0]?.id ?? assert.fail('the call has no record');
    },
    hears: async (listener, speaker) => {
      await settled();
      return twilio.hears(callOf(listener), callOf(speaker));
    },
    hearsWaiting: async (listener) => {
      await settled();
      return twilio.hearsMusic(callOf(listener));
    },
    inMailbox: (caller) => until(() => callOf(caller).doing?.kind === 'record', 'the mailbox answers'),
    leaveMessage: (caller) => until(() => callOf(caller).doing?.kind === 'record', 'the mailbox records'),
    async clear() {
      twilio.carrier.silent = false;
      twilio.carrier.gone.clear();
      for (const { call } of parties.splice(0)) if (call !== undefined) twilio.carrier.end(call, 'completed');
      await settled();
      await h.server.services.db.owner((tx) => tx.query('delete from agent_devices'));
    },
    async close() {
      await settled();
      await h.close();
      await twilio.stop();
      assert.deepEqual(
        // It answers so only when a test has broken it.
        h.faults.filter((fault) => !/Twilio answered (403|500)/.test(fault)),
        [],
      );
    },
  };
}

function live(party: TwilioParty): FakeCall {
  return party.call ?? assert.fail('this party has no call');
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 15_000;
  while (!holds()) {
    if (Date.now() > end) assert.fail(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Twilio has to know where the server is before the server is there. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
