// Run by a test: talks for a moment, stops, and must then end by itself, since nothing is left that keeps Node alive.
import { createGateway } from '../src/index.js';
import { openPhone, until } from './node-phone.js';

const gateway = createGateway({ secret: 's' });
const { url } = await gateway.listen();
const [caller, callee] = [await openPhone(url, gateway.mintToken('a')), await openPhone(url, gateway.mintToken('b'))];
await caller.dial({ To: 'client:b' });
await callee.pickUp();
await until(() => caller.packets > 5 && callee.packets > 5, 'media');
gateway.dial({ identities: ['a'], from: 'x' });
await caller.next('invite');
await Promise.all([caller.close(), callee.close()]);
await gateway.stop();
console.log(JSON.stringify(gateway.usage()));
