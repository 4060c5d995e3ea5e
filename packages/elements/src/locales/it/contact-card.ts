import type { contactCard as english } from '../en/contact-card.js';
import type { Translation } from '../translation.js';

export const contactCard = {} satisfies Translation<typeof english>;
