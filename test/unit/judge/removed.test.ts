import { beside } from '../../support/besideCases.ts';

describe('what a diff takes away', () => {
  const diff = (old: string, now: string): string =>
    `@@ -8,3 +8,3 @@\n spec:\n-  replicas: ${old}\n+  replicas: ${now}\n`;
  beside('git diff HEAD~1 -- reef.yaml', [
    ['replicas: 3', diff('3', '3').replace(/^-.*\n/m, ''), 'pass'],
    ['replicas is 2', diff('2', '3'), 'undecided'],
    ['replicas: 2', diff('2', '3'), 'undecided'],
    ['replicas is 2', diff('2', '12'), 'undecided'],
    ['replicas: 2', diff('2', '20'), 'undecided'],
  ]);
  const stays = '@@ -8,3 +8,3 @@\n   replicas: 3\n-  name: ray\n+  name: eel\n';
  const two = `${diff('2', '3')}${diff('3', '1')}`;
  beside('kubectl diff -f reef.yaml', [
    ['replicas is 3', diff('2', '3'), 'pass', 1],
    ['replicas: 3', diff('2', '3'), 'pass', 1],
    ['replicas is 3', diff('2', '13'), 'fail', 1],
    ['replicas is 3', two, 'fail', 1],
    ['replicas is at least 3', diff('2', '3'), 'pass', 1],
    ['no replicas', diff('2', '3'), 'fail', 1],
    ['replicas is 3', stays, 'pass', 1],
    ['replicas becomes 3', diff('2', '3'), 'pass', 1],
    ['replicas becomes 3', stays, 'undecided', 1],
    ['replicas raised to 3', stays, 'undecided', 1],
    ['sets replicas to 3', stays, 'undecided', 1],
  ]);
  beside('terraform plan', [
    ['engine_version is 14.7', '      ~ engine_version = "14.7" -> "15.4"\n', 'undecided'],
    ['replicas is at least 4', '      ~ replicas = 5 -> 3\n', 'undecided'],
  ]);
  beside("git log -1 --format='%h %s'", [
    ['light the lamp at dusk', '4f2a9c1 light the lamp at dusk\n', 'pass'],
    ['light the lamp at dusk', '4f2a9c1 Revert "light the lamp at dusk"\n', 'undecided'],
  ]);
});
