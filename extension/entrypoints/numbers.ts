import * as engine from '@dialora/phone-numbers/engine';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provideEngine } from '../features/marks/engine.js';

/** The numbering plans and the chip: put into a frame by the worker, once the frame holds something to look up. */
export default defineUnlistedScript(() => provideEngine(engine));
