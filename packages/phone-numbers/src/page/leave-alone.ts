/** What a page scanner must never touch: text that a person edits, and text that is no text. */
import { phoneLinks } from './links.js';

const editable = ':is([contenteditable=""],[contenteditable="true" i],[contenteditable="plaintext-only" i])';
const editors =
  '.CodeMirror,.cm-editor,.monaco-editor,.ace_editor,.ProseMirror,[data-slate-editor],[data-lexical-editor]';
const roles = '[role="textbox" i],[role="searchbox" i],[role="spinbutton" i]';
const byAttribute = `${editable},${editors},${roles}`;

/** Attributes whose change can make text editable or a link callable. */
export const watchedAttributes = ['contenteditable', 'role', 'href'];

const tags = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA INPUT SELECT OPTION SVG MATH IFRAME OBJECT CANVAS AUDIO VIDEO TITLE HEAD'.split(
    ' ',
  ),
);

/** Cheap: by the tag of the element alone. */
export function isSkippedTag(node: Node): boolean {
  const name = node.nodeName;
  return tags.has(name) || (name >= 'a' && tags.has(name.toUpperCase()));
}

/** What an element's ancestors, across shadow roots, make of its text. */
export type Surroundings = 'plain' | 'left-alone' | 'link';

/**
 * Tells the surroundings of elements. It remembers what it learnt of their ancestors until `forget()`, which must be
 * called before the page can have changed: neighbours on a page share most of them.
 */
export interface SurroundingsTest {
  of(element: Element): Surroundings;
  forget(): void;
}

export function createSurroundingsTest(): SurroundingsTest {
  let known = new Map<Element, Surroundings>();
  const of = (element: Element): Surroundings => {
    const told = known.get(element);
    if (told !== undefined) return told;
    const own = ownSurroundings(element);
    const parent = own === 'left-alone' ? null : parentOf(element);
    const above = parent === null ? 'plain' : of(parent);
    const result = own === 'left-alone' || above === 'left-alone' ? 'left-alone' : own === 'link' ? 'link' : above;
    known.set(element, result);
    return result;
  };
  return {
    of,
    forget() {
      if (known.size > 0) known = new Map();
    },
  };
}

function ownSurroundings(element: Element): Surroundings {
  if (isSkippedTag(element)) return 'left-alone';
  if (!element.hasAttributes()) return 'plain';
  if (element.matches(byAttribute)) return 'left-alone';
  return element.nodeName === 'A' && element.matches(phoneLinks) ? 'link' : 'plain';
}

export function isLeftAlone(element: Element): boolean {
  return createSurroundingsTest().of(element) === 'left-alone';
}

export function parentOf(node: Node): Element | null {
  const parent = node.parentNode;
  if (parent === null || parent.nodeType === 9) return null;
  return parent.nodeType === 11 ? ((parent as ShadowRoot).host ?? null) : (parent as Element);
}
