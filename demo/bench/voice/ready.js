// Runs inside the browser: a page that has its account's data at hand and loads the dialer when it is told to.
import { createFakeWorkspace } from '@dialora/core/testing';

const workspace = createFakeWorkspace();
const task = () => new Promise((resolve) => setTimeout(resolve));

/** The input of the number field once it is on the page. */
function field(root = document.body) {
  for (const element of (root.shadowRoot ?? root).querySelectorAll('*')) {
    if (element.matches('input[part="number"]')) return element;
    const found = element.shadowRoot && field(element);
    if (found) return found;
  }
  return undefined;
}

globalThis.ready = async () => {
  performance.mark('asked');
  // What follows is in tasks of its own, so that they can be told apart from the question.
  await task();
  await Promise.all([
    import('@dialora/elements/define/dialora-provider'),
    import('@dialora/elements/define/dialora-dialer'),
  ]);
  const provider = document.createElement('dialora-provider');
  provider.workspace = workspace;
  provider.append(document.createElement('dialora-dialer'));
  document.body.append(provider);
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let input;
  do await frame();
  while ((input = field()) === undefined);
  input.focus();
  // After the frame's own work: it is painted now.
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
  performance.mark('ready');
  return input.getRootNode().activeElement === input;
};
document.documentElement.dataset.ready = 'yes';
