/** Room -> rooms it may import. */
export declare const doors: Readonly<Record<string, readonly string[]>>;
/** The room a file belongs to, from its path relative to the root. */
export declare function roomOf(file: string): string;
/** Every import in `text` that the doors forbid to `file`, as sentences. */
export declare function forbidden(file: string, text: string): readonly string[];
