// How long a person waits: from a click to ringing, to sound both ways, and to the call in the next tab.
import { press, until } from './stage.mjs';

const number = '+442079460018';
const stamps = (page) => page.evaluate(() => globalThis.bench.stamps());
const phase = (page) => page.evaluate(() => globalThis.bench.phase());

/** Both ends hear each other, or an error. Gives what the page saw, and when the far end heard it first. */
async function bothHear({ far }, page) {
  await until(async () => (await phase(page)) === 'active', 'an active call');
  await until(async () => (await stamps(page)).heard !== undefined, 'the far end to be heard');
  await until(() => far.hearsNow(), 'the far end to hear us');
  return { ...(await stamps(page)), farHeard: far.firstHeard() };
}

async function hangUp({ gateway }, page) {
  await page.evaluate(() => globalThis.bench.tidy());
  await until(() => gateway.calls().length === 0, 'the end of the call');
  await until(async () => (await phase(page)) === undefined, 'the call to be put away');
}

/** Types a number and presses Call. */
async function dial(page) {
  await press(page, '[part="number"]');
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.type(number);
  await until(async () => (await page.evaluate(() => globalThis.bench.field()))?.replace(/\s/g, '') === number, number);
  await page.evaluate(() => globalThis.bench.begin());
  await press(page, '[part="call-button"]');
}

/** Calls from one page, the line registered: what lies between the click on Call and what follows. */
export async function measureOutgoing(stage, times) {
  const page = await stage.open();
  await page.evaluate(() => globalThis.bench.openEars());
  const ringing = [];
  const audio = [];
  // The first one loads what is loaded once.
  for (let turn = 0; turn <= times; turn += 1) {
    await dial(page);
    const seen = await bothHear(stage, page);
    await hangUp(stage, page);
    if (turn === 0) continue;
    ringing.push(seen['drawn ringing-out'] - seen.clicked);
    audio.push(Math.max(seen.heard, seen.farHeard) - seen.clicked);
  }
  await stage.renew();
  return { ringing, audio };
}

/** Calls to one page: what lies between the click on Answer and sound both ways. */
export async function measureIncoming(stage, times) {
  const page = await stage.open();
  await page.evaluate(() => globalThis.bench.openEars());
  const audio = [];
  for (let turn = 0; turn <= times; turn += 1) {
    stage.callIn();
    await until(async () => (await phase(page)) === 'ringing-in', 'an incoming call');
    // A person needs a moment to find the button; what is drawn and loaded for it is there by then.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    await page.evaluate(() => globalThis.bench.begin());
    await press(page, '[part="answer-button"]');
    const seen = await bothHear(stage, page);
    await hangUp(stage, page);
    if (turn > 0) audio.push(Math.max(seen.heard, seen.farHeard) - seen.clicked);
  }
  await stage.renew();
  return audio;
}

/**
 * The tab that owns the call is in front and is closed in mid-call: what lies between that and the next tab having the
 * call, with sound both ways. The call moves on from tab to tab; it is the same one to the end.
 */
export async function measureTakeOver(stage, times) {
  const { far, gateway } = stage;
  let owner = await stage.open();
  await dial(owner);
  await until(async () => (await phase(owner)) === 'active', 'an active call');
  const callSid = gateway.calls().find(({ script }) => script !== undefined)?.callSid;
  const owned = [];
  const audio = [];
  for (let turn = 0; turn <= times; turn += 1) {
    const heir = await stage.open();
    await heir.evaluate(() => globalThis.bench.openEars());
    await until(async () => (await phase(heir)) === 'active', 'the call in the next tab');
    await until(() => far.hearsNow(), 'the far end to hear us');
    await owner.bringToFront();
    // Longer than an owner takes to find out that it has an heir, so that it is ready to hand over.
    await owner.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2500)));
    await heir.evaluate(() => globalThis.bench.begin());
    const closedAt = Date.now();
    await owner.close();
    await until(async () => (await stamps(heir)).heard !== undefined, 'the far end to be heard again');
    await until(async () => (await phase(heir)) === 'active', 'the call to be active again');
    await until(() => far.hearsNow() && far.heardAgain(closedAt) < Date.now(), 'the far end to hear us again');
    const seen = await stamps(heir);
    if (turn > 0) {
      owned.push(seen.owner - closedAt);
      audio.push(Math.max(seen.heard, far.heardAgain(closedAt)) - closedAt);
    }
    owner = heir;
  }
  if (!gateway.calls().some((leg) => leg.callSid === callSid)) throw new Error('It was not one call to the end.');
  await hangUp(stage, owner);
  await stage.renew();
  return { owned, audio };
}
