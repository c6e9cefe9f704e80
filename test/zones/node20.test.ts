import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { inProject } from '../../tools/folders.ts';

const ROOT = inProject('src');

/** Names of groups that an expression has twice, which engines take only from Node 23 on. */
function twice(source: string): readonly string[] {
  const names = [...source.matchAll(/\(\?<([A-Za-z]\w*)>/g)].map(([, name = '']) => name);
  return names.filter((name, i) => names.indexOf(name) !== i);
}

describe('what the oldest Node that is supported would refuse', () => {
  it('is in no expression: a name of two groups', () => {
    const found: string[] = [];
    for (const file of readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )) {
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) found.push(...twice(node.text).map((name) => `${file}: ${name}`));
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest));
    }
    assert.deepEqual(found, []);
  });
});
