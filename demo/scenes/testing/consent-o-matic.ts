import type { Page } from '@playwright/test';

/**
 * What Consent-O-Matic (github.com/cavi-au/Consent-O-Matic, "Rules") does with a rule set: it looks for a CMP that is
 * present and showing, then performs its methods in a fixed order. No package of it is published, so its documented
 * matchers, filters and actions are done here; a rule that uses another one fails the test.
 */
export type RuleSet = Readonly<Record<string, Cmp>>;

interface Cmp {
  readonly detectors: readonly {
    readonly presentMatcher: readonly Matcher[];
    readonly showingMatcher: readonly Matcher[];
  }[];
  readonly methods: readonly { readonly name: string; readonly action?: Action }[];
}

interface Target {
  readonly selector: string;
  readonly textFilter?: string | readonly string[];
  /** `true`: only nodes with a box. */
  readonly displayFilter?: boolean;
}

interface Matcher {
  readonly type: string;
  readonly target: Target;
  readonly negated?: boolean;
}

type Action = Readonly<Record<string, unknown>> & { readonly type: string };

/** What became of a page. */
export interface Handled {
  /** Name of the CMP that was found showing. */
  readonly cmp: string | undefined;
  readonly methods: readonly string[];
  readonly clicks: number;
}

/** Handles the page once, as the extension does when it has loaded; waits for the CMP as long as the extension does. */
export function handle(page: Page, rules: RuleSet): Promise<Handled> {
  return page.evaluate(async (all) => {
    // The order of the extension: what is not in a rule is passed over.
    const order = ['HIDE_CMP', 'OPEN_OPTIONS', 'HIDE_CMP', 'DO_CONSENT', 'SAVE_CONSENT', 'UTILITY'];
    const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    let clicks = 0;

    const find = ({ selector, textFilter, displayFilter }: Target): HTMLElement | undefined => {
      const words = typeof textFilter === 'string' ? [textFilter] : (textFilter ?? ['']);
      return [...document.querySelectorAll<HTMLElement>(selector)].find(
        (node) =>
          words.some((word) => node.textContent.toLowerCase().includes(word.toLowerCase())) &&
          (displayFilter === undefined || displayFilter === node.offsetHeight > 0),
      );
    };
    const matches = (matchers: readonly Matcher[]): boolean =>
      matchers.length > 0 &&
      matchers.every(({ type, target, negated = false }) => {
        if (type !== 'css') throw new Error(`There is no matcher "${type}" here.`);
        return (find(target) !== undefined) !== negated;
      });

    const perform = async (action: Action): Promise<void> => {
      switch (action.type) {
        case 'list':
          for (const each of action['actions'] as readonly Action[]) await perform(each);
          return;
        case 'wait':
          return pause(Number(action['waitTime']));
        case 'waitcss': {
          const wanted = action['negated'] !== true;
          for (let tries = Number(action['retries'] ?? 10); tries > 0; tries--) {
            if ((find(action['target'] as Target) !== undefined) === wanted) return;
            await pause(Number(action['waitTime'] ?? 250));
          }
          return;
        }
        case 'ifcss': {
          const next = action[find(action['target'] as Target) ? 'trueAction' : 'falseAction'] as Action | undefined;
          if (next) await perform(next);
          return;
        }
        case 'hide':
          find(action['target'] as Target)?.style.setProperty('opacity', '0', 'important');
          return;
        case 'click': {
          const target = find(action['target'] as Target);
          if (target === undefined) return;
          // Not trusted by the browser, as the extension's own.
          for (const name of ['mousedown', 'mouseup']) target.dispatchEvent(new MouseEvent(name, { bubbles: true }));
          target.click();
          clicks++;
          return;
        }
        default:
          throw new Error(`There is no action "${action.type}" here.`);
      }
    };

    for (let tries = 0; tries < 20; tries++) {
      for (const [cmp, { detectors, methods }] of Object.entries(all)) {
        const showing = detectors.some(
          ({ presentMatcher, showingMatcher }) => matches(presentMatcher) && matches(showingMatcher),
        );
        if (!showing) continue;
        const done: string[] = [];
        for (const name of order) {
          const action = methods.find((method) => method.name === name)?.action;
          if (action === undefined) continue;
          await perform(action);
          done.push(name);
        }
        return { cmp, methods: done, clicks };
      }
      await pause(100);
    }
    return { cmp: undefined, methods: [], clicks };
  }, rules);
}
