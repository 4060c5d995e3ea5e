import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { Frame } from '../media/frame.js';
import { createRecorder } from '../media/recorder.js';
import type { Source } from '../media/source.js';
import type { FarEnd, Script } from '../scripts/script.js';
import { CallOver } from '../scripts/script.js';
import type { Leg, LegEvents } from './leg.js';
import { meterPort } from './metered-port.js';
import type { LegInfo } from './types.js';

export interface ScriptLegOptions {
  readonly info: LegInfo;
  readonly script: Script;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: LegEvents;
}

/** A leg whose party is a script. */
export interface ScriptLeg extends Leg {
  /** Lets the script begin; the machine knows the leg by now. */
  start(): void;
}

interface Said {
  readonly source: Source;
  readonly finish: () => void;
}

export function createScriptLeg(options: ScriptLegOptions): ScriptLeg {
  const { info, script, clock, events } = options;
  const placedIt = info.direction === 'from-script';
  const over = new AbortController();
  const saying: Said[] = [];
  const pressed: string[] = [];
  const listeners = new Set<(frame: Frame) => void>();
  let wantsDigit: (() => void) | undefined;
  let connected = false;
  let onConnected = (): void => undefined;
  let rxPackets = 0;
  let txPackets = 0;

  const port = meterPort(
    {
      read() {
        if (!connected) {
          connected = true;
          onConnected();
        }
        const frame = speak();
        if (frame !== undefined) rxPackets += 1;
        return frame;
      },
      write(frame) {
        txPackets += 1;
        for (const listener of [...listeners]) listener(frame);
      },
      sendDigit({ digit }) {
        pressed.push(digit);
        wantsDigit?.();
      },
    },
    (flowing) => events.flowing(flowing),
  );

  function speak(): Frame | undefined {
    for (let said = saying[0]; said !== undefined; said = saying[0]) {
      const frame = said.source.next();
      if (frame !== undefined) return frame;
      saying.shift();
      said.finish();
    }
    return undefined;
  }

  /** A promise that a finished call rejects, so that the script stops where it is. */
  function untilOver(begin: (resolve: () => void) => () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (over.signal.aborted) {
        reject(new CallOver());
        return;
      }
      const undo = begin(() => {
        over.signal.removeEventListener('abort', abort);
        resolve();
      });
      function abort(): void {
        undo();
        reject(new CallOver());
      }
      over.signal.addEventListener('abort', abort, { once: true });
    });
  }

  const wait = (ms: number): Promise<void> => untilOver((resolve) => clock.after(ms, resolve));

  const far: FarEnd = {
    parameters: info.parameters,
    async ring(ms = 0) {
      if (placedIt) return;
      events.ringing();
      if (ms > 0) await wait(ms);
    },
    async answer() {
      if (connected) return;
      if (!placedIt) events.answered();
      await untilOver((resolve) => {
        onConnected = resolve;
        if (connected) resolve();
        return () => undefined;
      });
    },
    refuse: (reason) => events.failed(reason),
    hangUp: () => events.left(),
    wait,
    say: (source) =>
      untilOver((resolve) => {
        saying.push({ source, finish: resolve });
        return () => undefined;
      }),
    hush() {
      for (const { finish } of saying.splice(0)) finish();
    },
    async nextDigit(ms) {
      if (pressed.length === 0) {
        await untilOver((resolve) => {
          wantsDigit = resolve;
          return ms === undefined ? () => undefined : clock.after(ms, resolve);
        });
        wantsDigit = undefined;
      }
      return pressed.shift();
    },
    press(digits) {
      for (const digit of digits) {
        port.heardDigit(digit);
        events.digit({ digit, durationMs: 160 });
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    record() {
      const recorder = createRecorder();
      const stop = far.listen((frame) => recorder.add(frame));
      return {
        stop() {
          stop();
          return recorder.samples();
        },
      };
    },
    deliver: (samples) => events.voicemail(samples),
  };

  return {
    info,
    port,
    start() {
      script.run(far).catch((error: unknown) => {
        if (error instanceof CallOver) return;
        options.log('error', `The script "${script.name}" failed.`, error);
        events.left('failed');
      });
    },
    tellRinging: () => Promise.resolve(false),
    tellAnswered: () => Promise.resolve(),
    end() {
      over.abort();
      saying.length = 0;
      listeners.clear();
    },
    media: () => port.measure({ rxPackets, txPackets, connected }),
  };
}
