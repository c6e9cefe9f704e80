import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonText } from '../../../src/report/json.ts';

describe('JSON on stdout', () => {
  it('holds no control characters and no workflow command, and reads back the same', () => {
    const piece = fc.constantFrom('\x1b[2J', '\x9b2J', '\x7f', '\u2028', '##[error]x', '###[', '"', '\\', 'a', '\n');
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join('')),
        (text) => {
          const json = jsonText({ [text]: [text] });
          assert.deepEqual(JSON.parse(json), { [text]: [text] });
          assert.doesNotMatch(json, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]|##\[/);
        },
      ),
      { numRuns: 50 },
    );
  });
});
