/** Chromium's switches for tests: fake microphone, no background traffic. */
export declare const chromiumArgs: readonly string[];
/** Path of an installed Chromium; `CHROMIUM` names another. */
export declare function findChromium(): string | undefined;
export declare function findFirefox(): string | undefined;
