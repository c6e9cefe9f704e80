/** Programs that read a quoted text, or their whole line, as code again: bash's quoting does not hold in there. */
const READS_CODE =
  /(^|[\s;&|('"/])(sh|bash|zsh|ksh|dash|ash|eval|source|ssh|su|watch|xargs|parallel|expect|script|find|awk|gawk|mawk|sed|perl|python3?|ruby|node|php|psql|mysql|mariadb|mongosh|redis-cli|sqlite3|jq|yq|osascript|at|crontab|docker|podman|trap|alias|make|flock|nsenter|chroot|split|tar)(?=[\s;&|)}<>]|$)/;
/** Options that name a program, and what bash expands or runs once more. */
const NAMES_CODE =
  /(?:^|[\n;&|({])\s*\.\s|\bgit\s+-c\b|\bPS4=|\$\{!|\$\{[^}]*@[A-Za-z]\}|\$\{\w+(?:\[(?![@*]\])|:(?![-+=?]))|(?:^|[\s;&|({])\w+\[[^\]]*\]\+?=/;

/**
 * Words and forms of bash that evaluate what they are given once more, where a subscript may hold a command:
 *
 *     declare -i n=<n>      [[ 1 -eq <n> ]]      read <name>      printf -v <name> x      (( <n> > 1 ))
 */
const EVALUATES =
  /(?:^|[\s;&|({])(?:let|declare|typeset|local|read|mapfile|readarray|unset|getopts|select|coproc)(?=\s)|\bprintf\s+-v|\[\[[^\]\n]{0,500}\s-(?:eq|ne|lt|le|gt|ge|v|R)\s|(?:\btest|\[)\s+(?:!\s+)?-[vR]\s|\(\(|\$\[/;
const HEREDOC = /(?<!<)<<(?!<)/;
const WRITES_PROGRAM = /\.(?:sh|bash|zsh|py|pl|rb|js)\b|^#!/m;

/** A here-document in which something is run, or that writes a program. */
function runsInHeredoc(text: string): boolean {
  const at = text.search(HEREDOC);
  return at !== -1 && (/\$\(|`|\$\{/.test(text.slice(at)) || WRITES_PROGRAM.test(text));
}

/** Whether words of a text are read as code once more, by a program in it or by bash. */
export function isCode(text: string): boolean {
  return READS_CODE.test(text) || NAMES_CODE.test(text) || EVALUATES.test(text) || runsInHeredoc(text);
}

/** Stands for every variable, where what keeps a value is none. */
const ANY = '*';

/** `N=`, `for n in`, `read n`; and what keeps a value in other ways: parameters, functions, files. */
export function namesSetIn(text: string): readonly string[] {
  const names = [...text.matchAll(/(?:^|[\s;&|({])([A-Za-z_]\w*)\+?=|\bfor\s+([A-Za-z_]\w*)\b/g)].map(
    ([, set, turn]) => set ?? turn ?? '',
  );
  return KEEPS.test(text) ? [...names, ANY] : names;
}

const KEEPS = /\bset\s+--|\b(?:read|mapfile|readarray|tee)\b|>\s*(?!&|\/dev\/null)[^\s&>]/;

/** Whether a command that reads code has one of the variables, or one that is made of them. */
export function reachesCode(names: readonly string[], bash: readonly string[]): boolean {
  const reached = new Set(names);
  // A function has its own names for what it is given.
  if (bash.some((text) => /\w\s*\(\s*\)|\bfunction\s/.test(text))) reached.add(ANY);
  if (reached.size === 0) return false;
  for (let before = 0; before < reached.size && !reached.has(ANY);) {
    before = reached.size;
    for (const text of bash) if (mentions(text, reached)) for (const name of namesSetIn(text)) reached.add(name);
  }
  return bash.some((text) => isCode(text) && (reached.has(ANY) || mentions(text, reached)));
}

/** Whether a text has one of the names as a word of its own. */
export function mentions(text: string, names: ReadonlySet<string>): boolean {
  return (text.match(/[A-Za-z_]\w*/g) ?? []).some((word) => names.has(word));
}
