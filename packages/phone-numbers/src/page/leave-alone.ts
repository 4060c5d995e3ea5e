/** What a page scanner must never touch: text that a person edits, and text that is no text. */

const editable = ':is([contenteditable=""],[contenteditable="true" i],[contenteditable="plaintext-only" i])';
const editors =
  '.CodeMirror,.cm-editor,.monaco-editor,.ace_editor,.ProseMirror,[data-slate-editor],[data-lexical-editor]';
const roles = '[role="textbox" i],[role="searchbox" i],[role="spinbutton" i]';
const tags =
  'script,style,noscript,template,textarea,input,select,option,svg,math,iframe,object,canvas,audio,video,title';

export const leftAlone = `${tags},${editable},${editors},${roles}`;

/** Attributes whose change can make text editable or a link callable. */
export const watchedAttributes = ['contenteditable', 'role', 'href'];

const tagNames = new Set(tags.toUpperCase().split(','));

/** Cheap: by the tag of the element alone. */
export function isSkippedTag(element: Element): boolean {
  return tagNames.has(element.nodeName) || tagNames.has(element.nodeName.toUpperCase());
}

/** True when `element` or an ancestor, across shadow roots, is not to be touched. */
export function isLeftAlone(element: Element | null): boolean {
  for (let at = element; at !== null; at = hostOf(at)) {
    if (at.closest(leftAlone) !== null) return true;
  }
  return false;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot || root.nodeType === 11 ? ((root as ShadowRoot).host ?? null) : null;
}

export function parentOf(node: Node): Element | null {
  const parent = node.parentNode;
  if (parent === null) return null;
  if (parent.nodeType === 1) return parent as Element;
  return parent.nodeType === 11 ? ((parent as ShadowRoot).host ?? null) : null;
}
