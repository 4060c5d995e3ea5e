import '../features/content/tt-shim.js';
import '../features/marks/marks.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { runFeatures } from '../features/content/features.js';
import { gmailContext } from '../features/gmail/feature.js';
import { isMailbox } from '../features/gmail/route.js';
import { openLetters } from '../features/gmail/selectors.js';
import { numberMarks } from '../features/marks/marks.js';

const features = [gmailContext, numberMarks({ name: 'gmail-numbers', include: isMailbox, within: openLetters })];

export default defineContentScript({
  // The demo's build also runs on the demo's own mailbox; `wxt.config.ts` adds it.
  matches: ['https://mail.google.com/*'],
  runAt: 'document_idle',
  main(ctx) {
    runFeatures(features, location.href, ctx.signal);
  },
});
