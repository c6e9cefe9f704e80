import assert from 'node:assert/strict';
import { readReferences } from '../../../src/story/references.ts';

describe('References to criteria', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Light it (AC1.2.3)', 'AC1.2.3'],
    ['Light it (AC1.2.3, AC1.2.10)', 'AC1.2.3 AC1.2.10'],
    ['Light it (AC: 1.2.3, 1.2.4)', 'AC1.2.3 AC1.2.4'],
    ['Light it (AC-1.2.3/1.2.5)', 'AC1.2.3 AC1.2.5'],
    ['Light it (AC1.2.1–AC1.2.3)', 'AC1.2.1 AC1.2.2 AC1.2.3'],
    ['Light it (AC2.1 to 2.3)', 'AC2.1 AC2.2 AC2.3'],
    ['Light it (AC 7.10.2.1)', 'AC7.10.2.1'],
    ['Light it (AC1.2–AC2.3)', 'AC1.2 AC2.3'],
    ['It serves AC1.2. Next', 'AC1.2'],
    ['AC1, 2.5 litres', 'AC1'],
    ['AC3 and 1.38.0 is deployed', 'AC3'],
    ['AC1.2 and 1.38.0 is deployed', 'AC1.2'],
    ['AC1–AC3', 'AC1 AC2 AC3'],
  ];
  for (const [text, ids] of cases)
    it(`are ${ids} in "${text}"`, () => assert.equal(readReferences(text).ids.join(' '), ids));
});
