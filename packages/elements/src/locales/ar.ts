import type { Locale } from '../internal/locale.js';
import { callButton } from './ar/call-button.js';
import { calls } from './ar/calls.js';
import { contactCard } from './ar/contact-card.js';
import { contactPanels } from './ar/contact-panels.js';
import { dialer } from './ar/dialer.js';
import { dispositions } from './ar/dispositions.js';
import { media } from './ar/media.js';
import { phone } from './ar/phone.js';
import { player } from './ar/player.js';
import { privacyRequest } from './ar/privacy-request.js';
import { problem } from './ar/problem.js';
import { shared } from './ar/shared.js';
import { timeline } from './ar/timeline.js';

/** Arabic, translated by a machine: not signed off by a native speaker yet. */
export const ar: Locale = {
  language: 'ar',
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
