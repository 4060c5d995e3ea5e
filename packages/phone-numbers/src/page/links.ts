/** Links that already name a number: `tel:` (RFC 3966), `callto:`, `sms:` (RFC 5724), WhatsApp's click-to-chat. */

const schemes = ['tel:', 'callto:', 'sms:', 'facetime:'];
const chats = ['wa.me/', 'api.whatsapp.com/send'];

// One compound with `a` first: every other element of the page is passed over by its tag alone.
export const phoneLinks = `a:is(${[
  ...schemes.map((scheme) => `[href^="${scheme}" i]`),
  ...chats.map((chat) => `[href*="${chat}" i]`),
].join()})`;

/** The number a link names as it would be dialled, or undefined. WhatsApp's are international without a plus. */
export function dialledBy(href: string): { readonly number: string; readonly ext?: string } | undefined {
  const address = decoded(href.trim());
  const scheme = /^(?:tel|callto|sms|facetime):\/*([^?;,]+)(?:[?;,]|$)/i.exec(address);
  const ext = /;ext=([0-9]{1,15})/i.exec(address)?.[1];
  if (scheme?.[1] !== undefined) return { number: scheme[1].replace(/^00(?=[1-9])/, '+'), ...(ext && { ext }) };
  const chat =
    /^https?:\/\/(?:www\.)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?(?:.*&)?phone=)\+?([0-9]{7,15})(?![0-9])/i;
  const digits = chat.exec(address)?.[1];
  return digits === undefined ? undefined : { number: `+${digits}` };
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
