import { unreachable } from '../../base/exhaustive.ts';
import { claimsNone } from '../../expect/noneClaim.ts';
import type { RuleTest } from '../../expect/rule.ts';
import type { ExitReading } from './exits.ts';
import { blocked, fail, undecided } from '../scene.ts';
import type { Decision } from '../scene.ts';

/** Exit first: a failure that the rule does not cover decides, whatever the text says. Null: the text decides. */
export function byExit(test: RuleTest, exit: ExitReading): Decision | null {
  switch (exit.kind) {
    case 'ok':
      return null;
    case 'answer':
      return exit.error && holdsOfNothing(test) ? fail(`An error was answered: ${exit.means}.`) : null;
    case 'blocked':
      return blocked(exit.why);
    case 'undecided':
      return undecided(exit.why);
    case 'nothing-found':
      if (exit.upstream === 'failed')
        return coversFailure(test) ? null : fail('An earlier stage of the pipeline failed.');
      return coversNothing(test) || coversFailure(test) ? null : fail(`${exit.tool} found nothing.`);
    case 'failed':
      return coversFailure(test) ? null : fail(exit.why);
    default:
      return unreachable(exit);
  }
}

/** Rules that hold where nothing was there to be looked at: counts, and words that must not be there. */
function holdsOfNothing(test: RuleTest): boolean {
  if (test.kind === 'equals') return /^\s*\d*\s*$/.test(test.value);
  if (test.kind === 'value') return test.path === '.' && test.op !== '=';
  if (test.kind === 'says') return /^(?:(?:no|not|nothing|none|never|without|zero|empty)\b|[\d\W]*$)/i.test(test.text);
  return test.kind === 'absent' || test.kind === 'lines' || test.kind === 'number';
}

/** Rules that a failure can satisfy. */
function coversFailure(test: RuleTest): boolean {
  if (test.kind === 'resolves') return test.to === 'none' || test.to === 'nxdomain';
  if (test.kind === 'http') return test.status === '000';
  return test.kind === 'exit' || test.kind === 'fails' || test.kind === 'missing';
}

/** Rules that a filter which found nothing can satisfy. */
function coversNothing(test: RuleTest): boolean {
  if (test.kind === 'equals') return test.value.trim() === '' || test.value.trim() === '0';
  if (test.kind === 'header') return test.absent === true;
  if (test.kind === 'says') return /^(?:no|nothing|none)\b/i.test(test.text) || claimsNone(test.text);
  return test.kind === 'absent' || test.kind === 'lines' || test.kind === 'number';
}
