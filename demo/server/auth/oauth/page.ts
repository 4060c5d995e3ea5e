import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Scope } from '@dialora/api/schemas';
import { demoPassword } from '../../seed/cast.js';
import { pageStyle } from './page-style.js';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** An agent who can be chosen with one click, because this is a demo. */
export interface DemoAgent {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly account: string;
}

export interface SignInPage {
  readonly clientName: string;
  readonly scopes: readonly Scope[];
  /** Where the answer goes, for the person to read. */
  readonly destination: string;
  /** Signed text that carries the request through the form. */
  readonly ticket: string;
  readonly agents: readonly DemoAgent[];
  /** What was wrong with the last try; `email` keeps what was typed. */
  readonly problem?: { readonly text: string; readonly email: string };
}

/** Where an agent signs in and agrees. Works without script: it is a form. */
export function signInPage(page: SignInPage): Html {
  const { problem } = page;
  return frame(
    'Sign in to Dialora',
    html`
      <h1>Sign in to Dialora</h1>
      <p class="lead"><strong>${page.clientName}</strong> asks to work on your behalf.</p>
      <form method="post" action="/oauth/authorize">
        <input type="hidden" name="ticket" value="${page.ticket}" />
        <h2>Choose one of the demo’s agents</h2>
        <ul class="agents">
          ${page.agents.map(
            (agent) =>
              html`<li>
                <button name="agent_id" value="${agent.id}">
                  <span class="face" aria-hidden="true">${initials(agent.name)}</span>
                  <span class="who"><b>${agent.name}</b><span>${agent.title} · ${agent.account}</span></span>
                  ${arrow}
                </button>
              </li>`,
          )}
        </ul>
      </form>
      <p class="or"><span>or with your password</span></p>
      <form method="post" action="/oauth/authorize">
        <input type="hidden" name="ticket" value="${page.ticket}" />
        ${problem === undefined ? '' : html`<p class="problem" role="alert" id="problem">${problem.text}</p>`}
        <label for="email">E-mail</label>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="username"
          required
          value="${problem?.email ?? ''}"
          ${problem === undefined ? '' : raw('aria-invalid="true" aria-describedby="problem"')}
        />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          aria-describedby="password-hint"
        />
        <p class="hint" id="password-hint">
          Every agent of the demo has the password <kbd class="whole">${demoPassword}</kbd>. The addresses look like
          <kbd>maya@northlight.example.test</kbd>.
        </p>
        <button class="primary">Sign in</button>
      </form>
      <details>
        <summary>What ${page.clientName} may do</summary>
        <ul class="scopes">
          ${permissions(page.scopes).map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </details>
      <form method="post" action="/oauth/authorize">
        <input type="hidden" name="ticket" value="${page.ticket}" />
        <button class="quiet" name="decline" value="1">Cancel and go back</button>
      </form>
      <p class="foot">You will return to <bdi dir="ltr">${page.destination}</bdi>.</p>
    `,
  );
}

/** When nobody can be sent back. */
export function unusablePage(why: string): Html {
  return frame(
    'This sign-in cannot go on',
    html`
      <h1>This sign-in cannot go on</h1>
      <p class="lead">${why}</p>
      <p>Close this window, go back to where you came from and try again.</p>
    `,
  );
}

function frame(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(pageStyle)}
        </style>
      </head>
      <body>
        <main>
          <p class="brand">${logo}Dialora</p>
          ${content}
        </main>
      </body>
    </html>`;
}

const logo = raw(
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2"/></svg>',
);
const arrow = raw('<svg class="arrow" viewBox="0 0 24 24" aria-hidden="true"><path d="m9 6 6 6-6 6"/></svg>');

function initials(name: string): string {
  const words = name.split(' ');
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.match(/^./u)?.[0] ?? '').join('');
}

/** Scopes in words, by what they are about. */
function permissions(scopes: readonly Scope[]): readonly string[] {
  const may = (scope: Scope): boolean => scopes.includes(scope);
  return [
    may('contacts:read') ? (may('contacts:write') ? 'See and correct your contacts' : 'See your contacts') : '',
    may('activities:read') ? 'See what was said with them: calls, messages, mail, notes' : '',
    may('activities:write') ? 'Add notes and appointments' : '',
    may('voice:use') || may('calls:write') ? 'Place and take calls in your name' : '',
    may('messages:write') || may('emails:write') ? 'Send messages in your name' : '',
    may('consents:read') ? 'See and record what your contacts allow' : '',
    may('privacy:read') ? 'See and handle privacy requests' : '',
  ].filter((sentence) => sentence !== '');
}
