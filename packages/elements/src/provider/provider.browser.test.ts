import { expect } from '@open-wc/testing';
import { createFakeWorkspace } from '@dialora/core/testing';
import { LitElement, html } from 'lit';
import { CallRequestEvent } from '../events/call-request.js';
import { DialRequestEvent } from '../events/dial-request.js';
import type { WorkspaceRequestEvent } from '../events/workspace-request.js';
import { WorkspaceController } from '../internal/workspace-controller.js';
import { DialoraProvider } from './provider.js';
import { until } from '../../../tooling/test/until.js';

class Reader extends LitElement {
  readonly workspace = new WorkspaceController(this);
  protected override render() {
    return html`${this.workspace.value ? 'ready' : 'waiting'}`;
  }
}
customElements.define('test-reader', Reader);

describe('<dialora-provider>', () => {
  let box: HTMLElement;
  beforeEach(() => {
    box = document.createElement('div');
    document.body.append(box);
  });
  afterEach(() => box.remove());

  const shown = (element: Element) => element.shadowRoot?.textContent;

  it('reaches an element that was there before it was defined', async () => {
    const provider = document.createElement('dialora-provider');
    const reader = document.createElement('test-reader');
    provider.append(reader);
    box.append(provider);
    await until(() => shown(reader) === 'waiting');
    DialoraProvider.define();
    customElements.upgrade(provider);
    provider.workspace = createFakeWorkspace();
    await until(() => shown(reader) === 'ready');
  });

  it('keeps a workspace that was set before it was defined', async () => {
    DialoraProvider.define();
    const provider = document.createElement('dialora-provider');
    provider.workspace = createFakeWorkspace();
    const reader = document.createElement('test-reader');
    provider.append(reader);
    box.append(provider);
    await until(() => shown(reader) === 'ready');
  });

  it('serves an element that stands elsewhere and names it, and performs its requests', async () => {
    DialoraProvider.define();
    const workspace = createFakeWorkspace();
    const reader = new Reader();
    reader.setAttribute('provider', 'far');
    box.append(reader);
    const provider = document.createElement('dialora-provider');
    provider.id = 'far';
    box.append(provider);
    await until(() => shown(reader) === 'waiting');
    provider.workspace = workspace;
    await until(() => shown(reader) === 'ready');
    const event = new DialRequestEvent({ number: '+442079460018' });
    reader.dispatchEvent(event);
    expect(await event.outcome).to.deep.include({ kind: 'started' });
    expect(workspace.phone.commands).to.have.lengthOf(1);
  });

  it('dials for any element inside, once, and only if nobody prevented it', async () => {
    DialoraProvider.define();
    const provider = document.createElement('dialora-provider');
    const workspace = createFakeWorkspace();
    provider.workspace = workspace;
    const button = document.createElement('button');
    provider.append(button);
    box.append(provider);
    await provider.updateComplete;
    box.addEventListener('dialora-dial-request', (event) => event.preventDefault(), { once: true });
    const prevented = new DialRequestEvent({ number: '+442079460018' });
    button.dispatchEvent(prevented);
    expect(await prevented.outcome).to.equal(undefined);
    // A plain CustomEvent does as well: no import is needed.
    button.dispatchEvent(
      new CustomEvent('dialora-dial-request', {
        bubbles: true,
        composed: true,
        cancelable: true,
        detail: { number: '+442079460018' },
      }),
    );
    await until(() => workspace.phone.commands.length === 1);
    const { id } = workspace.phone.get().calls[0]!;
    const hangUp = new CallRequestEvent({ action: 'hang-up', callId: id });
    button.dispatchEvent(hangUp);
    await hangUp.outcome;
    expect(workspace.phone.get().calls[0]!.phase).to.equal('ended');
  });

  it('asks the page for a workspace with absolute addresses, and withdraws when it leaves', async () => {
    DialoraProvider.define();
    const asked: WorkspaceRequestEvent[] = [];
    box.addEventListener('dialora-workspace-request', (event) => asked.push(event));
    const provider = document.createElement('dialora-provider');
    provider.api = '/';
    provider.sessionUrl = '/my/session';
    box.append(provider);
    await until(() => asked.length === 1);
    expect(asked[0]!.detail.api).to.equal(`${location.origin}/`);
    expect(asked[0]!.detail.sessionUrl).to.equal(`${location.origin}/my/session`);
    provider.remove();
    expect(asked[0]!.detail.signal.aborted).to.equal(true);
    asked[0]!.detail.provide(createFakeWorkspace());
    expect(provider.workspace).to.equal(undefined);
    box.append(provider);
    await until(() => asked.length === 2);
    asked[1]!.detail.provide(createFakeWorkspace());
    expect(provider.workspace).not.to.equal(undefined);
  });
});
