import { expect } from '@open-wc/testing';
import { createFakeApi } from '@dialora/api/testing';
import type { DialoraDialer } from '@dialora/elements';
import { answerWorkspaceRequests } from './answer.js';
import { autoload } from './autoload.js';
import { until } from '../../../tooling/test/until.js';

describe('the script tag', () => {
  const realFetch = window.fetch;
  const undos: (() => void)[] = [];
  let box: HTMLElement;
  let hosts: Set<string>;

  beforeEach(() => {
    hosts = new Set();
    box = document.createElement('main');
    document.body.append(box);
  });
  afterEach(() => {
    box.remove();
    for (const undo of undos.splice(0)) undo();
    window.fetch = realFetch;
  });

  /** The business's own session address and the Dialora API, in memory; every address that was asked is noted. */
  function serve(scopes: readonly string[]) {
    const api = createFakeApi();
    const asked: string[] = [];
    window.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input, location.href);
      hosts.add(url.host);
      asked.push(`${init?.method ?? 'GET'} ${url.pathname}`);
      if (url.pathname === '/my/session') {
        const data = { token: api.token, expires_at: new Date(Date.now() + 600_000).toISOString(), scopes };
        return Promise.resolve(new Response(JSON.stringify({ data })));
      }
      return url.pathname.startsWith('/api/') ? api.fetch(input, init) : realFetch(input, init);
    };
    return { api, asked };
  }

  it('defines elements as they come, and gives an agent’s dialer its workspace', async () => {
    const { asked } = serve(['contacts:read', 'calls:write', 'voice:use']);
    undos.push(answerWorkspaceRequests(document), autoload(document));
    box.innerHTML =
      '<dialora-provider api="/" session-url="/my/session"><dialora-dialer manual-start></dialora-dialer></dialora-provider>';
    const dialer = box.querySelector('dialora-dialer') as DialoraDialer;
    await until(() => dialer.shadowRoot?.querySelector('dialora-dial-pad')?.shadowRoot?.textContent !== undefined);
    await until(() => asked.includes('GET /api/v1/caller_ids') && asked.includes('GET /api/v1/me'));
    expect(asked.filter((each) => each === 'POST /my/session')).to.have.lengthOf(1);
    expect([...hosts]).to.deep.equal([location.host]);
  });

  it('asks no server for a page that only has a call button', async () => {
    const { asked } = serve(['calls:write', 'voice:use']);
    undos.push(answerWorkspaceRequests(document), autoload(document));
    box.innerHTML =
      '<dialora-provider api="/only/" session-url="/only/session"><dialora-call-button number="+442079460958"></dialora-call-button></dialora-provider>';
    await until(() => box.querySelector('dialora-call-button')?.shadowRoot?.querySelector('button') instanceof Element);
    await until(() => (box.querySelector('dialora-provider') as { workspace?: unknown }).workspace !== undefined);
    // What the page of the test before still asks for goes to other addresses.
    expect(asked.filter((each) => each.includes('/only/'))).to.deep.equal([]);
  });

  it('loads the language of the page', async () => {
    box.lang = 'it';
    // Also where the element itself has long been there.
    await customElements.whenDefined('dialora-call-button');
    undos.push(autoload(document));
    box.innerHTML = '<dialora-call-button number="+442079460958"></dialora-call-button>';
    await until(() => box.querySelector('dialora-call-button')?.shadowRoot?.textContent.includes('Chiamaci') === true);
  });

  it('says why there is no session, where the agent looks', async () => {
    window.fetch = () => Promise.resolve(new Response('{}', { status: 401 }));
    undos.push(answerWorkspaceRequests(document), autoload(document));
    box.innerHTML =
      '<dialora-provider api="/" session-url="/my/session"><dialora-dialer></dialora-dialer></dialora-provider>';
    const dialer = box.querySelector('dialora-dialer') as DialoraDialer;
    await until(() => dialer.shadowRoot?.textContent.includes('You are signed out.') === true);
  });

  it('tries again when the code of an element could not be loaded', async () => {
    let tries = 0;
    const loaders = {
      'test-late': () => {
        tries += 1;
        return tries === 1 ? Promise.reject(new Error('offline')) : Promise.resolve();
      },
    };
    undos.push(autoload(document, loaders, {}));
    box.innerHTML = '<test-late></test-late>';
    await until(() => tries === 1);
    await new Promise((resolve) => setTimeout(resolve, 0));
    dispatchEvent(new Event('online'));
    await until(() => tries === 2);
  });
});
