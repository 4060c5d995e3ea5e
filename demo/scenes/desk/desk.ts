import type { Contact, Workspace } from '@dialora/core';
import { isLive, toProblem } from '@dialora/core';
import { find } from '../shared/dom.js';
import { problemSentence } from '../shared/problems.js';
import { takeSeat } from './seat.js';

interface ProviderElement extends HTMLElement {
  readonly workspace?: Workspace;
}

const provider = find('#workspace') as ProviderElement;
const query = find('#query', HTMLInputElement);
const people = find('#people');
const note = find('#people-note');
const card = find('#card');
const cardNote = find('#card-note');
const timeline = find('#timeline');
const agentName = find('#agent');

takeSeat(provider);

/** Shows one contact in card and timeline, and remembers it in the address so that a reload comes back to it. */
function choose(contactId: string): void {
  for (const element of [card, timeline]) {
    element.setAttribute('contact-id', contactId);
    element.hidden = false;
  }
  cardNote.hidden = true;
  for (const button of people.querySelectorAll('button')) {
    button.setAttribute('aria-current', String(button.value === contactId));
  }
  const address = new URL(location.href);
  address.searchParams.set('contact', contactId);
  history.replaceState(null, '', address);
}

function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word === undefined ? '' : String.fromCodePoint(word.codePointAt(0) ?? 0x20)))
    .join('')
    .toLocaleUpperCase();
}

function row(contact: Contact): HTMLLIElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.value = contact.id;
  button.setAttribute('aria-current', String(card.getAttribute('contact-id') === contact.id));
  button.append(span('face', initials(contact.name)), span('name', contact.name));
  button.firstElementChild?.setAttribute('aria-hidden', 'true');
  if (contact.company !== undefined) button.append(span('firm', contact.company));
  button.addEventListener('click', () => choose(contact.id));
  item.append(button);
  return item;
}

function span(className: string, text: string): HTMLSpanElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  element.dir = 'auto';
  return element;
}

let running = new AbortController();

async function search(workspace: Workspace): Promise<void> {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  try {
    const found = await workspace.contacts.search(query.value.trim(), { limit: 40, signal });
    if (signal.aborted) return;
    people.replaceChildren(...found.map(row));
    note.textContent = found.length === 0 ? `Nobody matches “${query.value.trim()}”.` : '';
  } catch (error) {
    if (!signal.aborted) note.textContent = problemSentence(toProblem(error));
  }
}

function whenReady(use: (workspace: Workspace) => void): void {
  if (provider.workspace !== undefined) use(provider.workspace);
  else
    provider.addEventListener('dialora-workspace-changed', () => provider.workspace && use(provider.workspace), {
      once: true,
    });
}

whenReady((workspace) => {
  void search(workspace);
  query.addEventListener('input', () => void search(workspace));

  const showAgent = (): void => {
    const agent = workspace.agent.get();
    if (agent.state === 'ready') agentName.textContent = `${agent.value.name} · ${agent.value.account.name}`;
    if (agent.state === 'failed') agentName.textContent = problemSentence(agent.problem);
  };
  showAgent();
  workspace.agent.subscribe(showAgent);

  // A caller who is in the contacts comes up by himself; a person who is reading another card keeps it once talking.
  const shown = new Set<string>();
  workspace.phone.subscribe((phone) => {
    for (const call of phone.calls) {
      if (call.direction === 'inbound' && isLive(call) && call.remote.contactId !== undefined && !shown.has(call.id)) {
        shown.add(call.id);
        choose(call.remote.contactId);
      }
    }
  });
});

const asked = new URL(location.href).searchParams.get('contact');
if (asked !== null) choose(asked);
