import { callButton } from './en/call-button.js';
import { contactCard } from './en/contact-card.js';
import { dialer } from './en/dialer.js';
import { problem } from './en/problem.js';
import { shared } from './en/shared.js';
import { timeline } from './en/timeline.js';

/** English: the language every text is written in first. Its keys are the type of all others. */
export const en = {
  language: 'en',
  status: 'signed-off',
  messages: { ...shared, ...problem, ...dialer, ...callButton, ...contactCard, ...timeline },
} as const;
