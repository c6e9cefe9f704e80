import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PROBLEM_CODES } from '../../../src/text/problemCodes.ts';

describe('problem codes', () => {
  it('are each explained in docs/problems.md, and nothing else is', () => {
    const page = readFileSync(new URL('../../../docs/problems.md', import.meta.url), 'utf8');
    const explained = [...page.matchAll(/^\| `([\w-]+)` \|/gm)].map((found) => found[1]);
    assert.deepEqual(explained, [...PROBLEM_CODES]);
  });
  it('are those of the schema', () => {
    const schema = readFileSync(new URL('../../../schemas/list.schema.json', import.meta.url), 'utf8');
    const { definitions } = JSON.parse(schema) as {
      definitions: { problem: { properties: { code: { enum: string[] } } } };
    };
    assert.deepEqual(definitions.problem.properties.code.enum, [...PROBLEM_CODES]);
  });
});
