export { DialoraCallButton } from './call-button/call-button.js';
export { DialoraDialer } from './dialer/dialer.js';
export { CallRequestEvent, type CallRequest } from './events/call-request.js';
export { DialRequestEvent } from './events/dial-request.js';
export { WorkspaceRequestEvent } from './events/workspace-request.js';
export { registerLocale, type Locale, type Message, type MessageKey } from './internal/locale.js';
export { workspaceContext } from './internal/workspace-controller.js';
export { DialoraProvider } from './provider/provider.js';
