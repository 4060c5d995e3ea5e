export type { OwnerSeat, SharedSoftphone, SharedSoftphoneOptions } from './shared-softphone.js';
export { createSharedSoftphone } from './shared-softphone.js';
