/** Hands a file to the browser's own downloads. */
export function download({ fileName, content }: { readonly fileName: string; readonly content: Blob }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  // The browser takes the bytes in a task of its own: only once it has surely begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
