import type { Locale } from '../internal/locale.js';
import { callButton } from './it/call-button.js';
import { calls } from './it/calls.js';
import { contactCard } from './it/contact-card.js';
import { contactPanels } from './it/contact-panels.js';
import { dialer } from './it/dialer.js';
import { dispositions } from './it/dispositions.js';
import { media } from './it/media.js';
import { phone } from './it/phone.js';
import { player } from './it/player.js';
import { privacyRequest } from './it/privacy-request.js';
import { problem } from './it/problem.js';
import { shared } from './it/shared.js';
import { timeline } from './it/timeline.js';

/** Italian, translated by a machine: not signed off by a native speaker yet. */
export const it: Locale = {
  language: 'it',
  status: 'machine',
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
};
