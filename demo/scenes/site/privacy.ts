import type {} from '@dialora/elements';
import { find } from '../shared/dom.js';

/*
 * The demo sends nothing to anybody: what would go to the visitor's inbox or phone is shown in a box of this page. A
 * real site has no such thing.
 */

const box = find('#post');
const words = find('#post-text');
let to: string | undefined;

document.addEventListener('dialora-rights-action', ({ detail }) => {
  if (detail.action !== 'ask') return;
  const { requester } = detail.request;
  to = 'email' in requester ? requester.email : requester.number;
});

document.addEventListener('dialora-privacy-receipt', ({ detail }) => {
  if (detail.identity === 'verified') box.hidden = true;
  else if (to !== undefined) void show(to);
});

async function show(address: string): Promise<void> {
  const answer = await fetch('/demo/post', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: address }),
  });
  box.hidden = !answer.ok;
  if (!answer.ok) return;
  const { data } = (await answer.json()) as { readonly data: { readonly language: string; readonly body: string } };
  words.lang = data.language;
  words.textContent = data.body;
}
