// `npm run new -- <element>`: a new element in packages/elements, with its test, its document and its define entry.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { root } from './files.mjs';

/** The files of a new element, as path -> text. Throws on a name that no tag could have. */
export function scaffold(name) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.startsWith('dialora')) {
    throw new Error(`An element's name is kebab-case without "dialora-", e.g. "call-button"; got "${name}".`);
  }
  const tag = `dialora-${name}`;
  const type = `Dialora${name.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter) => letter.toUpperCase())}`;
  const folder = `packages/elements/src/${name}`;
  return {
    [`${folder}/${name}.ts`]: `import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../internal/define.js';
import { tokens } from '../styles/tokens.js';
import { styles } from './${name}.styles.js';

/**
 * Shows its heading and what the page puts into it.
 *
 * @tag ${tag}
 * @slot - What the page puts in.
 * @csspart heading - The heading.
 * @example <${tag} heading="Hello">Text</${tag}>
 */
export class ${type} extends LitElement {
  static override styles = [tokens, styles];

  static define(tag = '${tag}', registry?: CustomElementRegistry): void {
    define(tag, ${type}, registry);
  }

  /** The heading. */
  @property() heading = '';

  protected override render(): TemplateResult {
    return html\`<h2 part="heading">\${this.heading}</h2>
      <slot></slot>\`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${type};
  }
}
`,
    [`${folder}/${name}.styles.ts`]: `import { css } from 'lit';

export const styles = css\`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }
\`;
`,
    [`${folder}/${name}.browser.test.ts`]: `import { expect, fixture, html } from '@open-wc/testing';
import '../define/${tag}.js';
import type { ${type} } from './${name}.js';

describe('<${tag}>', () => {
  it('shows its heading to everybody', async () => {
    const element = await fixture<${type}>(html\`<${tag} heading="Hello">Text</${tag}>\`);
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Hello');
    await expect(element).to.be.accessible();
  });
});
`,
    [`${folder}/${name}.md`]: `# \`<${tag}>\`

Shows its heading and what the page puts into it.

\`\`\`html
<${tag} heading="Hello">Text</${tag}>
\`\`\`

| Attribute | Property | Meaning |
| --- | --- | --- |
| \`heading\` | \`heading\` | The heading. |

| Part | What it is |
| --- | --- |
| \`heading\` | The heading. |
`,
    [`packages/elements/src/define/${tag}.ts`]: `import { ${type} } from '../${name}/${name}.js';

${type}.define();
`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name] = process.argv.slice(2);
  if (name === undefined) {
    console.error('Usage: npm run new -- <element>, e.g. npm run new -- call-button');
    process.exit(1);
  }
  const files = scaffold(name);
  for (const file of Object.keys(files)) {
    if (existsSync(path.join(root, file))) {
      console.error(`${file} exists already; nothing was written.`);
      process.exit(1);
    }
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    const target = path.join(root, file);
    writeFileSync(target, await format(text, { ...(await resolveConfig(target)), filepath: target }));
    console.log(`wrote ${file}`);
  }
  console.log(
    `\nNext: export it from packages/elements/src/index.ts, then\n  npx wtr --config packages/tooling/web-test-runner.config.mjs --files 'packages/elements/src/${name}/*.browser.test.ts'`,
  );
}
