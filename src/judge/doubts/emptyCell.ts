import { structured } from '../printed/documents.ts';
import type { RuleVerdict } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { singularOf } from '../../expect/listedThings.ts';
import type { Observed } from '../contract.ts';

const NONE = /^(?:<none>|<unset>|none|-|0)$/i;
const COUNTS: ReadonlySet<string> = new Set(['exists', 'lines', 'says', 'equals']);

/** `lag below 100`: 0 is what that means as well. */
const AT_MOST = /\b(?:below|under|less than|fewer than|lower than|at most|up to|no more than|max(?:imum)?)\b|[<≤]/i;

/** `endpoints exist` where a row is listed whose ENDPOINTS say `<none>`: that there is a row is not enough. */
export function countsEmpty(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  if (!rules.some(({ rule }) => COUNTS.has(rule.kind))) return false;
  if (/\b(?:no|none|not|zero|0|without|empty)\b/i.test(words) || AT_MOST.test(words)) return false;
  const said = new Set((words.toLowerCase().match(/[a-z]{3,}/g) ?? []).map(singularOf));
  return tablesOf(outputOf(stdout), null).some(({ header, rows }) =>
    header.some(
      (name, column) =>
        said.has(singularOf(name.toLowerCase())) && rows.some(({ cells }) => NONE.test(cells?.[column] ?? '')),
    ),
  );
}

/** `only one container` beside one document, which may hold several. */
export function countsDocuments(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  if (!rules.some(({ rule }) => rule.kind === 'lines') || /\b(?:documents?|objects?|manifests?|lines?)\b/i.test(words))
    return false;
  return structured(stdout.text)?.some(({ is }) => is === 'map') === true;
}
