import assert from 'node:assert/strict';
import { splitBash } from '../../../src/command/bash.ts';

describe('Text that the grammar leaves out as it mends', () => {
  for (const text of ['ls (\ntouch gone', 'A=1 f() { echo body; }\nf', 'oar(\n\n{'])
    it(`runs as one piece, which bash refuses: ${JSON.stringify(text)}`, () => {
      const { parsed, units } = splitBash(text);
      assert.equal(parsed, false);
      assert.deepEqual(
        units.map((unit) => unit.text),
        [text],
      );
    });

  for (const [text, units] of [
    ['a & b; c\n# x\nd # y\n', ['a & b; c', 'd']],
    ['ls \\\n  -l\n\\\n', ['ls \\\n  -l']],
    ['cat <<E\nx\nE\necho a;\n', ['cat <<E\nx\nE', 'echo a']],
    ['row &&\n# c\nrest', ['row &&\n# c\nrest']],
    ['kubectl port-forward x & curl y', ['kubectl port-forward x &', 'curl y']],
  ] as const)
    it(`is none of what only parts commands: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        splitBash(text).units.map((unit) => unit.text),
        units,
      );
    });
});
