import type { Meaning } from './meaning.ts';
import { columnTests, ratioTests, valueTests, versionTests } from './realiseColumns.ts';
import { countTests, goneTests, noneTests, presentTests, replicaTests } from './realiseLists.ts';
import {
  altNameTests,
  flagTests,
  headerTests,
  httpTests,
  metricsTests,
  notExpiringTests,
  redirectTests,
  sampleTests,
  seriesTests,
} from './realiseNetwork.ts';
import {
  allowedTests,
  fileTests,
  filledTests,
  reachableTests,
  emptyTests,
  failsTests,
  quietTests,
  rolledOutTests,
  sameTests,
  succeedsTests,
} from './realiseOutcome.ts';
import { stateTests } from './realiseState.ts';
import { statelessTests } from './realiseStateless.ts';
import { textTests } from './realiseText.ts';
import { eachTests, membersTests, notValueTests, secondsTests, unsetTests, wholeTests } from './realiseWhole.ts';
import { cannot, tests, type Realised } from './realised.ts';
import type { RuleTest, Subject } from './rule.ts';
import type { CommandView } from './view.ts';

/** Tools whose result is a number of tests that failed. */
const TESTS =
  /^(?:(?:npx|uv run|poetry run|bundle exec|pnpm|yarn|npm|python3? -m|go|cargo|make|dotnet|mvn|gradle|\.\/gradlew|bats|ctest|helm|kyverno) )?(?:run )?(?:[\w:-]*(?:tests?|pytest|jest|vitest|mocha|rspec|bats|ctest)\b)/;

/** What a clause means for a command. `name` limits a table to the rows of that name. */
export function realise(meaning: Meaning, view: CommandView, name: string | null): Realised {
  switch (meaning.is) {
    case 'tests':
      return meaning.on === undefined ? tests(...meaning.tests) : { tests: meaning.tests, on: meaning.on };
    case 'state':
      if (isNone(meaning)) return realise({ is: 'stateless', states: meaning.states }, view, name);
      return stateTests(meaning, view, name);
    case 'stateless':
      if (meaning.states.join() === 'Failed' && TESTS.test(view.text)) return succeedsTests(true, view);
      if (view.lists) return noneTests(meaning.states.join(' '), view);
      return statelessTests(meaning.states, view);
    case 'ratio':
      return ratioTests(meaning, view, name);
    case 'column':
      return columnTests(meaning, view, name);
    case 'distinct':
      if (view.prints !== 'table') return cannot('it prints no table');
      return tests({
        kind: 'table',
        column: meaning.column,
        test: 'distinct',
        op: '=',
        value: null,
        min: meaning.min,
        ...(meaning.max === undefined ? {} : { max: meaning.max }),
        ...(meaning.among ? { rows: 'some' as const } : {}),
      });
    case 'present':
      return presentTests(meaning, view, name);
    case 'gone':
      return goneTests(meaning, view, name);
    case 'text':
      return textTests(meaning, view);
    case 'word':
      if (view.prints !== 'scalar') return cannot('it prints more than one value');
      return tests({ kind: 'equals', value: meaning.word, exact: false, each: true });
    case 'without':
      return {
        tests: [
          {
            kind: 'absent',
            tokens: meaning.values.map((v) => v.text),
            exact: meaning.values.every((v) => v.exact),
            list: null,
          },
        ],
      };
    case 'none':
      return noneTests(meaning.of, view);
    case 'quiet':
      return quietTests(meaning.list, view);
    case 'empty':
      return emptyTests(meaning.of, view);
    case 'filled':
      return filledTests(meaning.of, view);
    case 'file-there':
      return fileTests(meaning.directory ?? false, view);
    case 'reachable':
      return reachableTests(view);
    case 'same':
      return sameTests(view);
    case 'seconds':
      return secondsTests(meaning, view);
    case 'not-value':
      return notValueTests(meaning, view);
    case 'members':
      return membersTests(meaning, view);
    case 'unset':
      return unsetTests(meaning, view);
    case 'each':
      return eachTests(meaning, view);
    case 'value':
      if (meaning.key === '.') return wholeTests(meaning, view);
      return valueTests(meaning, view, name);
    case 'count':
      if (view.http !== null && /^(?:m(?:illi)?s|(?:milli)?seconds?)$/.test(meaning.noun ?? ''))
        return secondsTests(
          { is: 'seconds', op: meaning.quantity.op, value: `${String(meaning.quantity.n)} ${meaning.noun ?? ''}` },
          view,
        );
      return countTests(meaning, view);
    case 'replicas':
      return replicaTests(meaning, view, name);
    case 'key-or-count':
      return valueOrCount(meaning, view, name);
    case 'succeeds':
      // What a server answers has a colour of its own, whatever became of the request.
      if (/^green$/i.test(meaning.word ?? '') && view.http !== null) return cannot('it prints what is green');
      if (meaning.word !== undefined && view.prints !== 'text')
        return realise(
          { is: 'text', values: [{ text: meaning.word, exact: false }], how: 'bare', any: false },
          view,
          name,
        );
      return succeedsTests(meaning.deed, view);
    case 'allowed':
      return allowedTests(meaning.not ?? false, view);
    case 'rolled-out':
      return rolledOutTests(view);
    case 'fails':
      return failsTests(meaning.reason, view);
    case 'resolves':
      if (!view.lookup) return cannot('it looks no name up');
      return tests({ kind: 'resolves', to: meaning.to });
    case 'not-expiring':
      return notExpiringTests(meaning.seconds, view);
    case 'alt-names':
      return altNameTests(meaning.names, view);
    case 'ping':
      if (view.tool !== 'ping' && view.tool !== 'ping6') return cannot('it sends no packets');
      return tests({ kind: 'value', path: meaning.key, op: meaning.op, value: meaning.value });
    case 'dns-flag':
      return flagTests(meaning, view);
    case 'http':
      // `000` is a number where no request is made.
      if (view.http === null && meaning.statuses.join() === '000')
        return countTests({ is: 'count', quantity: { op: '=', n: 0 }, of: 'any' }, view);
      return httpTests(meaning, view);
    case 'header':
      return headerTests(meaning, view);
    case 'redirect':
      return redirectTests(meaning, view);
    case 'image-tag':
      if (
        !['yaml', 'json', 'describe'].includes(view.prints) &&
        !(view.prints === 'scalar' && /image/i.test(view.text)) &&
        !(view.prints === 'text' && !view.changes && /\|\s*grep\b.*\bimage/i.test(view.text))
      )
        return cannot('it prints no images');
      return tests({ kind: 'image', image: `*:${meaning.tag}` });
    case 'version':
      return versionTests(meaning, view);
    case 'version-or-number':
      return versionOrNumber(meaning, view);
    case 'metrics':
      return metricsTests(meaning.series, view);
    case 'series':
      return seriesTests(meaning.name, view);
    case 'sample':
      return sampleTests(meaning, view, name);
    case 'document':
      return tests({ kind: 'yaml', fragment: meaning.fragment });
    case 'both':
      return bothTests(meaning.parts, view, name);
    case 'either':
      return eitherTests(meaning.parts, view, name);
  }
}

