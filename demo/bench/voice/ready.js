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
  let number;
  while ((number = field()) === undefined) await task();
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
