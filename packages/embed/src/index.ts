/** The front door for pages. `dist/dialora.js` does all of this by itself; import from here in an application. */
export { connect, type ConnectOptions } from './connect.js';
export { autoload } from './page/autoload.js';
export { watchClickToCall } from './page/click-to-call.js';
export { answerWorkspaceRequests } from './page/answer.js';
export { answerRightsActions } from './page/rights.js';
export { sessionFrom } from './session/session-url.js';
export type { GetSession, Session } from './session/session-keeper.js';
export type { Connection } from './workspace/workspace.js';
