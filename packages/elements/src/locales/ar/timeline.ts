import type { timeline as english } from '../en/timeline.js';
import type { Translation } from '../translation.js';

export const timeline = {} satisfies Translation<typeof english>;
