import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { asVariables } from '../../../src/command/asVariables.ts';
import { fillPlaceholders } from '../../../src/command/fill.ts';

/** What bash passes on, seen by a program that prints its arguments with a NUL behind each. */
function passed(command: string): readonly string[] {
  const out = execFileSync('bash', ['-c', command], {
    env: { PATH: '/usr/bin:/bin', HOME: '/nowhere' },
    encoding: 'utf8',
  });
  return out.split('\0').slice(0, -1);
}

describe('Filling placeholders', () => {
  it('quotes for the place where the placeholder stands', () => {
    const fill = (text: string, value: string): string => fillPlaceholders(text, new Map([['x', value]])).text;
    assert.equal(fill('a <x>.b', '10-0-0-1'), 'a 10-0-0-1.b');
    assert.equal(fill('a <x>.b', 'c d'), "a 'c d'.b");
    assert.equal(fill('a "http://<x>/"', '$(id)'), 'a "http://\\$(id)/"');
    assert.equal(fill("a 'b <x>'", "it's"), "a 'b it'\\''s'");
    assert.equal(fill('a {{x}} <x>', ''), "a '' ''");
  });

  it('keeps what has no value, and says so', () => {
    assert.deepEqual(fillPlaceholders('a <x> <y>', new Map([['y', '1']])), {
      text: 'a <x> 1',
      unfilled: [{ name: 'x', why: 'it has no value' }],
    });
  });

  it('puts only harmless values where another program reads the text as code', () => {
    for (const text of [
      "kubectl exec web -- sh -c 'ping <x>'",
      'ssh node ls <x>',
      'eval echo <x>',
      "awk '/<x>/' f",
      'echo `date <x>`',
    ]) {
      assert.equal(fillPlaceholders(text, new Map([['x', 'a; id']])).text, text);
      assert.equal(fillPlaceholders(text, new Map([['x', '10.0.0.1']])).unfilled.length, 0);
    }
    for (const text of [
      'cat <<E\npod: $(echo <x>)\nE',
      'cat <<E\npod: `echo <x>`\nE',
      'cat <<E\npod: $(echo "<x>") ${a:-<x>}\nE',
      "cat > go.sh <<'E'\necho <x>\nE",
      'echo $((<x> + 1))',
      'echo "$((1+<x>))" $[<x>]',
      'for ((i=<x>; i<9; i++)); do :; done',
      'echo ${a:<x>} ${a:0:<x>}',
      'a[<x>]=1',
      'echo ${a[<x>]}',
      'let n=<x>',
      '[[ 1 -eq <x> ]]',
      '[[ -v <x> ]]',
      'test -v <x>',
      'declare -i n=<x>',
      'declare <x>=1',
      'typeset -n n=<x>',
      'printf -v <x> a',
      'read <x>',
      'mapfile -C <x> -c 1 a',
      'unset <x>',
    ])
      for (const value of ['a[$(touch PWNED)]', 'x; touch PWNED', '$(touch PWNED)', '"; touch PWNED; "']) {
        const filled = fillPlaceholders(text, new Map([['x', value]]));
        assert.equal(filled.text, text);
        assert.equal(filled.unfilled.length, 1, text);
        assert.equal(fillPlaceholders(text, new Map([['x', '7']])).unfilled.length, 0);
      }
    assert.equal(fillPlaceholders('cat <<E\n<x>\nE', new Map([['x', 'a\nE\nid']])).unfilled.length, 1);
  });

  it('never lets a value be more than a value (in a real bash)', () => {
    const print = "printf '%s\\0'";
    const nasty = fc.array(
      fc.constantFrom(
        'x',
        ' ',
        ';',
        '&',
        '|',
        '$(id)',
        '`id`',
        '"',
        "'",
        '\\',
        '\n',
        '$HOME',
        '${x}',
        '*',
        '~',
        '<',
        '>',
        '#',
        '!',
        '%',
        '\t',
        'é',
        '😀',
        '{a,b}',
        '$',
        '(',
        ')',
        'rm -rf ~',
        '-',
      ),
      { maxLength: 6 },
    );
    const samples = fc.sample(
      nasty.map((parts) => parts.join('')),
      { numRuns: 150, seed: 7 },
    );
    const frames: readonly (readonly [string, string])[] = [
      ['<x>', 'V'],
      ['a<x>b', 'aVb'],
      ['<x>.default', 'V.default'],
      ['"<x>"', 'V'],
      ['"a <x> b"', 'a V b'],
      ["'<x>'", 'V'],
      ["'a <x>'c", 'a Vc'],
      ["$'a\\t<x>'", 'a\tV'],
      ['k=<x>', 'k=V'],
    ];
    // One bash for all: each command prints its own line of arguments.
    const commands: string[] = [];
    const expected: string[] = [];
    for (const value of samples) {
      for (const [frame, want] of frames) {
        const { text, unfilled } = fillPlaceholders(`${print} ${frame}`, new Map([['x', value]]));
        assert.deepEqual(unfilled, []);
        commands.push(text);
        expected.push(want.replace('V', () => value));
      }
    }
    assert.deepEqual(passed(commands.join('\n')), expected);
  });

  it('lets a here-document be what it is', () => {
    for (const value of ['$(id)', '`id`', '\\', 'a"b', "it's", '${x}']) {
      const { text } = fillPlaceholders('a=$(cat <<E\n<x>\nE\n)\nprintf \'%s\\0\' "$a"', new Map([['x', value]]));
      assert.deepEqual(passed(text), [value]);
      const quoted = fillPlaceholders("cat <<'E' | tr '\\n' '\\0'\n<x>\nE", new Map([['x', value]]));
      assert.deepEqual(passed(quoted.text), [value]);
    }
  });

  it('puts only harmless values where another command of the same bash takes them for code', () => {
    const blocks: readonly (readonly string[])[] = [
      ['N=<x>', '[[ $N -gt 1 ]] && echo many'],
      ['N=<x>', 'if [[ "$N" -ge 2 ]]; then echo many; fi'],
      ['N=<x>', '(( N > 1 ))'],
      ['N=<x>', 'M=$N', 'echo $((M * 2))'],
      ['N=<x>', 'let M=N+1'],
      ['N=<x>', 'for ((i=0;i<N;i++)); do :; done'],
      ['N=<x>', 'echo ${a[N]}'],
      ['N=<x>', 'echo ${a:N:1}'],
      ['N=<x>', 'a[N]=1'],
      ['N=<x>', 'declare -i k=N'],
      ['N=<x>', 'test -v "$N"'],
      ['N=<x>', 'printf -v "$N" 1'],
      ['double() { local n=$1; echo $((n*2)); }', 'double <x>'],
      ['set -- <x>', 'echo $(( $1 + 1 ))'],
      ['for n in <x>; do echo $n; done', 'bash -c "echo $n"'],
      ['N=<x>', 'eval "echo $N"'],
      ['N=<x>', 'cat <<E | bash\necho $N\nE'],
      ['N=<x>', 'python3 -c "print($N)"'],
      ['echo "echo <x>" > go', '. ./go'],
      ['f() { echo "${!1}"; }', 'f <x>'],
    ];
    for (const block of blocks) {
      const text = block.find((one) => one.includes('<x>')) ?? '';
      const filled = (value: string) => fillPlaceholders(text, new Map([['x', value]]), block).unfilled.length;
      assert.equal(filled('a[$(id)0]'), 1, block.join(' ⏎ '));
      assert.equal(filled('10.0.0.1'), 0, block.join(' ⏎ '));
    }
    for (const block of [
      ['N=<x>', 'kubectl get pod "$N"'],
      ['kubectl get pod <x>', 'echo $((1 + 1))'],
      ['N=<x>', 'M=2', 'echo $((M + 1))'],
    ])
      assert.equal(
        fillPlaceholders(block[0] ?? '', new Map([['x', 'a b']]), block).unfilled.length,
        0,
        block.join(' ⏎ '),
      );
  });

  it('puts only harmless values into texts that a program runs', () => {
    for (const text of [
      'echo "echo <x>" | { bash; }',
      'echo "echo <x>" | if true; then bash; fi',
      '(echo "echo <x>") | (bash)',
      'r() { bash; }; echo "<x>" | r',
      'echo "echo <x>" | tee >(bash)',
      '. <(echo "echo <x>")',
      '. /dev/stdin <<E\necho <x>\nE',
      'flock l -c "echo <x>"',
      'git -c alias.z="!echo <x>" z',
      'split --filter="echo <x>" f',
      'tar --checkpoint-action=exec="echo <x>" f',
      'printf "all:\\n\\t@echo <x>\\n" | make -f -',
      "PS4='<x>+'; set -x; :",
      'v=<x>; echo ${!v}',
      'v=<x>; echo "${v@P}"',
    ])
      assert.equal(fillPlaceholders(text, new Map([['x', '$(id)']])).unfilled.length, 1, text);
  });

  it('gives a bash no variable that one of its commands reads as code', () => {
    const values = new Map([
      ['N', 'a[$(id)0]'],
      ['M', 'a b'],
      ['K', '3'],
      ['other', 'x'],
    ]);
    const { given, refused } = asVariables(values, [
      'echo $((N + K))',
      'echo "$M"',
      'for ((i=0;i<<N>;i++)); do :; done',
    ]);
    assert.deepEqual([...given.keys()], ['M', 'K']);
    assert.deepEqual([...refused.keys()], ['N']);
  });
});
