import { LegRecorder, LineRecorder, check, same, until } from './expect.js';
import type { TransportScenario, TransportWorld } from './world.js';

async function talk(world: TransportWorld): Promise<LegRecorder> {
  const call = new LegRecorder(await world.transport.dial(await world.callTo('answers')));
  await call.until('media-flowing');
  return call;
}

/** Several calls of one device, and several devices of one person. */
export const severalScenarios: readonly TransportScenario[] = [
  {
    name: 'a second call can be placed while the first is on, and each ends by itself',
    async run(world) {
      await world.transport.start({ getToken: world.getToken });
      const first = await talk(world);
      const second = await talk(world);
      check(!first.types.includes('ended'), 'the first is still on');
      await until(() => world.far.hears(), 'the second far end hears');
      second.leg.hangUp();
      same(await second.end(), 'local', 'reason of the second');
      check(!first.types.includes('ended'), 'the first outlives it');
      await until(() => world.far.hears(), 'the first far end hears');
      first.leg.hangUp();
      same(await first.end(), 'local', 'reason of the first');
      await until(() => world.far.isOver(), 'nobody is left');
    },
  },
  {
    name: 'two calls that are dialled in one moment are both up',
    async run(world) {
      await world.transport.start({ getToken: world.getToken });
      const callIds = [await world.callTo('answers'), await world.callTo('answers')];
      const legs = await Promise.all(callIds.map((callId) => world.transport.dial(callId)));
      for (const call of legs.map((leg) => new LegRecorder(leg))) {
        await call.until('media-flowing');
        call.leg.hangUp();
        same(await call.end(), 'local', 'reason');
      }
      await until(() => world.far.isOver(), 'nobody is left');
    },
  },
  {
    name: 'a leg without the focus sends silence, and its voice again with it',
    async run(world) {
      await world.transport.start({ getToken: world.getToken });
      const call = await talk(world);
      await until(() => world.far.hears(), 'the far end hears');
      call.leg.setFocus(false);
      await until(async () => !(await world.far.hears()), 'the far end hears nothing');
      call.leg.setFocus(true);
      await until(() => world.far.hears(), 'the far end hears again');
      check(!call.types.includes('muted'), 'the focus is not told as muting');
    },
  },
  {
    name: 'what was muted before the focus went is muted when it is back',
    async run(world) {
      await world.transport.start({ getToken: world.getToken });
      const call = await talk(world);
      await until(() => world.far.hears(), 'the far end hears');
      call.leg.setMuted(true);
      call.leg.setFocus(false);
      call.leg.setFocus(true);
      await until(async () => !(await world.far.hears()), 'the far end hears nothing');
      call.leg.setMuted(false);
      await until(() => world.far.hears(), 'the far end hears again');
      same(
        call.events.flatMap((event) => (event.type === 'muted' ? [event.muted] : [])),
        [true, false],
        'told of muting',
      );
    },
  },
  {
    name: 'a second call that comes in can be taken without ending the first',
    async run(world) {
      await world.transport.start({ getToken: world.getToken });
      const first = await talk(world);
      const line = new LineRecorder(world.transport);
      await world.callIn({ number: '+447700900123', callId: 'call_in_2' });
      const second = new LegRecorder(await line.nextIncoming());
      await second.leg.accept();
      await second.until('media-flowing');
      same(second.course.slice(0, 2), ['answered', 'media-flowing'], 'order');
      await until(() => world.far.hears(), 'its far end hears');
      check(!first.types.includes('ended'), 'the first is still on');
      second.leg.hangUp();
      same(await second.end(), 'local', 'reason of the second');
      check(!first.types.includes('ended'), 'the first outlives it');
    },
  },
  {
    name: 'a call that rings goes on ringing while another one is dialled',
    async run(world) {
      await world.transport.start({ getToken: world.getToken });
      const line = new LineRecorder(world.transport);
      await world.callIn({ number: '+447700900123', callId: 'call_in' });
      const ringing = new LegRecorder(await line.nextIncoming());
      const dialled = await talk(world);
      check(!ringing.types.includes('ended'), 'it still rings');
      dialled.leg.hangUp();
      await dialled.end();
      await ringing.leg.accept();
      await ringing.until('media-flowing');
    },
  },
  {
    name: 'a call that is answered on another device of the person ends here as answered elsewhere',
    async run(world) {
      await world.transport.start({ getToken: world.getToken });
      const other = await world.anotherDevice();
      const lines = [new LineRecorder(world.transport), new LineRecorder(other)] as const;
      await world.callIn({ number: '+442079460018', callId: 'call_in' });
      const here = new LegRecorder(await lines[0].nextIncoming());
      const there = new LegRecorder(await lines[1].nextIncoming());
      await there.leg.accept();
      await there.until('media-flowing');
      same(await here.end(), 'elsewhere', 'reason here');
      check(!there.types.includes('ended'), 'it goes on there');
    },
  },
];
