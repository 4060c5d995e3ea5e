import { LegRecorder, LineRecorder, check, problemOf, same, until } from './expect.js';
import type { TransportScenario } from './world.js';

/** The line itself: starting, failing, tokens, outages. */
export const lineScenarios: readonly TransportScenario[] = [
  {
    name: 'start makes the line ready, and says so as it goes',
    async run({ transport, getToken }) {
      const line = new LineRecorder(transport);
      same(transport.line.state, 'off', 'before');
      await transport.start({ getToken });
      same(line.states, ['connecting', 'ready'], 'states');
      same(transport.line.state, 'ready', 'line');
    },
  },
  {
    name: 'two starts are one, and a start of a ready line does nothing',
    async run({ transport, getToken, tokensFetched }) {
      await Promise.all([transport.start({ getToken }), transport.start({ getToken })]);
      await transport.start({ getToken });
      same(tokensFetched(), 1, 'tokens fetched');
    },
  },
  {
    name: 'stop turns the line off, and it can be started again',
    async run({ transport, getToken }) {
      await transport.start({ getToken });
      await transport.stop();
      same(transport.line.state, 'off', 'after stop');
      await transport.stop();
      await transport.start({ getToken });
      same(transport.line.state, 'ready', 'after the second start');
    },
  },
  {
    name: 'start rejects in good time when the carrier cannot be reached',
    async run({ transport, getToken, cutSignalling }) {
      const restore = await cutSignalling();
      const before = Date.now();
      same((await problemOf(transport.start({ getToken }))).kind, 'gateway-unreachable', 'problem');
      check(Date.now() - before < 12_000, 'within twelve seconds');
      same(transport.line.state, 'failed', 'line');
      await restore();
      await transport.start({ getToken });
      same(transport.line.state, 'ready', 'once the carrier is back');
    },
  },
  {
    name: 'start rejects as signed-out when the token is forged or expired',
    async run({ transport, getToken, useTokens }) {
      for (const kind of ['forged', 'expired'] as const) {
        useTokens(kind);
        same((await problemOf(transport.start({ getToken }))).kind, 'signed-out', `problem of a token that is ${kind}`);
        same(transport.line.state, 'failed', 'line');
      }
      useTokens('good');
      await transport.start({ getToken });
      same(transport.line.state, 'ready', 'with a good token');
    },
  },
  {
    name: 'an aborted start rejects with the reason and leaves the line off',
    async run({ transport, getToken, cutSignalling }) {
      await cutSignalling();
      const abort = new AbortController();
      const starting = transport.start({ getToken, signal: abort.signal });
      const reason = new Error('Never mind.');
      abort.abort(reason);
      const thrown = await starting.then(
        () => undefined,
        (error: unknown) => error,
      );
      check(thrown === reason, 'rejected with the reason');
      same(transport.line.state, 'off', 'line');
    },
  },
  {
    name: 'a token that is about to expire is renewed, and the line stays ready',
    async run({ transport, getToken, shortenTokens, tokensFetched }) {
      shortenTokens();
      await transport.start({ getToken });
      const line = new LineRecorder(transport);
      await until(() => tokensFetched() >= 2, 'a second token is fetched');
      same(line.states, [], 'line changes');
      same(transport.line.state, 'ready', 'line');
    },
  },
  {
    name: 'an outage shows as reconnecting, then ready again',
    async run({ transport, getToken, cutSignalling }) {
      await transport.start({ getToken });
      const line = new LineRecorder(transport);
      const restore = await cutSignalling();
      await line.until('reconnecting');
      await restore();
      await line.until('ready');
      same(line.states, ['reconnecting', 'ready'], 'states, each once');
    },
  },
  {
    name: 'dialling on a line that is off rejects, and nothing is placed',
    async run({ transport, callTo }) {
      same((await problemOf(transport.dial(await callTo('answers')))).kind, 'gateway-unreachable', 'problem');
    },
  },
  {
    name: 'a listener that unsubscribed hears nothing more',
    async run({ transport, getToken, callIn }) {
      await transport.start({ getToken });
      const gone = new LineRecorder(transport);
      gone.stop();
      const line = new LineRecorder(transport);
      await callIn({ number: '+442079460018', callId: 'call_in' });
      const recorder = new LegRecorder(await line.nextIncoming());
      same(gone.incoming.length, 0, 'incoming calls it heard of');
      recorder.leg.reject();
      await recorder.end();
    },
  },
];
