import type { Workspace } from '@dialora/core';

/**
 * A `<dialora-provider>` with `api` and `session-url` but no workspace asks for one. `@dialora/embed` listens on the
 * document, assembles it and hands it over with `detail.provide`.
 */
export class WorkspaceRequestEvent extends Event {
  static readonly type = 'dialora-workspace-request';
  readonly detail: {
    /** Base address of the Dialora API, absolute. */
    readonly api: string;
    /** Address on the page's own server that answers a POST with a short-lived session. */
    readonly sessionUrl: string;
    readonly provide: (workspace: Workspace) => void;
    /** Aborted when the provider leaves the page or asks for another workspace. */
    readonly signal: AbortSignal;
  };

  constructor(detail: WorkspaceRequestEvent['detail']) {
    super(WorkspaceRequestEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dialora-workspace-request': WorkspaceRequestEvent;
  }
}
