import type { Meaning } from '../meaning.ts';
import { pattern, type Family } from '../phrase.ts';
import { restore } from '../sentence.ts';

export const IT =
  '(?:(?:(?:(?:all|every|each|both) )?commands?|it|this|that|job|script|build|request|call|test|tests|all tests|<all>|lookup|query|connection|access|operation|curl|ping|apply|deployment|creation|login|upload|pod creation|attempt|lint|linting|template|templating|rendering|compilation|suite|test suite|pipeline|installation|migration|backup|restore|rollout|upgrade|reconciliation|validation|hooks?|specs?|packages?|scenarios?|make|playbook|linter|check|checks|all checks|dry run|dry-run|existing|full|entire|whole|unit|integration|e2e|typescript|type|gate|gates|quality|project|code) )*';

/** Things that succeed somewhere else than in the command: a list of them that was printed well proves nothing. */
const DEEDS =
  /\b(?:jobs?|scripts?|builds?|tests?|suite|pipeline|checks?|deployment|creation|login|upload|installation|migration|backup|restore|rollout|upgrade|reconciliation|connection|access)\b/i;

export const outcomes: Family = {
  title: 'Success and failure',
  about:
    'How the command ends. On a lookup, success means exit 0 and an answer. An expected failure needs the reason that is stated; a missing tool or an unreachable cluster never counts as one.',
  phrases: [
    {
      name: 'a failing exit',
      pattern: pattern(
        '(?:command |script |it )?(?:exits?|exit code|exit status|return code)(?: (?:with|is|of|code|status|an?))*\\s*:?\\s*(?:non-?zero|not 0|not zero|!= 0|> 0)(?: (?:exit )?(?:code|status))?|non-?zero (?:exit|return)(?: (?:code|status))?',
      ),
      read: () => ({ meaning: { is: 'fails', reason: null } }),
      examples: [
        ['non-zero exit', 'kubectl auth can-i delete nodes', 'the command fails'],
        ['exits non-zero', 'false', 'the command fails'],
      ],
      not: ['non-zero restarts'],
    },
    {
      name: 'exit status',
      pattern: pattern(
        '(?:(?:(?:all|every|each|both) )?commands? |script |it |make |build |playbook )?(?:shows )?(?:exits?|exited|exit code|exit status|return code|returns code|(?<=shows )code|rc|exit value)(?: (?:with|is|of|code|status|shows))*\\s*[:=]?\\s*(?<not>not |!= ?|non-?)?(?<code>\\d{1,3}|zero)',
      ),
      read: (part) => {
        // What openssl calls so is no exit.
        if (/verify\s+return/i.test(part.sentence.raw)) return null;
        const code = part.text('code').toLowerCase() === 'zero' ? 0 : Number(part.text('code'));
        return {
          meaning: { is: 'tests', tests: [{ kind: 'exit', op: part.has('not') ? '!=' : '=', code }], on: 'exit' },
        };
      },
      examples: [
        ['exit code 0', 'helm lint ./chart', 'exit is 0'],
        ['exits with 1', 'grep -q TODO a.txt', 'exit is 1'],
        ['exit status: 0', 'kubectl get pods', 'exit is 0'],
        ['exits 0', 'make lint', 'exit is 0'],
        ['return code 0', 'make lint', 'exit is 0'],
        ['All commands exit 0', 'make lint', 'exit is 0'],
      ],
      not: ['exits at 9', 'exit code 0 on retry', 'exits'],
    },
    {
      name: 'succeeds',
      pattern: pattern(
        `${IT}(?:is )?(?:succeeds|succeeded|works|passes|passed|completes|complete|completed|successful|success|ok|completes? successfully|completed successfully|runs successfully|runs|executes successfully|finish(?:es)? successfully|exits successfully|exits cleanly|succeeds without errors?|works without errors?|passes without errors?|runs without errors?|successfully|goes through|green|clean|compiles|builds|(?:compiles|builds) (?:clean|cleanly|successfully|without errors?)|successful response)`,
      ),
      read: (part) => {
        if (/^(?:ok|complete|completed|success|passed|runs)$/i.test(part.sentence.text)) return null;
        // A colour or cleanness may be that of what is printed.
        const word = /^(?:is )?(green|clean)$/i.exec(part.sentence.text)?.[1];
        const deed = DEEDS.test(part.sentence.text) || /(?:green|clean|compiles|builds)$/i.test(part.sentence.text);
        return { meaning: { is: 'succeeds', deed, ...(word === undefined ? {} : { word }) } };
      },
      examples: [
        ['Should succeed', 'nslookup api.corp.example', 'resolves'],
        ['command succeeds', 'helm lint ./chart', 'exit is 0'],
        ['Every command succeeds', 'helm lint ./chart', 'exit is 0'],
        ['All tests pass', 'go test ./...', 'exit is 0'],
        ['completes successfully', 'terraform validate', 'exit is 0'],
        ['full suite green', 'pytest -q', 'exit is 0'],
        ['is clean', 'mypy src', 'exit is 0'],
        ['compiles cleanly', 'npm run build', 'exit is 0'],
        ['green', 'pytest -q', 'exit is 0'],
      ],
      not: ['should succeed on the second try', 'works in Firefox', 'works as designed', 'succeeds eventually'],
    },
    {
      name: 'succeeds without a subject',
      pattern: pattern('success(?:ful)?|passed|all (?:tests|checks) passed'),
      read: (part) => ({ meaning: { is: 'succeeds', deed: DEEDS.test(part.sentence.text) } }),
      examples: [['Success', 'helm lint ./chart', 'exit is 0']],
      not: ['success rate', 'succeeded mostly'],
    },
    {
      name: 'none failed',
      pattern: pattern(
        '(?:(?:0|no|zero|none of) (?:tests?|specs?|checks?|charts?|hooks?|scenarios?|suites?|cases|packages?|assertions?) (?:is |has )?(?:failed|fails?|failing|broken|red)|(?:0|no|zero) (?:failed|failing|broken|red) (?:unit |integration )?(?:tests?|specs?|checks?|hooks?|scenarios?|suites?|cases|packages?|assertions?)|(?:0|no|zero) (?:test|spec|check) (?:failures?|fails|errors?))|(?:0|no|zero) (?:test )?regressions?',
      ),
      read: () => ({ meaning: { is: 'succeeds', deed: true } }),
      examples: [
        ['0 tests failed', 'npm test', 'exit is 0'],
        ['no failing tests', 'pytest', 'exit is 0'],
      ],
      not: ['0 tests failed yesterday', 'no tests'],
    },
    {
      name: 'a file is there',
      pattern: pattern(
        '(?:<all> )?(?:<name> )?(?:files?|(?<dir>director(?:y|ies)|folders?)|paths?|binary|link|symlink|key|output file) (?:<lit> )?(?:is )?(?:exists|present|there|created|found)',
      ),
      read: (part) => ({ meaning: { is: 'file-there', directory: part.has('dir') } }),
      examples: [
        ['file exists', 'ls build/out.txt', 'exit is 0'],
        ['file exists', 'test -f build/out.txt', 'exit is 0'],
        ['directory exists', '[ -d build ]', 'exit is 0'],
        ['file exists', 'test ! -e build/out.txt', '? file exists'],
        ['file exists', 'test -d build', '? file exists'],
      ],
      not: ['file exists elsewhere'],
    },
    {
      name: 'reachable',
      pattern: pattern(
        '(?:<kind> |<noun> |host |port (?:<num> )?|server |database |it |target |(?:kubernetes )?api(?: ?server)? |control plane )?(?:is )?(?:reachable|open|port open|listening)(?: from pod)?',
      ),
      read: () => ({ meaning: { is: 'reachable' } }),
      examples: [['port is open', 'nc -zv db 5432', 'exit is 0']],
      not: ['reachable from everywhere', 'not reachable'],
    },
    {
      name: 'rolled out',
      pattern: pattern(
        '(?:(?:deployment|statefulset|daemonset) )?(?:(?:<a:lit>|<b:ident>) )?(?:rollout )?(?:is )?(?:successfully rolled out|rolled out successfully|rolled out|rollout (?:is )?(?:complete|completed|finished|successful)|rollout (?:completes?|succeeds|finishes)(?: successfully)?)',
      ),
      read: (part) => {
        const names = ['a', 'b'].filter((name) => part.has(name)).map((name) => part.said(name));
        return { meaning: { is: 'rolled-out' }, hints: { names } };
      },
      examples: [
        [
          'deployment "web" successfully rolled out',
          'kubectl rollout status deploy/web',
          'exit is 0; successfully rolled out is printed',
        ],
        [
          'deployment "web" successfully rolled out',
          'kubectl rollout status deploy/api',
          '? deployment "web" successfully rolled out',
        ],
        [
          'successfully rolled out',
          'kubectl rollout status deploy/web',
          'exit is 0; successfully rolled out is printed',
        ],
      ],
      not: ['rolled out next week', 'rollout planned'],
    },
    {
      name: 'condition met',
      pattern: pattern('(?:<all> )?(?:<kind> |<ident> )?(?:is )?condition (?:is )?met'),
      read: () => ({
        meaning: { is: 'text', values: [{ text: 'condition met', exact: false }], how: 'contains', any: false },
      }),
      examples: [['condition met', 'kubectl wait --for=condition=ready pod/web', 'condition met is printed']],
      not: ['condition met twice'],
    },
    {
      name: 'fails for a reason',
      pattern: pattern(
        `${IT}(?:(?:is |gets )?(?:error|fails|failed|fail|rejected|refused|denied|error message|error from server)(?: (?:message|because(?: (?:of|filesystem is|file system is|it is|root filesystem is))?|due to|from server|with(?: error)?|as|by|error|shows|contains|saying|stating))*\\s*[:=]?\\s*)?[(]?(?:<reason:reason>)[)]?(?: (?:error|message|response|is returned|returned|status|expected|is shown))*(?:\\s*[(]expected(?: to fail)?[)])?`,
      ),
      read: (part) => ({ meaning: { is: 'fails', reason: reasonOf(part.sentence.text) } }),
      examples: [
        ['should be forbidden', 'kubectl auth can-i get secrets --as guest', 'the command fails: forbidden'],
        ['connection refused', 'curl http://localhost:9999/', 'the command fails: refused'],
        ['request times out', 'curl -m 5 http://10.9.9.9/', 'the command fails: timeout'],
        ['fails with permission denied', 'cat /etc/shadow', 'the command fails: forbidden'],
        ['access denied', 'psql -U guest -c "table secrets"', 'the command fails: forbidden'],
        ['Error: already exists', 'kubectl create ns shop', 'the command fails: exists'],
        ['should be blocked', 'curl -m 3 http://db:5432', 'the command fails: no-connection'],
      ],
      not: ['forbidden to visitors', 'timeout is 30', 'no timeout', 'not forbidden', 'never denied'],
    },
    {
      name: 'a certificate is not accepted, and why',
      pattern: pattern(
        '(?:(?:tls|ssl|handshake|verification|connection|curl|https)(?: (?:handshake|verification|connection|certificate))? (?:error|fails|failure)(?::|,| because| since| -)* )?(?:because |since )?(?:server )?(?:certificate|cert)(?: (?:is|has))* (?:(?<expired>expired)|(?<self>self-?signed))(?: certificate)?(?: error)?|(?:fails (?:because of |with |on )?)(?:an? )?(?:(?<expired2>expired)|(?<self2>self-?signed)) (?:certificate|cert)(?: error)?',
      ),
      read: (part) => ({
        meaning: {
          is: 'fails',
          reason: part.has('expired') || part.has('expired2') ? 'expired certificate' : 'self-signed certificate',
        },
        hints: { output: 'http' },
      }),
      examples: [
        ['certificate has expired', 'curl https://quay.example/', 'the command fails: expired certificate'],
        [
          'TLS handshake fails because the certificate is self-signed',
          'curl https://quay.example/',
          'the command fails: self-signed certificate',
        ],
        ['certificate has expired', 'openssl x509 -in a.crt -noout -enddate', '? certificate has expired'],
      ],
      not: ['certificate has expired twice', 'certificate is signed', 'certificate is not expired'],
    },
    {
      name: 'refused by a quota or a policy by its name',
      pattern: pattern(
        `${IT}(?:is )?(?:fails|rejected|denied|blocked|refused|forbidden) (?:(?:because(?: of)?|due to|by|with|as) )?(?:(?:exceeded )?(?:resource ?)?(?<quota>quota)(?: (?:is|being|was))*(?: (?:exceeded|limits?|violation|reached))?|(?:(?:kyverno|gatekeeper|admission|cluster|validating) )*(?:policy |rule |constraint )?(?<policy>[a-z0-9]+(?:-[a-z0-9]+)+|<lit>)(?: (?:policy|rule|constraint|webhook))?)`,
      ),
      read: (part) => {
        if (part.has('quota')) return { meaning: { is: 'fails', reason: 'quota' } };
        const name = part.text('policy');
        const said = /\b(?:policy|rule|constraint|webhook)\b/i.test(part.sentence.text);
        return said && !/^(?:read|non|pod|network)-/.test(name) ? { meaning: { is: 'fails', reason: name } } : null;
      },
      examples: [
        ['denied because the quota is exceeded', 'kubectl apply -f big.yaml', 'the command fails: quota'],
        ['rejected by the no-root policy', 'kubectl apply -f root.yaml', 'the command fails: no-root'],
        ['blocked by the `needs-owner` policy', 'kubectl apply -f a.yaml', 'the command fails: needs-owner'],
      ],
      not: ['rejected by the no-root team', 'denied because quota was lowered'],
    },
    {
      name: 'an error and its text',
      pattern: pattern(
        `(?:error|rejected|denied|fails|failed|fatal|refused)(?: (?:with|by|message))*: (?<text>\\S.{4,})`,
      ),
      read: (part) => {
        const [, text = ''] = /:\s+(.*)$/.exec(part.sentence.text) ?? [];
        if (/[;]|\bexpected\b/.test(text)) return null;
        const parts = text
          .split(/(?=\uE000)|(?<=\uE001)/)
          .map((one) => restore(one, part.sentence))
          .map((one) => one.trim().replace(/^[-:,.]+|[,:]+$/g, ''));
        const reasons = parts.filter((one) => /\p{L}{2}/u.test(one));
        const all = reasons.map((reason): Meaning => ({ is: 'fails', reason }));
        return all.length === 0 || /\b\d+\b|\bnone\b/.test(parts[0]?.slice(0, 5) ?? '')
          ? null
          : { meaning: { is: 'both', parts: all } };
      },
      examples: [
        ['Error: release: not found', 'helm status shop', 'the command fails: release: not found'],
        ['Rejected: violates PodSecurity', 'kubectl apply -f root.yaml', 'the command fails: violates PodSecurity'],
      ],
      not: ['errors: 0', 'failed: none', 'error: 5'],
    },
    {
      name: 'an error code of a cloud',
      pattern: pattern('(?:error )?(?<code>[a-z]+)(?: error)?'),
      read: (part) => (CODE.test(part.text('code')) ? { meaning: { is: 'fails', reason: part.text('code') } } : null),
      examples: [['AccessDenied', 'aws s3 ls s3://vault', 'the command fails: AccessDenied']],
      not: ['Denied', 'CrashLoopBackOff', 'DeadlineExceeded'],
    },
    {
      name: 'what is violated, in brackets',
      pattern: pattern(
        `${IT}(?:is )?(?:rejected|denied|blocked|forbidden|refused)(?: by)?(?: (?:pod ?security|admission|controller|webhook|validating|policy|kyverno|gatekeeper|opa))*(?: ?[(]|:| -|,) ?(?<text>violates [a-z]\\w+) <what:lit>[)]?`,
      ),
      read: (part) => ({
        meaning: {
          is: 'both',
          parts: ['text', 'what'].map((name) => ({ is: 'fails' as const, reason: part.text(name) })),
        },
      }),
      examples: [
        [
          'denied by admission (violates HoldPolicy "cargo:v2")',
          'kubectl apply -f open.yaml',
          'the command fails: violates HoldPolicy; the command fails: cargo:v2',
        ],
      ],
      not: ['denied by admission (violates our policy)'],
    },
    {
      name: 'fails with a text',
      pattern: pattern(
        `${IT}(?:is )?(?:error|fails|failed|rejected|denied|error from server|blocked)(?: (?:with|error|message|because|saying|stating|by|shows|contains|policy|rule|constraint|webhook|kyverno|gatekeeper|admission|cluster policy))*\\s*:?\\s*<text:lit>(?:\\s*[(]expected(?: to fail)?[)])?`,
      ),
      read: (part) => ({ meaning: { is: 'fails', reason: part.text('text') } }),
      examples: [['fails with "quota exceeded"', 'kubectl apply -f big.yaml', 'the command fails: quota exceeded']],
      not: ['fails with grace'],
    },
    {
      name: 'fails',
      pattern: pattern(
        `${IT}(?:is )?(?:fails|failed|errors out|is rejected|rejected|not (?:succeeds|works|passes|is allowed|is possible)|is unsuccessful|not possible|is not possible|is not allowed|is expected to fail|expected to fail|fails as expected|expected failure|[(]expected to fail[)])`,
      ),
      read: (part) =>
        /^failed$/i.test(part.sentence.text)
          ? null
          : { meaning: { is: 'fails', reason: /allowed|rejected/i.test(part.sentence.text) ? 'denied' : null } },
      examples: [
        ['should fail', 'kubectl auth can-i delete nodes', 'the command fails'],
        ['command fails', 'ls /nowhere', 'the command fails'],
        ['should not be allowed', 'kubectl apply -f root-pod.yaml', 'the command fails: denied'],
      ],
      not: ['fails over to the replica', 'should fail gracefully', 'never fails'],
    },
    {
      name: 'allowed',
      pattern: pattern(`${IT}(?:is )?(?:allowed|permitted)|(?<not>not )(?:allowed|permitted)`),
      read: (part) => ({ meaning: { is: 'allowed', ...(part.has('not') ? { not: true } : {}) } }),
      examples: [
        ['allowed', 'kubectl auth can-i get pods', 'the whole output is yes'],
        ['should be allowed', 'kubectl get pods --as dev', 'exit is 0'],
        ['not allowed', 'kubectl auth can-i get pods', 'the whole output is no'],
        ['not allowed', 'kubectl get pods --as dev', '? not allowed'],
      ],
      not: ['allowed traffic', 'is allowed on Mondays'],
    },
  ],
};

