import type { Gate } from '../gate/gate.js';
import { ownWords, textOf, type ConsentTexts, type OwnWords } from '../languages/texts.js';
import type { CategoryConfig } from './config.js';

/** What a category is called, is for and touches: in the site's own words, else in ours, else by its name. */
export function categoryWords(
  { name, label, purpose, data }: Partial<CategoryConfig> & Pick<CategoryConfig, 'name'>,
  texts: ConsentTexts,
): { readonly label: string; readonly purpose: string; readonly data: string | undefined } {
  const own = (words: OwnWords | undefined): string | undefined => ownWords(words, texts.language);
  return {
    label: own(label) ?? textOf(texts, name) ?? name,
    purpose: own(purpose) ?? textOf(texts, `${name}For`) ?? '',
    data: own(data),
  };
}

/** A minor is neither tracked nor targeted, whatever is asked for (India's DPDP Act 2023, section 9(3)). */
export const isLocked = ({ options }: Gate, category: string): boolean =>
  options.minor !== undefined && (category === 'analytics' || category === 'advertising');
