import type { Services } from '../services.js';
import { ApiProblem, invalidField } from './problem.js';

/**
 * The account of a business's site, for a request that a page of that site sends without a token.
 * @throws ApiProblem `validation_failed` for a site that is not there, `origin_not_allowed` from a foreign page.
 */
export async function accountOfSite(
  siteId: string,
  page: { readonly origin: string | undefined; readonly ownOrigin: string; readonly services: Services },
): Promise<string> {
  const { origin, ownOrigin, services } = page;
  const { rows } = await services.db.anonymous((tx) =>
    tx.query<{ account_id: string; allowed_origins: readonly string[] }>('select * from find_site($1)', [siteId]),
  );
  const site = rows[0];
  if (site === undefined) throw invalidField('/site_id', 'names no site');
  if (origin !== undefined && origin !== ownOrigin && !site.allowed_origins.includes(origin)) {
    throw new ApiProblem('origin_not_allowed', 'Requests of this site do not come from this origin.');
  }
  return site.account_id;
}
