import type { Page } from '@playwright/test';

export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Node {
  readonly backendNodeId: number;
  readonly attributes?: readonly string[];
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly Node[];
  readonly contentDocument?: Node;
  readonly nodeValue?: string;
}

/** Reads the page as the browser's own tools see it: the page itself has no way into the chip. */
async function look<T>(
  page: Page,
  read: (root: Node, box: (node: Node) => Promise<Place>) => Promise<T>,
): Promise<T | undefined> {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    return await read(root, async ({ backendNodeId }) => {
      const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
      const [left = 0, top = 0] = model.content;
      return { x: left + model.width / 2, y: top + model.height / 2 };
    });
  } catch {
    return undefined;
  } finally {
    await session.detach();
  }
}

/** Where a button of the chip is, in whatever frame the chip is shown; undefined while there is none. */
export function chipButton(page: Page, action: string): Promise<Place | undefined> {
  return look(page, async (root, box) => {
    const button = find(root, ({ attributes = [] }) => attributes[attributes.indexOf('data-action') + 1] === action);
    return button === undefined ? undefined : box(button);
  });
}

/** The number that the chip shows, as it writes it. */
export async function chipNumber(page: Page): Promise<string> {
  const number = await look(page, (root) => {
    const written = find(root, ({ attributes = [] }) => attributes[attributes.indexOf('class') + 1] === 'number');
    return Promise.resolve(written?.children?.[0]?.nodeValue);
  });
  return number ?? '';
}

function find(node: Node, isIt: (node: Node) => boolean): Node | undefined {
  if (isIt(node)) return node;
  const inside = node.contentDocument === undefined ? [] : [node.contentDocument];
  for (const child of [...(node.shadowRoots ?? []), ...inside, ...(node.children ?? [])]) {
    const found = find(child, isIt);
    if (found !== undefined) return found;
  }
  return undefined;
}
