interface Runtime {
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(listener: RuntimeListener): void;
    removeListener(listener: RuntimeListener): void;
  };
}

export type RuntimeListener = (
  message: unknown,
  sender: { readonly id?: string },
  respond: (answer: unknown) => void,
) => boolean | undefined;

interface Globals {
  readonly browser?: { readonly runtime?: Runtime };
  readonly chrome?: { readonly runtime?: Runtime; readonly dom?: ChromeDom };
}

/** `chrome.dom`, from Chrome 88 on. */
interface ChromeDom {
  openOrClosedShadowRoot?(element: HTMLElement): ShadowRoot | null;
}

const { browser, chrome } = globalThis as Globals;

/** The browser's own object: both engines answer with promises here, so content scripts need no polyfill. */
export const runtime = (browser?.runtime ?? chrome?.runtime) as Runtime;

export const openOrClosedShadowRoot = chrome?.dom?.openOrClosedShadowRoot;
