import type { dialer as english } from '../en/dialer.js';
import type { Translation } from '../translation.js';

export const dialer = {} satisfies Translation<typeof english>;
