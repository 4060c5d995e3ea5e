import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeSoftphone } from './fake-softphone.js';
import { createManualClock } from './manual-clock.js';

test('an outgoing call goes through its phases as the far end is turned by hand', async () => {
  const phone = createFakeSoftphone();
  const outcome = await phone.dial({ number: '+447700900123' });
  assert.equal(outcome.kind, 'started');
  const id = phone.get().calls[0]!.id;
  const phases: string[] = [];
  phone.subscribe((next) => phases.push(next.calls[0]?.phase ?? 'gone'));
  phone.farRings(id);
  phone.farAnswers(id);
  phone.mediaFlows(id);
  phone.farHangsUp(id);
  assert.equal(phone.get().calls[0]!.end?.reason, 'remote');
  phone.dismiss(id);
  assert.deepEqual(phases, ['ringing-out', 'connecting-media', 'active', 'ended', 'gone']);
});

test('a refused dial fails with its problem and leaves no call behind', async () => {
  const phone = createFakeSoftphone();
  phone.failNextDial({ kind: 'refused' });
  assert.deepEqual(await phone.dial({ number: '+12025550143' }), { kind: 'failed', problem: { kind: 'refused' } });
  assert.deepEqual(phone.get().calls, []);
});

test('an incoming call that nobody takes is cancelled', () => {
  const phone = createFakeSoftphone();
  const id = phone.simulateIncoming({ number: '+12025550143' });
  assert.equal(phone.get().calls[0]!.phase, 'ringing-in');
  phone.farHangsUp(id);
  assert.equal(phone.get().calls[0]!.end?.reason, 'cancelled');
});

test('a playing fake answers by its clock', async () => {
  const clock = createManualClock();
  const phone = createFakeSoftphone({ clock, plays: true });
  await phone.dial({ number: '+12025550143' });
  clock.advance(700);
  assert.equal(phone.get().calls[0]!.phase, 'ringing-out');
  clock.advance(5000);
  assert.equal(phone.get().calls[0]!.phase, 'active');
  assert.equal(clock.pending, 0);
});
