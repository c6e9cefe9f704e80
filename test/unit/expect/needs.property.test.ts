import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hear, meets, needsOf } from '../../../src/expect/needs.ts';
import { expressionOf, pattern } from '../../../src/expect/phrase.ts';
import { PHRASES } from '../../../src/expect/phrases.ts';
import { sentenceOf, type Sentence } from '../../../src/expect/sentence.ts';

const can = (template: string, text: string): boolean => meets(needsOf(template), hear(text));
const SENTENCES = PHRASES.flatMap((p) => [...p.examples.map(([words]) => words), ...p.not]).map(
  (words) => sentenceOf(words).lower,
);
const WORDS = [...new Set(SENTENCES.flatMap((text) => text.split(' ')))];
const MIXTURES = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
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

  it('is nothing where a branch needs nothing, and nothing that must not be there', () => {
    assert.deepEqual(needsOf('(?:open|\\w+)'), []);
    assert.deepEqual(needsOf('(?!shut)(?<!dark)\\S'), []);
    assert.deepEqual(needsOf('(?=open)(?<=red)\\S'), [['open'], ['red']]);
  });

  it('may be a digit or a word list', () => {
    assert.equal(can('<num> left', '3 left'), true);
    assert.equal(can('<num> left', 'three left'), true);
    assert.equal(can('<num> left', 'some left'), false);
    assert.equal(can('<kind:kind> gone', 'pods gone'), true);
    assert.equal(can('<kind:kind> gone', 'tea gone'), false);
    assert.equal(can('<kind:kind> gone', 'config  map gone'), true);
    assert.equal(can('v\\d\\d left', 'v42 left'), true);
    assert.equal(can('v\\d\\d left', 'v4 left'), false);
    assert.equal(can('4\\d left', '42 left'), true);
  });

  it('is a word rather than a list that needs but a digit', () => {
    assert.deepEqual(needsOf('(?:<amount> used|free)'), [['used', 'free']]);
  });

  it('is met by every sentence that the pattern matches', () => {
    for (const { name, template, expression } of PATTERNS)
      for (const text of SENTENCES) if (expression.test(text)) assert.ok(can(template, text), `${name}: ${text}`);
  });

  it('is met by every mixture of sentences that the pattern matches', () => {
    fc.assert(
      fc.property(MIXTURES, (text) => {
        for (const { template, expression } of PATTERNS)
          if (expression.test(text)) assert.ok(can(template, text), `${template}: ${text}`);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a pattern with the words that its sentence holds', () => {
  const same = (template: string, expression: RegExp, text: string): void => {
    const sentence: Sentence = { ...sentenceOf(''), text, lower: text };
    const [few, all] = [pattern(template).exec(sentence), expression.exec(text)];
    assert.deepEqual(few && [...few], all && [...all], `${template}: ${text}`);
    assert.deepEqual({ ...few?.groups }, { ...all?.groups }, `${template}: ${text}`);
  };

  it('finds in every sentence what it finds with all words', () => {
    for (const { template, expression } of PATTERNS)
      for (const text of SENTENCES) if (expression.test(text)) same(template, expression, text);
  });

  it('finds the same in every mixture of sentences', () => {
    fc.assert(
      fc.property(MIXTURES, (text) => {
        for (const { template, expression } of PATTERNS) same(template, expression, text);
      }),
      { numRuns: 100 },
    );
  });

  it('finds the same once it has met many sentences', () => {
    const { exec } = pattern('<n:num> <kind:kind> left');
    for (const kind of ['pods', 'nodes', 'jobs', 'secrets', 'config maps', 'events'])
      assert.equal(exec(sentenceOf(`3 ${kind} left`))?.groups?.['kind'], kind);
    assert.equal(exec(sentenceOf('3 cups left')), null);
  });
});
