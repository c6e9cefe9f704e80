import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { documentsOf, fullYaml, structured } from '../../../src/judge/printed/documents.ts';
import { plainYaml } from '../../../src/judge/printed/plainYaml.ts';
import { lines } from '../../support/judgeRows.ts';

const SAMPLES: readonly (readonly [says: string, text: string, plain: boolean])[] = [
  [
    'maps, lists at the indent of their key, and empty values',
    'a:\n  b: 1\n  c:\n  - x\n  - y: 2\n    z: [p, {q: r}]\n  d:\n  e: {}\nf: []\n',
    true,
  ],
  ['texts and quotes', 'a: |\n  one\n    two\n\n  three\nb: "q: \\"r\\""\nc: \'it\'\'s\'\nd: |-\n  last\n', true],
  ['several documents and comments', '# first\na: 1 # one\n---\nb: 1.10\n---\n- c\n- - d\n  - e\n', true],
  ['keys with colons and slashes', 'f:spec:\n  k:{"n":"x"}:\n    .: {}\nx.example/y: "true"\n', true],
  ['an empty list item', '-\n  a: 1\n-\n', true],
  ['a text over several lines', 'a: one\n  two\nb: 3\n', false],
  ['a quoted text over several lines', 'a: "one\n  two"\n', false],
  ['anchors', 'a: &x 1\nb: *x\n', false],
  ['a folded text', 'a: >-\n  one\n  two\n', false],
];

/** Whatever the plain reader takes on, it reads as the full parser does. */
function agrees(text: string): void {
  const own = plainYaml(text, () => null);
  if (own !== null && own.length > 0)
    assert.deepEqual({ kind: 'parsed', format: 'yaml', docs: own }, fullYaml(text), JSON.stringify(text));
}

describe('reading plain YAML', () => {
  for (const [says, text, plain] of SAMPLES)
    it(`reads ${says} as the full parser does`, () => {
      const own = plainYaml(text, (piece) => {
        const parsed = fullYaml(piece);
        return parsed.kind === 'parsed' ? (parsed.docs[0] ?? null) : null;
      });
      assert.equal(own !== null, plain);
      assert.deepEqual(documentsOf(text), fullYaml(text));
    });

  const WORDS =
    'y N on tRUE ~ null .5 -.5 .inf .NaN 0x1f 0b1 017 1_000 12e03 1:30 190:20:30.5 2026-01-01 2026-01-01T00:00:00Z';
  for (const word of [
    ...WORDS.split(' '),
    '2026-01-01 00:00:00 +1',
    '- x',
    '-',
    '-x',
    '?x',
    ': x',
    'x:',
    'x\u00a0',
    'x\t# y',
  ])
    it(`takes ${JSON.stringify(word)} for what the full parser takes it`, () => {
      for (const text of [`a: ${word}\n`, `- ${word}\n`, `${word}: 1\n`, `a:\n- b: ${word}\n  c: 1\n`]) {
        agrees(text);
        agrees(text.replaceAll('\n', '\r\n'));
      }
    });

  it('loses no line of a text whose indent shrinks', () => {
    for (const size of [0, 1, 2, 3, 4, 5]) {
      agrees(`a:\n  b: |\n    one\n${' '.repeat(size)}two\n`);
      agrees(`a: |\n${' '.repeat(size)}\n  one\n`);
      agrees(`a: |\n  one\n${' '.repeat(size)}\t\nb: 1\n`);
      agrees(`a:\n${' '.repeat(size)}\t\nb: 1\n`);
    }
  });

  it('takes no time for a long run of blanks in a line', () => {
    assert.equal(
      plainYaml(`a${' '.repeat(200_000)}b: 1\n`, () => null),
      null,
    );
    assert.equal(plainYaml(`a: b${' '.repeat(200_000)}c # d\n`, () => null)?.length, 1);
  });

  it('leaves what is nested too deep to the full parser', () => {
    assert.equal(
      plainYaml(`${'- '.repeat(50_000)}x\n`, () => null),
      null,
    );
  });

  it('does not read what is no YAML', () => {
    for (const text of ['a: b: c\n', 'a:\n    b: 1\n  c: 2\n', 'a: [1\n', 'a: 1\n b: 2\n', '\ta: 1\n'])
      assert.deepEqual(documentsOf(text), fullYaml(text));
  });

  it('agrees with the full parser on whatever is written', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[a-z][a-z0-9./-]{0,8}$/),
      fc.string({ maxLength: 12 }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        word,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z0-9./:-]{0,8}$/), tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 40), (value, width) => {
        const text = stringify(value, { lineWidth: width, version: '1.1' });
        agrees(text);
      }),
      { numRuns: 300 },
    );
  });

  it('finds no document in a text that begins with words, as the full parser does', () => {
    const first = fc.constantFrom(
      'web',
      'NAME   READY',
      '12',
      'null',
      ' web',
      'a:b',
      'web # ready',
      'http://a',
      'x [y]',
    );
    const later = fc.constantFrom(
      'b: 1',
      '- c',
      '---',
      '...',
      '{d: e}',
      '"f"',
      '| g',
      '? h',
      ': i',
      '#j',
      '',
      ' k: l',
      '&m n',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('', '# a: b\n', '\n \n'),
        first,
        fc.array(later, { maxLength: 4 }),
        (lead, words, rest) => {
          const text = `${lead}${[words, ...rest].join('\n')}\n`;
          const full = fullYaml(text);
          const docs = full.kind === 'parsed' ? full.docs.filter((doc) => doc.is !== 'scalar' || doc.text !== '') : [];
          assert.equal(docs.length > 0 && docs.every((doc) => doc.is !== 'scalar'), false, text);
          assert.equal(structured(text), null, text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('agrees on every truncation of a manifest', () => {
    const text = lines`
      apiVersion: v1
      items:
      - kind: Pod
        metadata:
          annotations:
            note: |
              {"a": 1}
          name: web-1
        spec:
          containers:
          - image: "web:1.4.0"
            securityContext: {drop: [ALL]}
    `;
    for (let end = 0; end <= text.length; end += 1) agrees(text.slice(0, end));
  });
});
