import type { callButton as english } from '../en/call-button.js';
import type { Translation } from '../translation.js';

export const callButton = {} satisfies Translation<typeof english>;
