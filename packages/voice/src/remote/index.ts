export type { Port, RuntimePort } from './port.js';
export { portOfMessagePort, portOfRuntime } from './port.js';
export type { RemoteSoftphone, RemoteSoftphoneOptions } from './remote-softphone.js';
export { createRemoteSoftphone } from './remote-softphone.js';
export { serveSoftphone } from './serve.js';
