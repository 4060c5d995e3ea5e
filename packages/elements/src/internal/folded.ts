/** Small letters without accents, so that "tomas" finds Tomás. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
