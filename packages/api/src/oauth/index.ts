export { authorizeUrl, codeFromRedirect, type AuthorizeRequest } from './authorize.js';
export { challengeOf, createPkce, createState, type Pkce } from './pkce.js';
export { createTokenEndpoint, type TokenEndpoint, type TokenEndpointOptions, type TokenSet } from './token-endpoint.js';
export { createTokenManager, type TokenManager, type TokenManagerOptions } from './token-manager.js';
