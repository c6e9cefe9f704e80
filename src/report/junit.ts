import type { Redacted } from '../base/redacted.ts';
import { joinKept, kept } from '../redact/compose.ts';
import { redact } from '../redact/redact.ts';
import { failingText } from './failing.ts';
import { outcomeWords } from './outcomeWords.ts';
import type { RunRecord, RunReport } from './record.ts';
import { xmlAttribute, xmlText } from './xml.ts';

/**
 * JUnit XML: a suite for each story, a case for each check. Failed checks are failures; undecided, manual and blocked
 * ones are skipped with the reason, and so is what was left out.
 */
export function junitXml({ runs, leftOut }: RunReport): Redacted {
  const stories = [...new Set([...runs.map((run) => run.story), ...leftOut.map((left) => left.story)])];
  const suites = stories.map((story) =>
    suite(
      redact(story),
      runs.filter((run) => run.story === story),
      leftOut
        .filter((left) => left.story === story)
        .map(({ check, why }) => skippedCase(redact(story), redact(check), why)),
    ),
  );
  return kept`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${joinKept(suites, kept``)}</testsuites>\n`;
}

function suite(story: Redacted, runs: readonly RunRecord[], left: readonly Redacted[]): Redacted {
  const failures = runs.filter((run) => run.verdict === 'fail').length;
  const skipped = runs.filter((run) => run.verdict !== 'fail' && run.verdict !== 'pass').length + left.length;
  const ms = runs.reduce((sum, run) => sum + run.ms, 0);
  const first = runs.map((run) => run.startedAt).sort()[0];
  const at = first === undefined ? kept`` : xmlAttribute('timestamp', redact(first));
  const counts = kept` tests="${runs.length + left.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  const cases = joinKept([...runs.map((run) => testCase(story, run)), ...left], kept``);
  return kept`  <testsuite${xmlAttribute('name', story)}${counts} time="${ms / 1000}"${at}>\n${cases}  </testsuite>\n`;
}

function testCase(story: Redacted, run: RunRecord): Redacted {
  const name = xmlAttribute(
    'name',
    run.on === undefined
      ? kept`${redact(run.check)} ${run.title}`
      : kept`${redact(run.check)} [${redact(run.on)}] ${run.title}`,
  );
  const parts = [contextsOf(run), resultOf(run), outputOf(run)];
  return kept`    <testcase${name}${xmlAttribute('classname', story)} time="${run.ms / 1000}">\n${joinKept(parts, kept``)}    </testcase>\n`;
}

function skippedCase(story: Redacted, check: Redacted, why: Redacted): Redacted {
  const result = kept`      <skipped${xmlAttribute('message', kept`left out: ${why}`)}/>\n`;
  return kept`    <testcase${xmlAttribute('name', check)}${xmlAttribute('classname', story)} time="0">\n${result}    </testcase>\n`;
}

function contextsOf(run: RunRecord): Redacted {
  const properties = run.contexts.map(
    ({ alias, context }) =>
      kept`        <property name="context"${xmlAttribute('value', redact(`${alias}=${context}`))}/>\n`,
  );
  return properties.length === 0
    ? kept``
    : kept`      <properties>\n${joinKept(properties, kept``)}      </properties>\n`;
}

function resultOf(run: RunRecord): Redacted {
  if (run.verdict === 'pass') return kept``;
  if (run.verdict !== 'fail')
    return kept`      <skipped${xmlAttribute('message', kept`${run.verdict}: ${run.because}`)}/>\n`;
  return kept`      <failure${xmlAttribute('message', run.because)} type="fail">${xmlText(failingText(run))}</failure>\n`;
}

function outputOf({ commands }: RunRecord): Redacted {
  if (commands.length === 0) return kept``;
  const out = commands.flatMap((command) => [
    kept`$ ${command.ran ?? command.text}\n`,
    command.stdout.excerpt === '' ? kept`` : kept`${command.stdout.excerpt}\n`,
    kept`${outcomeWords(command)}\n`,
  ]);
  const err = commands
    .filter((command) => command.stderr.excerpt !== '')
    .map((command) => kept`${command.stderr.excerpt}\n`);
  const errors = err.length === 0 ? kept`` : kept`      <system-err>${xmlText(joinKept(err, kept``))}</system-err>\n`;
  return kept`      <system-out>${xmlText(joinKept(out, kept``))}</system-out>\n${errors}`;
}