/** Codes that an API gives for a refusal, not the states of a workload. */
const CODE =
  /^(?:[A-Z][a-z]+)*(?:AccessDenied|Unauthorized(?=[A-Z])|NoSuch|NotAuthorized|UnauthorizedOperation|AuthorizationFailed|PermissionDenied|AuthFailure)(?:[A-Z][a-zA-Z]*)?(?:Exception|Error)?$|^[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:NotFoundException|AlreadyExistsException|ValidationException|LimitExceededException)$/;

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/no route to host/i, 'no route to host'],
  [/operation not permitted/i, 'operation not permitted'],
  [/forbidden|permission|not authori|access (?:is )?denied|403/i, 'forbidden'],
  [/unauthori|unauthenticated|401/i, 'unauthorized'],
  [/times? ?out|timed out|timeout|deadline/i, 'timeout'],
  [/refused/i, 'refused'],
  [/unreachable|can not connect|no route|not connect|can not reach|not reachable/i, 'unreachable'],
  [/already exists/i, 'exists'],
  [/no such file|not exist|not found/i, 'not-found'],
  [/invalid|malformed/i, 'invalid'],
  [/read-only(?: file ?system)?$/i, 'read-only file system'],
];

export function reasonOf(words: string): string {
  return REASONS.find(([is]) => is.test(words))?.[1] ?? 'denied';
}
