import type { Meaning, Said } from '../meaning.ts';
import { pattern, type Family } from '../phrase.ts';
import { identifier, usable } from './about.ts';

const NO =
  '(?:(?:logs?|events?|output|there) (?:is |shows |has |contains )?)?(?:no|zero|0|without(?: any)?|free of)(?: (?:any|obvious))?';
const BAD = '(?:errors?|failures?|exceptions?)';
const IN =
  '(?: (?:in|found in|appears in|on) (?:any )?(?:(?:pod|container|application|app|service|build|output|command|recent|its|their) )*(?:logs?|output|stderr|response|events?|console))?';
const TAIL =
  '(?: (?:is )?(?:shown|reported|printed|returned|found|appears|logged|present|seen|tracked|committed|left|remains?|remaining|occurred|occurs|raised|displayed))?';

const CRASHES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^panic/, ['panic', 'panics']],
  [/^(?:stacktrace|traceback)/, ['traceback', 'stack trace', 'stacktrace', 'goroutine']],
  [/^exception/, ['exception', 'exceptions']],
  [/^fatal/, ['fatal', 'fatal error']],
  [/^oom/, ['OOM', 'OOMKilled', 'out of memory', 'oom-killer']],
  [/^segfault/, ['segfault', 'segmentation fault']],
  [/^timeout/, ['timeout', 'timeouts', 'timed out', 'deadline exceeded']],
];

const ANY_BAD =
  '(?:errors?(?: messages?| lines?)?|warnings?|failures?|panics?|stack ?traces?|tracebacks?|exceptions?|fatal errors?|fatals?|oom(?:[ -]?kill(?:ed|s)?)?s?|segfaults?|timeouts?)';

/** What says that one of them is there; null for a word without a list. */
function ofBad(word: string): Meaning | null {
  const what = word.replace(/[\s-]/g, '');
  if (/^(?:error|failure)/.test(what)) return { is: 'quiet', list: 'errors' };
  if (what.startsWith('warning')) return { is: 'quiet', list: 'warnings' };
  const tokens = CRASHES.find(([is]) => is.test(what))?.[1];
  return tokens ? { is: 'without', values: tokens.map((text) => ({ text, exact: false })) } : null;
}

/** `HIGH/CRITICAL`, `Warning/Error`: either of two levels or states; a path or a name stays one. */
function choices(said: Said): readonly Said[] {
  const parts = said.text.split('/');
  const either =
    !said.exact && parts.length > 1 && parts.every((text) => /^(?:[A-Z]{2,}|[A-Z][a-z]+(?:[A-Z][a-z]+)*)$/.test(text));
  return either ? parts.map((text) => ({ ...said, text })) : [said];
}

