import { callButton } from './en/call-button.js';
import { calls } from './en/calls.js';
import { contactCard } from './en/contact-card.js';
import { contactPanels } from './en/contact-panels.js';
import { dialer } from './en/dialer.js';
import { dispositions } from './en/dispositions.js';
import { media } from './en/media.js';
import { phone } from './en/phone.js';
import { player } from './en/player.js';
import { privacyRequest } from './en/privacy-request.js';
import { problem } from './en/problem.js';
import { shared } from './en/shared.js';
import { timeline } from './en/timeline.js';

/**
 * English: the language every text is written in first. Its keys are the type of all others. Elements do not import this
 * file but their own parts of it, with `addEnglish`, so that a first paint does not carry the texts of everything.
 */
export const en = {
  language: 'en',
  status: 'signed-off',
  messages: {
    ...shared,
    ...problem,
    ...dialer,
    ...calls,
    ...phone,
    ...player,
    ...media,
    ...dispositions,
    ...callButton,
    ...contactCard,
    ...contactPanels,
    ...timeline,
    ...privacyRequest,
  },
} as const;
