import ts from 'typescript';
import type { Descriptions } from './components.js';

/**
 * Takes the docstrings of `export const contactSchema = …` and of the members inside its object literal out of the
 * source, so that what a developer reads in the code is what the document says. Runs at build time only.
 */
export function descriptionsOf(sources: readonly string[]): Descriptions {
  const texts = new Map<string, string>();
  for (const source of sources) {
    const file = ts.createSourceFile('schema.ts', source, ts.ScriptTarget.ESNext, true);
    for (const statement of file.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!ts.isIdentifier(name) || !name.text.endsWith('Schema') || initializer === undefined) continue;
        const stem = name.text.slice(0, -'Schema'.length);
        const component = stem.charAt(0).toUpperCase() + stem.slice(1);
        const own = docOf(statement);
        if (own !== undefined) texts.set(component, own);
        for (const [member, text] of memberDocs(initializer)) texts.set(`${component}.${member}`, text);
      }
    }
  }
  return texts;
}

/** Docs of the members of the first object literal in `z.object({ … })`, whatever is chained onto it. */
function memberDocs(expression: ts.Expression): readonly (readonly [string, string])[] {
  const literal = firstObject(expression);
  if (literal === undefined) return [];
  return literal.properties.flatMap((property) => {
    const text = docOf(property);
    return ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && text !== undefined
      ? [[property.name.text, text] as const]
      : [];
  });
}

function firstObject(expression: ts.Expression): ts.ObjectLiteralExpression | undefined {
  if (!ts.isCallExpression(expression)) return undefined;
  const [first] = expression.arguments;
  const callee = expression.expression;
  const isObject = ts.isPropertyAccessExpression(callee) && /^(?:object|strictObject)$/.test(callee.name.text);
  if (isObject && first !== undefined && ts.isObjectLiteralExpression(first)) return first;
  return ts.isPropertyAccessExpression(callee) ? firstObject(callee.expression) : undefined;
}

function docOf(node: ts.Node): string | undefined {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(doc?.comment);
  return text?.replace(/\s+/g, ' ').trim();
}