export const absence: Family = {
  title: 'Nothing bad',
  about:
    'None of the words of a published list is printed (the lists are below), or none of the words that are named. A command that failed, or had nothing to look at, proves nothing.',
  phrases: [
    {
      name: 'no DNS errors',
      pattern: pattern(
        `${NO} (?:dns|name) (?:resolution |lookup )?(?:${BAD}|timeouts?)${IN}(?: for [\\w .-]+)?${TAIL}`,
      ),
      read: () => ({ meaning: { is: 'quiet', list: 'dns-errors' }, hints: { output: 'logs' } }),
      examples: [
        ['no DNS errors in logs', 'kubectl logs deploy/web', 'no word of the list dns-errors is printed'],
        ['zero DNS lookup failures', 'nslookup a.example', 'resolves'],
      ],
      not: ['no DNS errors during the upgrade', 'no DNS'],
    },
    {
      name: 'no build errors',
      pattern: pattern(
        `${NO} (?:template|templating|build|syntax|validation|rendering|lint|linting|schema|compile|compilation|parse|parsing|type|yaml|formatting|kustomize) ${BAD}${TAIL}`,
      ),
      read: () => ({ meaning: { is: 'quiet', list: 'errors' }, hints: { output: 'build' } }),
      examples: [
        ['no template errors', 'helm template ./chart', 'exit is 0'],
        ['no syntax errors', 'bash -n run.sh', 'exit is 0'],
      ],
      not: ['no template', 'no syntax sugar'],
    },
    {
      name: 'no findings',
      pattern: pattern(
        `(?:reports? |finds? )?${NO} (?:(?:template|build|syntax|validation|schema|analysis|analyzer|security|lint|linting|linter|policy|config|configuration|known|open|outstanding|remaining) )*(?:issues?|problems?|findings?|violations?|vulnerabilit(?:y|ies)|misconfigurations?)${IN}${TAIL}`,
      ),
      read: () => ({ meaning: { is: 'quiet', list: 'findings' } }),
      examples: [
        ['no issues found', 'yamllint k8s/', 'no word of the list findings is printed'],
        ['No known vulnerabilities', 'pip-audit', 'no word of the list findings is printed'],
        ['reports no problems', 'curl http://localhost/', '? reports no problems'],
      ],
      not: ['no issues for users', 'no critical vulnerabilities', 'no problem is known of'],
    },
    {
      name: 'no errors',
      pattern: pattern(
        `(?:(?:command )?(?:completes?|runs|finishes|succeeds|works|passes|executes|compiles?|builds|renders|validates|parses|applies|lints) )?${NO} (?:errors?(?: (?:log )?(?:messages?|lines?|entry|entries))?|failures?)${IN}${TAIL}`,
      ),
      read: () => ({ meaning: { is: 'quiet', list: 'errors' } }),
      examples: [
        ['No errors in the logs', 'kubectl logs deploy/web', 'no word of the list errors is printed'],
        ['completes without errors', 'terraform validate', 'exit is 0'],
        ['no ERROR lines', 'kubectl logs job/seal', 'no word of the list errors is printed'],
        ['no errors', 'journalctl -u sshd -n 50', 'no word of the list errors is printed'],
      ],
      not: [
        'no errors in Grafana',
        'no more errors than before',
        'no errors during the upgrade',
        'no errors for users',
      ],
    },
    {
      name: 'none of several bad things',
      pattern: pattern(
        `${NO} (?<what>${ANY_BAD}(?:(?:, ?(?:or |and |nor )?| or | and | nor | ?\\/ ?)(?:any )?${ANY_BAD})+)${IN}${TAIL}`,
      ),
      read: (part) => {
        const parts = part
          .text('what')
          .toLowerCase()
          .split(/, ?(?:or |and |nor )?| or | and | nor | ?\/ ?/)
          .map((word) => ofBad(word.replace(/^any /, '')));
        const known = parts.filter((one) => one !== null);
        return known.length === parts.length ? { meaning: { is: 'both', parts: known } } : null;
      },
      examples: [
        [
          'no errors or warnings',
          'kubectl logs deploy/web',
          'no word of the list errors is printed; no word of the list warnings is printed',
        ],
        [
          'No errors, panics or OOM kills',
          'kubectl logs deploy/web',
          'no word of the list errors is printed; panic and panics are not printed; OOM and OOMKilled and out of memory and oom-killer are not printed',
        ],
      ],
      not: ['no errors or delays', 'no errors or panics at night'],
    },
    {
      name: 'no warnings',
      pattern: pattern(`${NO} warn(?:ing)?s?(?: events?| (?:log )?(?:messages?|lines?|entry|entries))?${IN}${TAIL}`),
      read: () => ({ meaning: { is: 'quiet', list: 'warnings' } }),
      examples: [['no warnings', 'helm lint ./chart', 'no word of the list warnings is printed']],
      not: ['no warnings from security'],
    },
    {
      name: 'no crashes',
      pattern: pattern(
        `${NO} (?<what>panics?|stack ?traces?|tracebacks?|exceptions?|fatal errors?|oom(?:kill(?:ed|s)?)?s?|segfaults?|timeouts?|retries|deprecations?)${IN}${TAIL}`,
      ),
      read: (part) => {
        const meaning = ofBad(part.text('what').toLowerCase());
        return meaning && { meaning };
      },
      examples: [['no panics', 'kubectl logs web', 'panic and panics are not printed']],
      not: ['no panics at night'],
    },
    {
      name: 'words that must not be there',
      pattern: pattern(
        '(?:(?:output|logs?|result|response|file|list|manifest|it|there) )?(?:is )?(?:not (?:contains?|includes?|shows|lists|mentions?|has)|contains? no|shows no|without|no|no longer (?:contains?|shows|lists)|no (?:lines?|occurrences?|mention|entries|matches|sign) (?:of|with|for|containing)) <names:names>(?: (?:lines?|messages?|entries|log lines?|events?))?(?: (?:is )?(?:shown|listed|present|found|in output|in logs?|in list))?',
      ),
      read: (part) => {
        const names = part.list('names');
        const values = names.flatMap(choices);
        // A class of statuses is never printed in these letters.
        if (values.some(({ text }) => /^[1-5]xx$/i.test(text))) return null;
        return names.every((v) => usable(v) && identifier(v)) ? { meaning: { is: 'without', values } } : null;
      },
      examples: [
        ['does not contain `legacy`', 'kubectl get deploy', '`legacy` is not printed'],
        ['no `CrashLoopBackOff`', 'kubectl get pods', 'CrashLoopBackOff is not printed'],
        ['should not show `password`', 'helm get values shop', '`password` is not printed'],
      ],
      not: ['does not contain surprises', 'no interruption'],
    },
    {
      name: 'what is not expected',
      pattern: pattern(
        '(?:unexpected|not expected)(?: (?:output|results?|values?|lines?|entries|names|protocols?|ciphers?))?\\s*: ?<names:names>(?:(?: -| –| —|,)? (?:is )?(?:gone|absent|not (?:present|shown|listed|printed)))?',
      ),
      read: (part) => {
        const values = part.list('names');
        const named = values.every((v) => identifier(v) || /^[A-Z][A-Z0-9]+$/.test(v.text));
        return named ? { meaning: { is: 'without', values } } : null;
      },
      examples: [
        ['Unexpected: `debug`, RC4', 'nmap --script ssl-enum-ciphers a.example', 'debug and RC4 are not printed'],
        ['Unexpected: DES — should be gone', 'nmap --script ssl-enum-ciphers a.example', 'DES is not printed'],
      ],
      not: ['Unexpected: 3 restarts', 'Unexpected: nothing', 'Expected: `debug`'],
    },
    {
      name: 'named words are absent',
      pattern: pattern(
        '<names:names> (?:is )?(?:not (?:present|shown|listed|printed|displayed|in output|in list|there|appears?)|absent)(?: (?:in|from) (?:output|list|logs?))?',
      ),
      read: (part) => {
        const values = part.list('names');
        return values.every((v) => usable(v) && identifier(v)) ? { meaning: { is: 'without', values } } : null;
      },
      examples: [['`debug` is not listed', 'helm list', '`debug` is not printed']],
      not: ['noise is not present'],
    },
    {
      name: 'nothing printed',
      pattern: pattern(
        '[(]?(?:output is |output |result is |shows |is |prints )?(?:no output|nothing|not (?:return|print|show|output|display|find|list|yield)s? anything|finds nothing|empty|blank|empty output|empty result|empty string|empty list|no lines?|silent|no text|nothing printed|no content)(?: (?:is )?(?:shown|printed|returned|output|result|displayed|listed))?[)]?',
      ),
      read: (part) => ({
        meaning: /^[(]?(?:is )?empty[)]?$/.test(part.sentence.lower) ? { is: 'empty' } : { is: 'empty', of: 'output' },
      }),
      examples: [
        ['no output', 'git status --porcelain', 'nothing is printed'],
        ['(empty)', 'diff a.txt b.txt', 'nothing is printed'],
        ['nothing listed', 'diff a.txt b.txt', 'nothing is printed'],
        ['returns nothing', 'grep -r TODO src', 'nothing is printed'],
      ],
      not: ['nothing unusual', 'empty cart is shown', 'not empty'],
    },
    {
      name: 'no differences',
      pattern: pattern(
        '(?:shows )?(?:no|zero|0|without) (?:diff|diffs|differences?|drift|changes?)(?: (?:is )?(?:shown|found|detected|reported|printed|output|present))?|empty diff|diff is empty|(?:files?|both|two|they) (?:is )?(?:identical|same|equal)|identical',
      ),
      read: () => ({ meaning: { is: 'same' } }),
      examples: [
        ['no diff', 'diff a.txt b.txt', 'nothing is printed'],
        ['no changes', 'terraform plan', '`No changes` is printed'],
        ['no drift detected', 'kubectl diff -f app.yaml', 'nothing is printed'],
      ],
      not: ['no difference in latency'],
    },
    {
      name: 'nothing of a plan',
      pattern: pattern(
        '(?:nothing|none|no resources?)(?: is)?(?: to(?: is)?)? (?:(?<add>adds?|added|creates?|created)|(?<change>changes?|changed|updates?|updated|modify|modified)|(?<destroy>destroy|destroys|destroyed|deletes?|deleted))',
      ),
      read: (part) => {
        const deed = part.has('add') ? 'add' : part.has('change') ? 'change' : 'destroy';
        const done = { add: 'added', change: 'changed', destroy: 'destroyed' }[deed];
        const says = (text: string): Meaning => ({
          is: 'text',
          values: [{ text, exact: false }],
          how: 'contains',
          any: false,
        });
        const parts: readonly Meaning[] = [says(`0 to ${deed}`), says(`0 ${done}`), { is: 'same' }];
        return { meaning: { is: 'either', parts } };
      },
      examples: [
        [
          'nothing to destroy',
          'terraform plan',
          '0 to destroy is printed, or 0 destroyed is printed, or `No changes` is printed',
        ],
        ['nothing to change', 'git diff', '0 to change is printed, or 0 changed is printed, or nothing is printed'],
        ['nothing to destroy', 'cat notes.txt', '? nothing to destroy'],
      ],
      not: ['nothing to declare', 'nothing is changed by hand'],
    },
    {
      name: 'something printed',
      pattern: pattern(
        '(?:output is |result is |is |shows )?(?:not empty|non-empty|any output|some output|at least one line|non-empty (?:output|result|list|value|string|text))(?: (?:is )?(?:shown|printed|returned))?',
      ),
      read: (part) => ({
        meaning: /\b(?:output|result|list|line|text)\b/.test(part.sentence.lower)
          ? { is: 'filled', of: 'output' }
          : { is: 'filled' },
      }),
      examples: [['non-empty output', 'cat build.id', 'at least 1 lines are printed']],
      not: ['not empty after a week'],
    },
  ],
};

/** Tried last: any noun may be what a command lists. */
export const listed: Family = {
  title: 'Nothing of what is listed',
  about:
    'A command that prints a line for each thing that it lists, and whose own words say what that is, prints none.',
  phrases: [
    {
      name: 'nothing of what is listed',
      pattern: pattern(`(?:no|zero) (?:any )?(?<what>[a-z][a-z-]*(?: [a-z][a-z-]*)?)${TAIL}`),
      read: (part) => ({ meaning: { is: 'none', of: part.text('what') } }),
      examples: [
        ['no alarms', 'etcdctl alarm list', 'nothing is printed'],
        ['No failed units', 'systemctl list-units --failed --no-legend', 'nothing is printed'],
        ['no alarms', 'curl -s http://localhost/alarms', '? no alarms'],
        ['no leases', 'etcdctl alarm list', '? no leases'],
      ],
      not: ['no new alarms at night', 'no alarms but one'],
    },
  ],
};
