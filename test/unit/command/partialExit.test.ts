import assert from 'node:assert/strict';
import { splitBash } from '../../../src/command/bash.ts';
import { describeBlock } from '../../../src/command/describe.ts';

/** Why the exit of the last command of a block does not tell of all of it. */
function partial(source: string): string | undefined {
  return describeBlock(splitBash(source)).at(-1)?.partial;
}

describe('an exit of 0 that does not tell of all that ran', () => {
  const CASES: readonly (readonly [source: string, why: string | undefined])[] = [
    ['ls mill', undefined],
    ['ls mill | wc -l', undefined],
    ['cd mill; ls', undefined],
    ['x=1; ls $x', undefined],
    ['ls mill; x=1', 'its exit is that of its last command'],
    ['ls mill; ls barn', 'its exit is that of its last command'],
    ['set -e; ls mill; ls barn', undefined],
    ['set -e; ls mill && ls yard; ls barn', 'its exit is that of its last command'],
    ['set -e; ! ls mill; ls barn', 'its exit is that of its last command'],
    ['set -e; ls mill | cat; ls barn', 'its exit is that of its last command'],
    ['set -eo pipefail; ls mill | cat; ls barn', undefined],
    ['set -e; ls mill & ls barn', 'its exit is that of its last command'],
    ['set -e; ls mill || ls yard; ls barn', undefined],
    ['set -e; { ls mill; ls yard; } || ls pond; ls barn', 'its exit is that of its last command'],
    ['set -euo pipefail\nfor m in a b; do ls $m; done', undefined],
    ['set -o errexit\n(ls mill; ls barn)', undefined],
    ['set -e\nset +e\nls mill; ls barn', 'its exit is that of its last command'],
    ['f() { set +e; }\nset -e\nf\nls mill; ls barn', 'its exit is that of its last command'],
    ['f() { ls mill && ls yard; ls pond; }\nset -e\nf; ls barn', 'its exit is that of its last command'],
    ["trap 'exit 0' ERR\nset -e\nls mill; ls barn", 'its exit is that of its last command'],
    ['set -e\n. ./env\nls mill; ls barn', 'its exit is that of its last command'],
    ['true && set -e\nls mill; ls barn', 'its exit is that of its last command'],
    ['set -e\nif true; then ls mill; ls barn; fi', undefined],
    ['set -- -e\nls mill; ls barn', 'its exit is that of its last command'],
    ['set a -e; ls mill; ls barn', 'its exit is that of its last command'],
    ['set errexit\nls mill; ls barn', 'its exit is that of its last command'],
    ['set -e &\nls mill; ls barn', 'its exit is that of its last command'],
    ['set -e\ncommand set +e\nls mill; ls barn', 'its exit is that of its last command'],
    ['set -e\nset +o errexit\nls mill; ls barn', 'its exit is that of its last command'],
    ['set -e\nset +x\nls mill; ls barn', undefined],
    ['builtin set -e\nls mill; ls barn', undefined],
    ['set -x -n; ls mill', 'what follows may not have run'],
    ['set -xo noexec; ls mill', 'what follows may not have run'],
    ['exec 3>&1\nls mill\nexec 3>&-', 'its exit is that of its last command'],
    ['exec 2>&1\necho lit\nexit 0\nls mill', 'it may end before its last command'],
    ['exec 2>&1\nexec true\nls mill', 'it may end before its last command'],
    ['set -n; ls mill', 'what follows may not have run'],
    ['for m in a b; do ls $m; done', 'its exit is that of its last turn'],
    ['for m in a b; do echo $m; done', undefined],
    ['cd mill && for m in a b; do ls $m; done', 'its exit is that of its last turn'],
    ['cd mill && ls', undefined],
    ['until ls mill; do sleep 1; done', undefined],
    ['until ls mill; do ls barn; done', 'its exit is that of its last turn'],
    ['{ ls mill | cat; }', 'the exits of its inner stages are not known'],
    ['(ls mill; ls barn)', 'its exit is that of its last command'],
    ['if true; then ls mill; ls barn; fi', 'its exit is that of its last command'],
    ['f() { ls mill; echo done; }\nf', 'its exit is that of its last command'],
    ['f() { ls mill; }\nf', undefined],
    ['ls mill &\nwait', '`wait` alone tells nothing of what it waited for'],
    ['echo "$(ls mill | wc -l) there"', 'what it runs inside has an exit of its own'],
    ['n=$(ls mill)', undefined],
    ['ls "$(pwd)"', undefined],
    ['ls mill\ncat <<E\nbody\n  E', 'it ran as one piece, whose exit is that of its end'],
  ];
  for (const [source, why] of CASES)
    it(`${why ?? 'tells'}: ${source.replaceAll('\n', ' ⏎ ')}`, () => assert.equal(partial(source), why));
});
