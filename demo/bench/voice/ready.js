// Runs inside the browser: a page that shows something of its own and has its account's data at hand, and loads the dialer
// when it is told to.
import { createFakeWorkspace } from '@dialora/core/testing';

const workspace = createFakeWorkspace();

// What any page has shown before: the browser loads its fonts and the look of its controls for the first text and field.
const [text, input, button, select] = ['p', 'input', 'button', 'select'].map((tag) => document.createElement(tag));
text.append('The page of a business, with words of its own: +1 (0) 23456789 #*.');
text.style.fontFamily = 'system-ui, sans-serif';
button.append('Send');
select.append(new Option('Choose'));
document.body.append(text, input, button, select);
const task = () => new Promise((resolve) => setTimeout(resolve));

/** The input of the number field as soon as it is on the page: by the elements' own word, no polling that comes late. */
async function field(dialer) {
  let element = dialer;
  for (const next of ['dialora-dial-pad', 'dialora-number-field', 'input[part="number"]']) {
    let inner;
    while ((await element.updateComplete, (inner = element.shadowRoot.querySelector(next))) === null);
    element = inner;
  }
  return element;
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
  const dialer = document.createElement('dialora-dialer');
  provider.append(dialer);
  document.body.append(provider);
  const number = await field(dialer);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  number.focus();
  // After the frame's own work: it is painted now.
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
  performance.mark('ready');
  return number.getRootNode().activeElement === number;
};
document.documentElement.dataset.ready = 'yes';
