// The API and the real gateway together, with real audio and no browser: what an agent does at the desk reaches the line,
// and what happens on the line reaches the records.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before } from 'node:test';
import { createGateway } from '@dialora/voice-gateway';
import type { NodePhone } from '@dialora/voice-gateway/testing';
import { openPhone, toneSource, until } from '@dialora/voice-gateway/testing';
import { controlContract, type ControlSubject, type Party } from '../testing/control/index.js';
import type { Harness } from '../testing/harness.js';
import { startHarness } from '../testing/harness.js';

const customerNumber = '+12025550147';
const voice = toneSource({ frequencies: [500], level: 0.5 });
const silence = toneSource({ frequencies: [500], level: 0 });

interface GatewayParty extends Party {
  readonly phone: NodePhone;
}

let h: Harness;
const parties: GatewayParty[] = [];

before(async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dialora-desk-'));
  h = await startHarness({ dataDir, createGateway });
});
afterEach(clear);
after(() => h.close());

async function clear(): Promise<void> {
  await Promise.all(parties.splice(0).map(({ phone }) => phone.close()));
  await until(() => h.server.voice.gateway.calls().length === 0, 'no call is left', 20_000);
  await h.server.voice.settled();
}

async function open(identity: string): Promise<GatewayParty> {
  const { gateway } = h.server.voice;
  const phone = await openPhone(`ws://127.0.0.1:${h.server.port}/signal`, gateway.mintToken(identity));
  let callSid: string | undefined;
  let told = 0;
  const party: GatewayParty = {
    phone,
    dial: (callId) => phone.dial({ call_id: callId }),
    async rung() {
      await until(() => isPending(identity), `${identity} rings`, 20_000);
    },
    callerShown() {
      const leg = gateway.calls().findLast((each) => each.identity === identity && each.direction === 'to-client');
      return leg?.parameters['from_name'] ?? leg?.parameters['From'];
    },
    async answer() {
      callSid = await phone.pickUp();
    },
    comesBackFrom() {
      const leg = gateway.calls().findLast((each) => each.identity === identity && each.direction === 'to-client');
      return leg?.parameters['returned_from'];
    },
    async leave() {
      await phone.close();
      await until(() => gateway.devices(identity) === 0, `${identity} has no device`, 20_000);
    },
    async decline() {
      const { payload } = await phone.next('invite');
      phone.send('reject', { callsid: payload.callsid });
    },
    hangUp() {
      // Whoever dialled was told the id with the ringing; before that the call has the id that it was dialled under.
      const rung = phone.received.findLast(({ type }) => type === 'ringing');
      phone.send('hangup', { callsid: callSid ?? rung?.payload.callsid ?? 'TJ1' });
      return Promise.resolve();
    },
    async gone() {
      const isOver = ({ type }: { readonly type: string }): boolean => type === 'hangup' || type === 'cancel';
      await until(() => phone.received.some(isOver), `${identity} is gone`, 20_000);
    },
    timesTold() {
      const chimes = gateway.calls().filter((leg) => leg.identity === identity && leg.phase === 'answered');
      told = Math.max(told, ...chimes.map(({ media }) => media.chimesHeard));
      return told;
    },
  };
  parties.push(party);
  return party;
}

const isPending = (identity: string): boolean =>
  h.server.voice.gateway
    .calls()
    .some((leg) => leg.identity === identity && leg.direction === 'to-client' && leg.phase !== 'answered');

const subject: ControlSubject = {
  get h() {
    return h;
  },
  customer: () => open('phone.12025550147'),
  phone: (number) => open(`phone.${number.slice(1)}`),
  agent: (agentId) => open(`agent.${agentId}`),
  async callIn(customer) {
    const { body } = await h.ask('POST', '/demo/handset/calls', { body: { number: customerNumber } });
    await customer.dial(body.data.id);
    return body.data.id as string;
  },
  async hears(listener, speaker) {
    for (const { phone } of parties) phone.say(phone === phoneOf(speaker) ? voice : silence);
    // Longer than what is under way on the line.
    await new Promise((resolve) => setTimeout(resolve, 350));
    const heard = phoneOf(listener).level > 0.3;
    phoneOf(speaker).say(silence);
    return heard;
  },
  async hearsWaiting(listener) {
    for (const { phone } of parties) phone.say(silence);
    await new Promise((resolve) => setTimeout(resolve, 350));
    return phoneOf(listener).level > 0.01;
  },
  async inMailbox() {
    const answered = (): boolean =>
      h.server.voice.gateway.calls().some((leg) => leg.script === 'voicemail' && leg.phase === 'answered');
    await until(answered, 'the mailbox answers', 20_000);
  },
  async leaveMessage(caller) {
    phoneOf(caller).say(voice);
    const talked = (): boolean =>
      h.server.voice.gateway.calls().some((leg) => leg.script === 'voicemail' && leg.media.txPackets > 250);
    await until(talked, 'the greeting, the beep and a message', 20_000);
  },
  settled: () => h.server.voice.settled(),
  clear,
};
const phoneOf = (party: Party): NodePhone => (party as GatewayParty).phone;

controlContract('control of calls at the gateway', () => subject);
