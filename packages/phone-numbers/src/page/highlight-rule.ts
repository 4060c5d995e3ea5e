/**
 * The CSS that paints the numbers of a page. Put it into a manifest's `content_scripts[].css` with a name of your own
 * choice: a rule that is there from the start costs nothing, one that comes late makes the browser restyle the page.
 * `html::highlight()` rather than `::highlight()`, because the rule then need not be matched against every element.
 */
export function highlightRule(name: string): string {
  return `@media screen{html::highlight(${name}){text-decoration:underline dotted 1.5px #6366f1;background-color:rgb(99 102 241/.13)}}`;
}

/** A name that a page cannot know beforehand. */
export function randomHighlightName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `h${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