/** `0 failed units` are none. */
function isNone({ quantity, negated }: Extract<Meaning, { is: 'state' }>): boolean {
  return quantity?.op === '=' && quantity.n === 0 && !negated;
}

function valueOrCount(m: Extract<Meaning, { is: 'key-or-count' }>, view: CommandView, name: string | null): Realised {
  const { op, n } = m.quantity;
  if (view.prints === 'yaml' || view.prints === 'json' || view.prints === 'describe' || view.prints === 'text')
    return valueTests({ is: 'value', key: m.key, op, value: String(n) }, view, name);
  return countTests({ is: 'count', quantity: m.quantity, of: 'rows' }, view);
}

function versionOrNumber(m: Extract<Meaning, { is: 'version-or-number' }>, view: CommandView): Realised {
  const printsVersions =
    /version/i.test(view.text) || view.kinds.includes('nodes') || view.args.includes('-v') || view.args.includes('-V');
  // `3.10` is no way to write a number.
  if (printsVersions || /\.\d*0$/.test(m.value)) return versionTests({ is: 'version', range: m.range, of: null }, view);
  if (view.prints === 'number' || view.prints === 'scalar' || view.prints === 'text')
    return tests({ kind: 'number', op: m.op, value: Number(m.value) });
  return cannot('it prints no version and no number');
}

function bothTests(parts: readonly Meaning[], view: CommandView, name: string | null): Realised {
  const all: RuleTest[] = [];
  let on: Subject | undefined;
  for (const part of parts) {
    const one = realise(part, view, name);
    if ('why' in one) return one;
    all.push(...one.tests);
    on = one.on ?? on;
  }
  return on === undefined ? { tests: all } : { tests: all, on };
}

function eitherTests(parts: readonly Meaning[], view: CommandView, name: string | null): Realised {
  const rules: RuleTest[] = [];
  let on: Subject | undefined;
  for (const part of parts) {
    const one = realise(part, view, name);
    if ('why' in one) return one;
    const [only] = one.tests;
    rules.push(one.tests.length === 1 && only ? only : { kind: 'all', rules: one.tests });
    on = one.on ?? on;
  }
  const any: RuleTest = { kind: 'any', rules };
  return on === undefined ? { tests: [any] } : { tests: [any], on };
}
