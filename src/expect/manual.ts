import { FAILURE_REASONS, WORD_LISTS } from './wordLists.ts';
import type { Family } from './phrase.ts';

const cell = (text: string): string => text.replace(/\|/g, '\\|');
const code = (text: string): string => (text.includes('`') ? `\`\` ${cell(text)} \`\`` : `\`${cell(text)}\``);

const HEAD = `# How expectations are read

A line such as \`3 pods Running\` beside a command is cut into clauses, and each clause must match one phrase below with
**every** of its words. What no phrase covers stays *undecided*: nothing is guessed, and no word is ignored because it looks
harmless. \`story-ops explain story.md:12\` shows how a line is read, and a directive replaces the reading
(\`--directive\` writes it out).

- Letter case does not count, except in text in backticks or quotes. Values, cells and keys compare whole: \`2/2\` is not in \`12/2\`.
- "should", "must", "the", "now", "Verify that", "returns", "shows" and the like change nothing and may stand anywhere.
- \`(from …)\` and \`(see …)\` say where a value comes from and are left out.
- \`within 30s\` repeats a read until it holds (below 5 s, and of a request, it is a limit); \`on both\` binds to every command that can decide; \`(infra)\` to those of that cluster.
- Words beside a clause (\`401 without a token\`, \`GET /ready returns 200\`) must stand in the command; what it does not
  tell keeps the clause from passing. A remark in brackets or behind a dash may explain what the whole output is
  (\`0 (nothing is left)\`).
- Words that no phrase reads are read once more beside what was printed. There every word must be a value, name the place
  of one, or be said by the command; one word that is none of these leaves them undecided.
  - *Lists*: rows by their name or by what they say, columns by their header, with \`all\`, \`no\`, \`only\`, a count or
    \`present\` (\`Every volume attached\`, \`one leader, two followers\`, \`web-1 CLASS=gold\`, \`No web-old row\`).
  - *Keys and values*: \`status green, 3 nodes, 0 unassigned shards\` beside a JSON document or a page of \`Key: value\`
    lines; a switch by its name (\`initialized and not sealed\`). A key must be named as a whole.
  - *One answer*: \`panic count must be 0\` beside \`grep -c panic\`, \`power state "Running"\` beside a query for it.
  - *Nothing of a kind*: \`no HIGH or CRITICAL findings\` beside \`Total: 0 (HIGH: 0, CRITICAL: 0)\`.
  - *An explanation*: a headline or paraphrase beside a claim (\`root login is off: PermitRootLogin no\`, \`unsealed (Sealed
    false)\`) is told by it; a number, a name or a state of its own is a claim, and must be shown as well.
  - *A message*: the words stand in one line, token after token. They fail where they speak of no failure and the command
    failed.
- What is said of a list is said of all of it, with or without “all”: a value that only some rows, lines or commands show
  (\`True\` beside \`True True Unknown\`) does not pass, unless the words name their row, say that it need only be there (\`listed\`,
  \`at least one\`, \`contains\`), or are told apart by it, as by a name or an address. Where \`head\` or a limit may have cut rows
  off, nothing is known of all.
- States divided by a comma are claims of their own (\`Running, ready\`), and a choice where a thing has one of them at a time
  (\`Running, Completed\`) or where they say “or”. What is denied in brackets (\`ready (not suspended)\`) is another value of the
  same, or a claim of its own.
- A state in backticks or quotes that was printed in other letters (\`UP\`, \`Up\`) is undecided.
- The exit of a tool that ends with 0 whatever it finds (\`kube-bench\`, \`grype\`, \`--exit-zero\`) decides an expected exit and no
  more. A success by exit alone is undecided where the output tells of findings, failures or tests that did not run.
- An exit of 0 passes where it tells of all that ran: it is undecided behind \`a; b\`, a loop's last turn, inner stages of a
  compound, a bare \`wait\`, and a text that runs as one piece.
- What is said of all rows is undecided beside a column that denies it (\`ADMIN up, OPER down\`), and a pair beside another of
  its key (\`status: ok\`, \`status: error\`). What something is called, or was before, is not how it is.
- A diff is read as what it leaves; words of a change (\`becomes\`, \`raised to\`) pass only beside a line that comes.
- A watch (\`-w\`, \`logs -f\`, \`watch\`, an endless loop) ends as soon as all that is expected of it was seen, else after 30 s;
  words on what must not show take the whole time. Of its rows the newest of each object counts.
- A clause binds to the command whose resource, filter, column or kind of output it names. If none is named, only one
  command may be able to decide it.

This page is made from the table that the tests run (\`UPDATE=1\` rewrites it).
`;

/** The manual's page on expectations, as Markdown. */
export function manualOf(families: readonly Family[]): string {
  const sections = families.map(({ title, about, phrases }) => {
    const rows = phrases.flatMap((phrase) =>
      phrase.examples.map(([words, command, rule]) => `| ${code(words)} | ${code(command)} | ${cell(rule)} |`),
    );
    const near = phrases.flatMap((phrase) => phrase.not.slice(0, 2)).slice(0, 6);
    return [
      `## ${title}`,
      '',
      about,
      '',
      '| words | beside | rule |',
      '| --- | --- | --- |',
      ...rows,
      '',
      `Not read this way: ${near.map(code).join(', ')}.`,
    ].join('\n');
  });
  return `${[HEAD.trimEnd(), ...sections, listsOf('Word lists', WORD_LISTS), listsOf('Reasons of an expected failure', FAILURE_REASONS)].join('\n\n')}\n`;
}

function listsOf(title: string, lists: Readonly<Record<string, readonly string[]>>): string {
  const rows = Object.entries(lists).map(([name, words]) => `- **${name}**: ${words.map(code).join(', ')}`);
  return [`## ${title}`, '', ...rows].join('\n');
}
