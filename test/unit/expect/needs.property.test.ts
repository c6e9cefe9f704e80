import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hear, meets, needsOf } from '../../../src/expect/needs.ts';
import { expressionOf } from '../../../src/expect/phrase.ts';
import { PHRASES } from '../../../src/expect/phrases.ts';
import { sentenceOf } from '../../../src/expect/sentence.ts';

const can = (template: string, text: string): boolean => meets(needsOf(template), hear(text));
const SENTENCES = PHRASES.flatMap((p) => [...p.examples.map(([words]) => words), ...p.not]).map(
  (words) => sentenceOf(words).lower,
);
const PATTERNS = PHRASES.map(({ name, pattern: { template } }) => ({
  name,
  template,
  expression: expressionOf(template),
}));

describe('what a pattern needs', () => {
  it('is a piece of every branch', () => {
    assert.deepEqual(needsOf('(?:is )?(?:open|shut) doors?'), [['open', 'shut'], ['door']]);
    assert.deepEqual(needsOf('a{2}b*c+d'), [['a'], ['c'], ['d']]);
    assert.deepEqual(needsOf('(?:red |)\\.x[yz]\\(?(?<n>q)'), [['.x'], ['q']]);
  });

  it('is nothing where a branch needs nothing, and nothing that is only looked at', () => {
    assert.deepEqual(needsOf('(?:open|\\w+)'), []);
    assert.deepEqual(needsOf('(?!shut)(?=open)(?<=red)\\S'), []);
  });

  it('may be a digit or a word list', () => {
    assert.equal(can('<num> left', '3 left'), true);
    assert.equal(can('<num> left', 'three left'), true);
    assert.equal(can('<num> left', 'some left'), false);
    assert.equal(can('<kind:kind> gone', 'pods gone'), true);
    assert.equal(can('<kind:kind> gone', 'tea gone'), false);
  });

  it('is met by every sentence that the pattern matches', () => {
    for (const { name, template, expression } of PATTERNS)
      for (const text of SENTENCES) if (expression.test(text)) assert.ok(can(template, text), `${name}: ${text}`);
  });

  it('is met by every mixture of sentences that the pattern matches', () => {
    const words = [...new Set(SENTENCES.flatMap((text) => text.split(' ')))];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }), (said) => {
        const text = said.join(' ');
        for (const { template, expression } of PATTERNS)
          if (expression.test(text)) assert.ok(can(template, text), `${template}: ${text}`);
      }),
      { numRuns: 100 },
    );
  });
});
