import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findNeeds } from '../../../src/text/needs.ts';
import { sparing } from '../../../src/text/sparing.ts';

const EXPRESSIONS = [
  /^(?:open|shut)\s+(?<n>\d+)\s+doors?$/i,
  /(["'`])door\1/,
  /(?<quote>["'`])shut\k<quote>/,
  /(?<=[a-z])\.(?!open)x{2,3}\d{2}/,
  /\p{L}\p{N}|door\u0031|\u{64}oor\x31/u,
  /^[^\]"]+\]$|\[open]|\(shut\)/s,
  /strasse|K2|doors{0}2|{open}|a{,2}/i,
  /is open|kiosk/iu,
  /(?<=open)\s(?=door)|(?:(?=shut)|42)\n/i,
];
const PIECES = [
  'open',
  'Shut',
  'DOOR',
  'doors',
  'door1',
  ' ',
  '"',
  "'",
  '`',
  '1',
  '42',
  '.xx',
  ']',
  '[',
  '(',
  ')',
  '\n',
];
const TEXTS = fc
  .array(fc.constantFrom(...PIECES, 'ſhut', 'kioſK', 'K2', '{open}', 'é7', 'a{,2}', 'is'), { maxLength: 6 })
  .map((pieces) => pieces.join(''));

describe('a sparing expression', () => {
  it('finds what the expression finds', () => {
    fc.assert(
      fc.property(fc.array(TEXTS, { minLength: 1, maxLength: 3 }), (texts) => {
        for (const expression of EXPRESSIONS) {
          const spared = sparing(expression);
          const all = new RegExp(expression.source, `${expression.flags}g`);
          for (const text of [...texts, ...texts]) {
            assert.equal(spared.test(text), expression.test(text), `${expression.source}: ${text}`);
            assert.deepEqual(spared.exec(text), expression.exec(text));
            assert.equal(spared.replace(text, '<$&>'), text.replace(expression, '<$&>'));
            assert.deepEqual(sparing(all).matchAll(text), [...text.matchAll(all)]);
          }
        }
      }),
      { numRuns: 700 },
    );
  });

  it('is not made for a text without what it needs', () => {
    let made = 0;
    const expression = new (class extends RegExp {
      override exec(text: string): RegExpExecArray | null {
        made++;
        return super.exec(text);
      }
    })('doors? is (?:open|shut)', 'i');
    const { test } = sparing(expression);
    assert.equal(test('the window is open'), false);
    assert.equal(made, 0);
    assert.equal(test('The Door is SHUT'), true);
    assert.equal(made, 1);
  });

  it('needs nothing of a class, a property or a reference', () => {
    assert.deepEqual(findNeeds('\\p{L}[ab](?<q>.)\\k<q>\\u{62}'), []);
    assert.deepEqual(findNeeds('\\u0041b\\.c\\x41\\n'), [['Ab.cA\n']]);
  });
});
