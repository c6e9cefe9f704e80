import { sparing, type Sparing } from '../../text/sparing.ts';

/** A line that is one of what words deny, in a form of logs that has none of these words. */
export interface BadLine {
  readonly at: number;
  /** Whatever else the line says, it is one. */
  readonly sure: boolean;
}

type Form = readonly [form: Sparing, sure: boolean];

const TRACE: readonly Form[] = [
  // Java, then JavaScript: a frame names its file and line.
  [sparing(/^[ \t]+at [^\s(]+\((?:[\w$.-]+:\d+|Native Method|Unknown Source)\)/m), true],
  [sparing(/^[ \t]+at (?:.*\(.+:\d+:\d+\)|\S+:\d+(?::\d+)?)\s*$/m), true],
  [sparing(/^Traceback \(most recent call last\)/m), true],
  [sparing(/^goroutine \d+ \[/m), true],
  [sparing(/\bstack backtrace:/), true],
];
const PANIC: readonly Form[] = [[sparing(/\bpanicked at\b/), true]];
const ERROR: readonly Form[] = [
  ...PANIC,
  // The prefix of klog: level, month and day, time.
  [sparing(/(?:^|\s)[EF]\d{4} \d\d:\d\d:\d\d(?=[.,\s])/m), true],
  [sparing(/\bsegmentation fault\b|\bsegfault at\b|\bcore dumped\b|^(?:.*: )?Oops: /im), true],
  [sparing(/\[(?:severe|crit|critical|emerg|emergency|alert)\]|^[ \t]*SEVERE:/im), true],
  [sparing(/"level"\s*:\s*(?:50|60)\s*[,}]/), true],
  [sparing(/\b[\w-]+\.(?:ERROR|CRITICAL|ALERT|EMERGENCY):/), true],
  ...TRACE.map(([form]): Form => [form, false]),
  [
    sparing(/^[ \t]*FAIL(?:ED)?\b(?!:?\s+0\b)|(?:^|\s)\[E\]\s|^E\/[\w.-]+[:(]|^(?:.*: )?Killed\s*$|\b[Ee]rrno \d/m),
    false,
  ],
  [sparing(/\bout of memory\b|\boom-kill/i), false],
  [sparing(/\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) \/\S*,? (?:status )?5\d\d(?=[\s,]|$)/), false],
  [sparing(/\bHTTP(?:\/[\d.]+)?"? 5\d\d\b|\bstatus["']?[:=]\s*["']?5\d\d\b/i), false],
];
const WARNING: readonly Form[] = [
  [sparing(/(?:^|\s)W\d{4} \d\d:\d\d:\d\d(?=[.,\s])/m), true],
  [sparing(/"level"\s*:\s*40\s*[,}]/), true],
  [sparing(/\b[\w-]+\.WARNING:/), true],
  [sparing(/(?:^|\s)\[W\]\s|^W\/[\w.-]+[:(]/m), false],
];

/** Words of which each stands for a level or a kind of line. */
const OF_WORDS: readonly (readonly [RegExp, readonly Form[]])[] = [
  [/^(?:errors?|err|fatal|severe|critical|crit)$/i, ERROR],
  [/^warn(?:ing)?s?$/i, WARNING],
  [/^panics?$/i, PANIC],
  [/^(?:stack ?traces?|traceback)$/i, TRACE],
  [/^exceptions?$/i, TRACE.map(([form]): Form => [form, false])],
];

/** The first such line, a sure one before others; `list`: of that list, `tokens`: else of these words. */
export function badLine(list: string | null, tokens: readonly string[], text: string): BadLine | null {
  const words = list === 'errors' || list === 'warnings' ? [list] : list === null ? tokens : [];
  const forms = OF_WORDS.filter(([is]) => words.some((word) => is.test(word))).flatMap(([, of]) => of);
  let doubtful: BadLine | null = null;
  for (const [form, sure] of forms) {
    const hit = form.exec(text);
    if (!hit) continue;
    const found = { at: hit.index + (/^\s*/.exec(hit[0])?.[0].length ?? 0), sure };
    if (sure) return found;
    doubtful ??= found;
  }
  return doubtful;
}
