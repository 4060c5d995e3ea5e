import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DialoraError } from '@dialora/core';
import { createFakeSoftphone } from '@dialora/core/testing';
import { createLatePhone } from './late-phone.js';

const close = (): Promise<void> => Promise.resolve();

test('nothing is made before the first use, then the phone shows what the real one shows', async () => {
  let made = 0;
  const real = createFakeSoftphone();
  const phone = createLatePhone(() => {
    made += 1;
    return Promise.resolve({ phone: real, close });
  });
  const lines: string[] = [];
  phone.subscribe(({ line }) => lines.push(line.state));
  assert.equal(phone.get().line.state, 'off');
  assert.equal(made, 0);
  await Promise.all([phone.start(), phone.start()]);
  assert.equal(made, 1);
  assert.equal(lines[0], 'connecting');
  assert.equal(phone.get().line.state, 'ready');
  const id = real.simulateIncoming();
  assert.equal(phone.get().calls[0]?.id, id);
  await phone.answer(id);
  assert.equal(phone.get().calls[0]?.phase, 'connecting-media');
});

test('a phone that cannot be made says why, on the line and to who dials, and is tried again', async () => {
  let problem: DialoraError | undefined = new DialoraError({ kind: 'signed-out' });
  const phone = createLatePhone(() =>
    problem ? Promise.reject(problem) : Promise.resolve({ phone: createFakeSoftphone(), close }),
  );
  await assert.rejects(phone.start(), { name: 'DialoraError' });
  assert.deepEqual(phone.get().line, { state: 'failed', problem: { kind: 'signed-out' } });
  assert.deepEqual(await phone.dial({ number: '+442079460018' }), { kind: 'failed', problem: { kind: 'signed-out' } });
  problem = undefined;
  assert.equal((await phone.dial({ number: '+442079460018' })).kind, 'started');
});

test('closing lets the real phone go, also one that is still being made', async () => {
  let closed = 0;
  let made = (): void => undefined;
  const phone = createLatePhone(
    () =>
      new Promise((resolve) => {
        made = () => resolve({ phone: createFakeSoftphone(), close: () => Promise.resolve(void (closed += 1)) });
      }),
  );
  const starting = phone.start();
  await phone.close();
  made();
  await starting;
  assert.equal(closed, 1);
});
