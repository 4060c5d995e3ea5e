/** All that the first frame does not need, as one file: fetched when that frame is on the screen, or earlier when asked for. */
export { createGate } from '../gate/gate.js';
export { clearStored } from './clear.js';
export { later } from './later.js';
export { openPanel } from './panel.js';
export { offerLanguages } from './language-switch.js';
export { noticeContent, reloadContent } from './layers.js';
export { makeReceipt, send } from './receipt.js';
