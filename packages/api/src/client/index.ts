export { createApiClient, type ApiClient, type ApiClientOptions } from './client.js';
export { withRoutes, type Methods } from './methods.js';
export { problemOf, retryAfter } from './problems.js';
export type { RequestOptions } from './request.js';
export type { GetToken } from './tokens.js';
