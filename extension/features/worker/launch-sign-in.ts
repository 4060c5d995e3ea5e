import { DialoraError } from '@dialora/core';
import { browser } from 'wxt/browser';

/** Shows the sign-in page; undefined when the person closed it. */
export async function launchSignIn(url: string): Promise<string | undefined> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true });
  } catch (error) {
    // The browser tells one thing from the other only by its sentence.
    const message = error instanceof Error ? error.message : String(error);
    if (/approve|cancel|closed/i.test(message)) return undefined;
    throw new DialoraError({ kind: 'api-unreachable', code: 'sign_in_page', detail: message }, { cause: error });
  }
}
