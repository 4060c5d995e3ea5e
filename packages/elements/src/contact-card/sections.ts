import type { Contact } from '@dialora/core';

/** A part of the card that the page adds, e.g. open orders. */
export interface ContactSection {
  /** Unique; registering the same id again replaces the section. */
  readonly id: string;
  /** Its heading, or what makes it of the card's language (BCP 47). */
  readonly title: string | ((lang: string) => string);
  /** A Lit template or a node. Called for each drawing: keep it cheap. Undefined leaves the section out. */
  readonly render: (contact: Contact) => unknown;
  /** Lower comes first; 0 otherwise. */
  readonly order?: number;
}

const shared = new Map<string, ContactSection>();
const listeners = new Set<() => void>();

/** Adds a section to every card of the page; returns the undo. One card alone: `card.registerSection()`. */
export function registerSection(section: ContactSection): () => void {
  shared.set(section.id, section);
  tell();
  return () => {
    if (shared.get(section.id) !== section) return;
    shared.delete(section.id);
    tell();
  };
}

export function onSectionsChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The page's sections with those of one card, in order. */
export function sectionsFor(own: ReadonlyMap<string, ContactSection>): readonly ContactSection[] {
  const all = [...new Map([...shared, ...own]).values()];
  return all.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
