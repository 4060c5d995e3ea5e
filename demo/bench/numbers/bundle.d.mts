export declare const here: string;
export declare const root: string;

/** Bundles an entry into one classic script and returns its text; `globalName` keeps its exports. */
export declare function bundleScript(
  entry: string,
  options?: { readonly globalName?: string; readonly define?: Readonly<Record<string, string>> },
): Promise<string>;

/** What a page downloads for an entry, in bytes of gzip -9: its first chunks, and those it imports later. */
export declare function chunkSizes(entry: string): Promise<{ readonly first: number; readonly later: number }>;

/** Imports our package from its TypeScript source, without a build. */
export declare function importSource(entry: string): Promise<unknown>;
