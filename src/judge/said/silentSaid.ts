import { isTold } from '../../expect/asides.ts';
import { unframed } from '../../expect/frames.ts';
import { brief, fail, isBlank, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * That a command prints nothing, said of the command by its name or by its verb.
 *
 *     vet is quiet        go vet ./...                nothing is printed         pass
 *     fmt quiet           terraform fmt -check        main.tf                    fail
 *     no vet warnings     go vet ./...                nothing is printed         pass
 *
 * Null: other words, what the command does not say of itself, or a silent command that failed.
 */
export function judgeSilentSaid(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, stderr, observed } = scene;
  const { words } = unframed(clause.replace(/[`"'“”]/g, ''));
  const groups = (SILENT.exec(words) ?? CLEAN.exec(words) ?? NO_WARNINGS.exec(words))?.groups;
  // Two names: Node 20 takes none twice.
  const who = groups?.['who'] ?? groups?.['whose'];
  if (who === undefined || who.length > LONGEST || /\b(?:not|no|never|or|and|both|all|each)\b/i.test(who)) return null;
  if (who.trim() === '' ? !SILENT.test(words) : !who.split(' ').every((word) => isNamed(word, observed.text)))
    return null;
  if (!stdout.complete || !stderr.complete || observed.facts.stages.length !== 1) return null;
  const silent = isBlank(stdout) && isBlank(stderr);
  const want = `Expected “${brief(clause)}”`;
  if (silent && exit.kind === 'ok' && exit.masked === null && CHECKS.test(observed.text))
    return pass(`${want}; nothing was printed.`);
  if (silent || !SILENT.test(words) || isBlank(stdout)) return null;
  const line = stdout.lines.find((one) => one.trim() !== '')?.trim() ?? '';
  return fail(`${want}; found ${brief(line)}.`, line);
}

/** `checkconf` of `named-checkconf`, too. */
function isNamed(word: string, command: string): boolean {
  const [tool = ''] = command.trim().split(/\s/, 1);
  return isTold(word, command) || tool.split('-').includes(word.toLowerCase());
}

const LONGEST = 40;
const SILENT = /^(?<who>.*?)(?:^|\s)(?:(?:is|are|stays?|was|remains?|runs?) )?(?:silent|quiet|silently|quietly)$/i;
const CLEAN = /^(?<who>.*?\S) (?:(?:is|are|comes? back|runs?) )?(?:clean|happy)$/i;
/** `no vet warnings`, `vet has no complaints` */
const NO_WARNINGS =
  /^(?:no |without (?:any )?|zero )(?<who>.*?\S) (?:warnings?|findings?|complaints?|problems?|issues?|errors?)$|^(?<whose>.*?\S) (?:has|finds|reports|shows|prints|gives|with) (?:no|nothing|zero) (?:warnings?|findings?|complaints?|problems?|issues?|errors?)$/i;

/** Tools that look at files and print only what they dislike. */
const CHECKS =
  /\b(?:vet|lint|\w*check\w*|validate|verify|fmt|gofmt|ruff|flake8|black|prettier|eslint|tsc|mypy|yamllint|hadolint|tflint|actionlint|clippy|stylelint|pyflakes|isort|visudo)\b|\s(?:-n|-t|--check|--dry-run|-q|--quiet)(?=\s|$)|\bdiff\b|\bcmp\b/;
