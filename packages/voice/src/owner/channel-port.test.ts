import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createFakeSoftphone } from '@dialora/core/testing';
import { createRemoteSoftphone } from '../remote/remote-softphone.js';
import { serveSoftphone } from '../remote/serve.js';
import { portOfChannel } from './channel-port.js';

const opened = new Set<BroadcastChannel>();
after(() => {
  for (const channel of opened) channel.close();
});

/** A page with real broadcast channels, and the types of what woke it. */
function createPage() {
  const heard: string[] = [];
  const open = (name: string): BroadcastChannel => {
    const channel = new BroadcastChannel(name);
    opened.add(channel);
    channel.addEventListener('message', (event) => heard.push((event as MessageEvent<{ type: string }>).data.type));
    return channel;
  };
  const own = open('phone');
  return { port: () => portOfChannel(own, () => open('phone.levels')), heard };
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 5_000; !holds();) {
    assert.ok(Date.now() < end, 'it did not come to be');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('levels wake the page that shows them and no other, and none once it looks away; a change of the call wakes all', async () => {
  const host = createFakeSoftphone();
  const [owner, watching, other] = [createPage(), createPage(), createPage()];
  const stop = serveSoftphone(host, owner.port());
  const views = [createRemoteSoftphone(watching.port), createRemoteSoftphone(other.port)] as const;
  const levels: number[] = [];
  await until(() => other.heard.includes('snapshot') && watching.heard.includes('snapshot'));
  const look = () => views[0].levels.subscribe(({ microphone }) => levels.push(microphone));

  const lookAway = look();
  await until(() => owner.heard.includes('watch-levels'));
  for (let step = 1; step <= 20; step += 1) host.setLevels({ microphone: step / 20, speaker: 0 });
  await until(() => levels.at(-1) === 1);
  assert.equal(levels.length, 20);
  lookAway();
  await until(() => owner.heard.includes('leave-levels'));
  host.setLevels({ microphone: 0.123, speaker: 0 });

  host.simulateIncoming({ number: '+12025550143' });
  await until(() => views.every((view) => view.get().calls.length === 1));
  assert.equal(watching.heard.filter((type) => type === 'levels').length, 20);
  assert.equal(other.heard.filter((type) => type === 'levels').length, 0);

  // It may look again.
  const lookAwayAgain = look();
  await until(() => owner.heard.filter((type) => type === 'watch-levels').length === 2);
  host.setLevels({ microphone: 0.7, speaker: 0 });
  await until(() => levels.at(-1) === 0.7);
  lookAwayAgain();
  stop();
  for (const view of views) view.close();
});
