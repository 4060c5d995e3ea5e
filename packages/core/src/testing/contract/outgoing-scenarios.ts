import { LegRecorder, check, same, until } from './expect.js';
import type { FarEndBehaviour, TransportScenario, TransportWorld } from './world.js';

async function dial(world: TransportWorld, behaviour: FarEndBehaviour): Promise<LegRecorder> {
  await world.transport.start({ getToken: world.getToken });
  return new LegRecorder(await world.transport.dial(await world.callTo(behaviour)));
}

async function talk(world: TransportWorld): Promise<LegRecorder> {
  const call = await dial(world, 'answers');
  await call.until('media-flowing');
  return call;
}

function endsAs(behaviour: FarEndBehaviour, reason: string): TransportScenario {
  return {
    name: `a far end that ${behaviour === 'busy' || behaviour === 'not-found' ? `is ${behaviour}` : behaviour} ends the call as ${reason}`,
    async run(world) {
      const call = await dial(world, behaviour);
      same(await call.end(), reason, 'reason');
      check(!call.types.includes('answered'), 'never told as answered');
    },
  };
}

/** Calls that the device places. */
export const outgoingScenarios: readonly TransportScenario[] = [
  {
    name: 'a call rings, is answered, and is called connected only after audio flows',
    async run(world) {
      const call = await talk(world);
      same(call.course.slice(0, 3), ['ringing', 'answered', 'media-flowing'], 'order');
      check(call.leg.id !== '', 'the leg has the carrier’s id');
      same(call.leg.direction, 'outbound', 'direction');
    },
  },
  {
    name: 'the far end is dialled by the call id and by nothing else',
    async run(world) {
      await world.transport.start({ getToken: world.getToken });
      const callId = await world.callTo('answers');
      const call = new LegRecorder(await world.transport.dial(callId));
      await call.until('answered');
      same(await world.far.parameters(), { call_id: callId }, 'parameters');
    },
  },
  {
    name: 'the voice arrives at the far end',
    async run(world) {
      await talk(world);
      await until(() => world.far.hears(), 'the far end hears');
    },
  },
  {
    name: 'hanging up after the answer ends the call here and there',
    async run(world) {
      const call = await talk(world);
      call.leg.hangUp();
      same(await call.end(), 'local', 'reason');
      await until(() => world.far.isOver(), 'the far end is told');
    },
  },
  {
    name: 'hanging up while it rings cancels the call here and there',
    async run(world) {
      const call = await dial(world, 'rings');
      await call.until('ringing');
      call.leg.hangUp();
      same(await call.end(), 'cancelled', 'reason');
      await until(() => world.far.isOver(), 'the far end is told');
    },
  },
  {
    name: 'a far end that hangs up ends the call as remote',
    async run(world) {
      const call = await talk(world);
      await world.far.hangUp();
      same(await call.end(), 'remote', 'reason');
    },
  },
  endsAs('busy', 'busy'),
  endsAs('declines', 'declined'),
  endsAs('not-found', 'not-found'),
  endsAs('never-answers', 'no-answer'),
  {
    name: 'the end is told once and last, and commands after it do nothing',
    async run(world) {
      const call = await talk(world);
      call.leg.hangUp();
      await call.end();
      const told = call.events.length;
      call.leg.hangUp();
      call.leg.setMuted(true);
      call.leg.reject();
      await call.leg.accept();
      same(await call.leg.sendDigits('12'), '', 'digits sent');
      check(call.leg.handover() === undefined, 'no handover');
      same(call.events.length, told, 'events after the end');
    },
  },
  {
    name: 'muting is confirmed and silences the far end; unmuting brings the voice back',
    async run(world) {
      const call = await talk(world);
      await until(() => world.far.hears(), 'the far end hears');
      call.leg.setMuted(true);
      await call.until('muted');
      await until(async () => !(await world.far.hears()), 'the far end hears nothing');
      call.leg.setMuted(false);
      await call.until('muted', 2);
      await until(() => world.far.hears(), 'the far end hears again');
    },
  },
  {
    name: 'digits that are typed faster than they can be played all arrive, in order',
    async run(world) {
      const call = await talk(world);
      const sent = await Promise.all(Array.from('98765*#', (digit) => call.leg.sendDigits(digit)));
      same(sent.join(''), '98765*#', 'digits told as sent');
      await until(
        async () => (await world.far.digits()) === '98765*#',
        'all digits arrive',
        () => call.events,
      );
    },
  },
  {
    name: 'digits around pauses all arrive',
    async run(world) {
      const call = await talk(world);
      same(await call.leg.sendDigits('12*#w9ww0'), '12*#90', 'digits told as sent');
      let seen = '';
      await until(
        async () => (seen = await world.far.digits()) === '12*#90',
        'all digits arrive',
        () => seen,
      );
      const told = call.events.flatMap((event) => (event.type === 'digits-sent' ? [event.digits] : []));
      same(told.join(''), '12*#90', 'digits told as facts');
    },
  },
  {
    name: 'an aborted dial rejects, and no call is left up',
    async run(world) {
      await world.transport.start({ getToken: world.getToken });
      const abort = new AbortController();
      const dialling = world.transport.dial(await world.callTo('rings'), { signal: abort.signal });
      const reason = new Error('Never mind.');
      abort.abort(reason);
      const thrown = await dialling.then(
        () => undefined,
        (error: unknown) => error,
      );
      check(thrown === reason, 'rejected with the reason');
      await until(() => world.far.isOver(), 'nothing rings there');
    },
  },
  {
    name: 'stopping the line ends its call',
    async run(world) {
      const call = await talk(world);
      await world.transport.stop();
      same(await call.end(), 'local', 'reason');
      await until(() => world.far.isOver(), 'the far end is told');
    },
  },
  {
    name: 'a call after another one works as the first did',
    async run(world) {
      const first = await talk(world);
      first.leg.hangUp();
      await first.end();
      const second = await talk(world);
      second.leg.hangUp();
      same(await second.end(), 'local', 'reason');
    },
  },
];
