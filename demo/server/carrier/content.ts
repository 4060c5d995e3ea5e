/** What a mail's sealed text is bound to: it opens for this mail and no other. */
export function contentContext(emailId: string): string {
  return `email ${emailId}`;
}
