import { highlightRule } from './highlight-rule.js';
import type { AdoptRule } from './painter.js';

/** Brings the rule for numbers to a page that has none, under a name that the page cannot know beforehand. */
export const adoptRule: AdoptRule = (view, name) => {
  try {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(highlightRule(name));
    view.document.adoptedStyleSheets = [...view.document.adoptedStyleSheets, sheet];
    return () => {
      view.document.adoptedStyleSheets = view.document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  } catch {
    // Some browsers refuse this from a content script; the chip alone must do there.
    return undefined;
  }
};
