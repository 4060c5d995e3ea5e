import type { VoiceLeg } from '../../call/transport.js';
import { LegRecorder, LineRecorder, check, same, until } from './expect.js';
import type { TransportScenario, TransportWorld } from './world.js';

const number = '+442079460018';

async function ring(world: TransportWorld): Promise<{ readonly line: LineRecorder; readonly call: LegRecorder }> {
  await world.transport.start({ getToken: world.getToken });
  const line = new LineRecorder(world.transport);
  await world.callIn({ number, callId: 'call_in_1' });
  return { line, call: new LegRecorder(await line.nextIncoming()) };
}

async function answer(world: TransportWorld): Promise<LegRecorder> {
  const { call } = await ring(world);
  await call.leg.accept();
  await call.until('media-flowing');
  return call;
}

/** Calls that come in, outages during a call, and moving a call to another device. */
export const incomingScenarios: readonly TransportScenario[] = [
  {
    name: 'a call that comes in says who calls and which call of the API it is',
    async run(world) {
      const { call } = await ring(world);
      same(call.leg.direction, 'inbound', 'direction');
      same(call.leg.remote.number, number, 'number');
      same(call.leg.parameters['call_id'], 'call_in_1', 'call id');
    },
  },
  {
    name: 'accepting connects it, with the voice at the far end',
    async run(world) {
      const call = await answer(world);
      same(call.course.slice(0, 2), ['answered', 'media-flowing'], 'order');
      await until(() => world.far.hears(), 'the far end hears');
    },
  },
  {
    name: 'rejecting ends it as declined',
    async run(world) {
      const { call } = await ring(world);
      call.leg.reject();
      same(await call.end(), 'declined', 'reason');
      await until(() => world.far.isOver(), 'the far end is told');
    },
  },
  {
    name: 'a caller who gives up ends it as cancelled',
    async run(world) {
      const { call } = await ring(world);
      await world.far.hangUp();
      same(await call.end(), 'cancelled', 'reason');
    },
  },
  {
    name: 'a caller who hangs up after the answer ends it as remote',
    async run(world) {
      const call = await answer(world);
      await world.far.hangUp();
      same(await call.end(), 'remote', 'reason');
    },
  },
  {
    name: 'a second call rings while one is on, and rejecting it leaves the first alone',
    async run(world) {
      const { line, call } = await ring(world);
      await call.leg.accept();
      await call.until('media-flowing');
      await world.callIn({ number: '+447700900123', callId: 'call_in_2' });
      const second: VoiceLeg = await line.nextIncoming(1);
      same(second.parameters['call_id'], 'call_in_2', 'call id of the second');
      const recorder = new LegRecorder(second);
      second.reject();
      same(await recorder.end(), 'declined', 'reason of the second');
      check(!call.types.includes('ended'), 'the first is still on');
    },
  },
  {
    name: 'a call survives a signalling outage, and says that it was away',
    async run(world) {
      const call = await answer(world);
      const line = new LineRecorder(world.transport);
      const restore = await world.cutSignalling();
      await call.until('connection-lost');
      await restore();
      await call.until('connection-back');
      await line.until('ready');
      check(!call.types.includes('ended'), 'the call is still on');
      await until(() => world.far.hears(), 'the far end hears');
      same(
        call.course.filter((type) => type.startsWith('connection')),
        ['connection-lost', 'connection-back'],
        'told once each',
      );
    },
  },
  {
    name: 'digits that are typed during an outage arrive after it',
    async run(world) {
      const call = await answer(world);
      const restore = await world.cutSignalling();
      await call.until('connection-lost');
      const sending = call.leg.sendDigits('42');
      await restore();
      same(await sending, '42', 'digits told as sent');
      await until(async () => (await world.far.digits()) === '42', 'the digits arrive');
    },
  },
  {
    name: 'hanging up during an outage ends it here at once, and there as soon as the far end can be told',
    async run(world) {
      const call = await answer(world);
      const restore = await world.cutSignalling();
      await call.until('connection-lost');
      call.leg.hangUp();
      same(await call.end(), 'local', 'reason');
      await restore();
      await until(() => world.far.isOver(), 'the far end is told');
    },
  },
  {
    name: 'a call can be handed over only once it is answered',
    async run(world) {
      const { call } = await ring(world);
      check(call.leg.handover() === undefined, 'no token while it rings');
      await call.leg.accept();
      await call.until('answered');
      check(typeof call.leg.handover() === 'string', 'a token afterwards');
    },
  },
  {
    name: 'another device takes a call over: it goes on there and ends here',
    async run(world) {
      const call = await answer(world);
      const other = await world.anotherDevice();
      const token = call.leg.handover();
      check(token !== undefined, 'there is a token');
      const moved = new LegRecorder(await other.resume(token));
      await moved.until('media-flowing');
      same(await call.end(), 'elsewhere', 'reason here');
      await until(() => world.far.hears(), 'the far end hears the other device');
      check(!moved.types.includes('ended') && !(await world.far.isOver()), 'the call goes on');
      moved.leg.hangUp();
      same(await moved.end(), 'local', 'reason there');
      await until(() => world.far.isOver(), 'the far end is told');
    },
  },
  {
    name: 'taking over with a token that is not one fails or ends at once',
    async run(world) {
      await world.transport.start({ getToken: world.getToken });
      const outcome = await world.transport.resume('not-a-token').then(
        async (leg) => new LegRecorder(leg).end(),
        () => 'rejected',
      );
      check(['rejected', 'network', 'failed'].includes(outcome), `rejected or ended, got ${outcome}`);
    },
  },
];
