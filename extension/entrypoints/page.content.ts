import '../features/content/tt-shim.js';
import '../features/marks/marks.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { runFeatures } from '../features/content/features.js';
import { numberMarks } from '../features/marks/marks.js';

const features = [
  numberMarks({ name: 'page-numbers', include: (url) => /^(?:https?:|about:(?:blank|srcdoc)$)/.test(url) }),
];

/** For pages that a person allowed: injected by a click on the toolbar button or menu, or registered for "always". */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  runAt: 'document_idle',
  main(ctx) {
    // A second click on the same page must not scan it twice; the isolated world is shared by both injections.
    const world = globalThis as { dialoraMarks?: AbortController };
    world.dialoraMarks?.abort();
    const abort = (world.dialoraMarks = new AbortController());
    ctx.signal.addEventListener('abort', () => abort.abort(), { once: true });
    runFeatures(features, location.href, abort.signal);
  },
});
