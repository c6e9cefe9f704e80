import { kindsOf } from '../kinds.ts';
import { isPlainValue } from '../plainValue.ts';
import { pattern, type Family, type Phrase } from '../phrase.ts';
import { STATE_WORDS } from '../states.ts';
import { about, identifier, usable } from './about.ts';

const isState = (text: string): boolean => STATE_WORDS.some((word) => word.toLowerCase() === text.toLowerCase());

/** As the author wrote it, where canonical words differ. */
function saying(raw: string, canonical: string): string {
  const at = raw.toLowerCase().indexOf(canonical.toLowerCase());
  return at < 0 ? canonical : raw.slice(at, at + canonical.length);
}

export const documents: Family = {
  title: 'Documents',
  about: 'YAML or JSON as a whole, or a piece of it that must be contained, whatever the order and style.',
  phrases: [
    {
      name: 'valid document',
      pattern: pattern(
        '(?:(?:output|result|response|it|file) )*(?:(?:is|renders|shows|parses as|as) )?(?:well-formed |valid )(?:yaml|json|manifests?)(?: (?:output|is returned|returned|printed|rendered|document|response|shown))?|parses as (?:yaml|json)|(?:shows |is )(?:yaml|json)(?: (?:document|object|output))?',
      ),
      read: () => ({ meaning: { is: 'document', fragment: null }, hints: { output: 'yaml' } }),
      examples: [
        ['valid YAML output', 'kustomize build .', 'the output parses as YAML or JSON'],
        ['returns valid JSON', 'curl -s localhost:8080/info', 'the output parses as YAML or JSON'],
      ],
      not: ['valid YAML in the repository', 'valid users'],
    },
  ],
};

export const counts: Family = {
  title: 'Counts',
  about: 'How many rows, lines or what number. `wc -l` over a table counts its header too and decides nothing.',
  phrases: [
    {
      name: 'a number',
      pattern: pattern(
        '(?:(?:number|value|count|total|result|output|it|answer)(?: (?:is|of|shows))?\\s*[:=]?\\s*|is |shows )?<qty:qty>',
      ),
      read: (part) => {
        const quantity = part.quantity('qty');
        return quantity && { meaning: { is: 'count', quantity, of: 'any' } };
      },
      examples: [
        ['0', 'kubectl get pods --no-headers | grep -c Pending', 'the number printed is 0'],
        ['>= 3', 'kubectl get nodes --no-headers | wc -l', 'the number printed is at least 3'],
        ['greater than 0', 'psql -tAc "select count(*) from t"', 'the number printed is above 0'],
        ['count is 5', "jq '.items | length' pods.json", 'the number printed is 5'],
        ['3', 'kubectl get pods | wc -l', '? 3'],
        ['2', "kubectl get deploy web -o jsonpath='{.spec.replicas}'", 'every line or word printed is `2`'],
      ],
      not: ['0 or so', 'some', '3 apples'],
    },
    {
      name: 'more than nothing',
      pattern: pattern('(?:count |number |value |result |is )*(?:non-?zero|positive|greater than zero|not zero|not 0)'),
      read: () => ({ meaning: { is: 'count', quantity: { op: '>', n: 0 }, of: 'any' } }),
      examples: [['non-zero', 'grep -c ok log.txt', 'the number printed is above 0']],
      not: ['non-zero exit'],
    },
    {
      name: 'how many',
      pattern: pattern(
        '(?:there is |shows |has |lists |total of |count of )*<qty:qty> (?:<kind:kind>|(?<line>lines?|rows?|entries|entry|results?|matches|match|hits?|occurrences?|items?|records?|files?|instances?|containers?|images?|releases?|commits?|users?|tables?|databases?|topics?|targets?|objects?|resources?|members?))(?:\\(s\\))?(?: (?:is )?(?:all )?(?:listed|shown|returned|found|present|exists?|displayed|printed|registered|installed|created|in total|total|in output|in list))?',
      ),
      read: (part) => {
        const quantity = part.quantity('qty');
        if (!quantity) return null;
        if (/^replicas?$/i.test(part.text('kind'))) return { meaning: { is: 'replicas', quantity } };
        const lines = /^(?:lines?|match(?:es)?)$/i.test(part.text('line'));
        return {
          meaning: { is: 'count', quantity, of: lines ? 'lines' : 'rows' },
          hints: { kinds: kindsOf(part.text('kind')) },
        };
      },
      examples: [
        ['5 nodes', 'kubectl get nodes', 'exactly 5 rows are listed'],
        ['at least 2 services', 'kubectl get svc', 'at least 2 rows are listed'],
        ['3 replicas', 'kubectl get deploy web', 'READY is 3/3 in every row'],
        ['at least 2 replicas', 'kubectl get deploy web', 'READY is at least 2 in every row'],
        ['two lines', 'cat hosts.txt', 'exactly 2 lines are printed'],
        ['4 pods', 'kubectl get pods --no-headers | wc -l', 'the number printed is 4'],
      ],
      not: ['5 nodes drained', '2 new pods', '5 nodes per zone'],
    },
    {
      name: 'scaled to so many',
      pattern: pattern(
        '(?:(?:<name:name> )?<kind:kind> )?(?:is )?scaled (?:up |down )?to <n:num>(?: replicas?| pods?)?',
      ),
      read: (part) => {
        const quantity = part.quantity('n');
        const hints = about(part);
        const kinds = part.has('kind') ? kindsOf(part.text('kind')) : kindsOf('replicas');
        return quantity && hints && { meaning: { is: 'replicas', quantity }, hints: { ...hints, kinds } };
      },
      examples: [
        ['scaled to zero', 'kubectl get deploy web', 'READY is 0/0 in every row'],
        ['Deployment is scaled up to 4 replicas', 'kubectl get deploy web', 'READY is 4/4 in every row'],
      ],
      not: ['scaled to fit', 'scaled to 4 zones'],
    },
    {
      name: 'how many of what a counting command names',
      pattern: pattern(
        '(?:there is |shows )?<qty:qty> (?<noun>[a-z]{3,}s)(?: (?:is )?(?:listed|shown|printed|recorded|kept))?',
      ),
      read: (part) => {
        const quantity = part.quantity('qty');
        const noun = part.text('noun').toLowerCase();
        return quantity && { meaning: { is: 'count', quantity, of: 'any', noun } };
      },
      examples: [
        ['3 hosts', 'wc -l hosts.txt', 'the number printed is 3'],
        ['3 tickets', 'wc -l hosts.txt', '? 3 tickets'],
        ['3 hosts', 'cat hosts.txt', '? 3 hosts'],
      ],
      not: ['3 new hosts', '3 hosts answered'],
    },
    {
      name: 'a count of a kind',
      pattern: pattern(
        '(?:number of |total |count of )?(?:running |ready )?<kind:kind>(?: count)?(?: is)?\\s*[:=]\\s*<qty:qty>',
      ),
      read: (part) => {
        const quantity = part.quantity('qty');
        if (!quantity || /running|ready/i.test(part.sentence.text)) return null;
        return { meaning: { is: 'key-or-count', key: part.text('kind'), quantity }, hints: {} };
      },
      examples: [
        ['replicas: 2', 'kubectl get deploy web -o yaml | grep replicas', 'every replicas is 2'],
        ['nodes: 3', 'kubectl get nodes', 'exactly 3 rows are listed'],
      ],
      not: ['running pods: 2', 'nodes: three or so'],
    },
  ],
};

/** Hyphenated everyday words (`read-only`) and names of formats say what something is, not what is printed. */
function loud(text: string): boolean {
  if (/^(?:json|yaml|xml|html|csv|dns|tls|ssl|http|https|url|ip|api|ui|tcp|udp|cpu|ram)$/i.test(text)) return false;
  return !/^(?:non|read|write|up|multi|self|re|pre|post|end|well|fully|semi|cross|high|low|long|short|zero|one|two|real|in|on|out)-[a-z-]+$/i.test(
    text,
  );
}

const AT_LEAST = /\b(?:or (?:later|newer|higher|above|greater|up|more)|and (?:later|newer|above|up)|minimum)\b|\+$/i;

/** Tools that everybody knows, so that a number beside them is a version. */
const TOOLS =
  /^(?:terraform|tofu|opentofu|kubernetes|kubectl|helm|helmfile|node|node\.?js|npm|pnpm|yarn|python|go|golang|rust|cargo|java|ruby|php|docker|containerd|git|flux|cilium|istio|postgres|postgresql|mysql|redis|etcd|nginx|openssl|ansible|k3s|bash|curl|make)$/i;

const TOOL: Phrase = {
  name: 'a tool in a range',
  pattern: pattern(
    '(?<tool>[a-z][\\w./-]*|control plane|data plane)(?: provider| version)*(?: is)? (?:<op:op> ?)?(?<v>v?\\d+(?:\\.(?:\\d+|x|\\*)){0,2})(?<tail> or (?:later|newer|higher|above|greater|up)| and (?:later|newer|above|up)|\\+)?',
  ),
  read: (part) => {
    const v = part.text('v').replace(/^v/, '').replace(/\*/g, 'x');
    const tool = part.text('tool');
    const wild = /x$/.test(v);
    const op = part.has('tail') ? '>=' : part.has('op') ? part.comparison('op') : null;
    if ((part.has('op') && op === null) || (op === null && !wild) || kindsOf(tool).length > 0) return null;
    if (
      /^(?:version|is|it|age|size|count|total|number|value|output|shows|replicas|cpu|memory|at|least|[a-z]*[._]\w*)$/.test(
        tool,
      )
    )
      return null;
    const surely = wild || /^v|\d\.\d+\.\d/.test(part.text('v')) || /later|newer/.test(part.text('tail'));
    const known = part.has('op') && /\./.test(v) && TOOLS.test(tool);
    if (!surely && !known && !(part.has('tail') && /[A-Z]/.test(tool))) return null;
    const range = op === null || op === '=' ? v : `${op}${v}`;
    return { meaning: { is: 'version', range, of: null, tool: / plane$/.test(tool) ? `${tool} version` : tool } };
  },
  examples: [
    ['Terraform v1.9.x', 'terraform version', 'Terraform is in 1.9.x'],
    ['Ruby 3.2 or later', 'ruby --version', 'every version printed is in >=3.2'],
    ['hashicorp/random provider v3.6.0 or later', 'terraform version', 'hashicorp/random is in >=3.6.0'],
  ],
  not: ['Ruby 3.2', 'workers >= 3', 'Ruby 3.2 or whatever'],
};

export const versions: Family = {
  title: 'Versions',
  about:
    'Semantic versions: `1.31.x`, `>= 1.28`, `1.28 or newer`. A full version without a range is a token that must be printed.',
  phrases: [
    {
      name: 'version range',
      pattern: pattern(
        '(?:(?<of>(?:server|client|kubernetes|git|chart|app|kubelet|api|helm|flux|node|python)(?: version)?|version|gitversion|<named:name> version)(?: (?:is|shows|of|at|on|runs))*\\s*[:=]?\\s*)?(?:<op:op> ?)?(?<v>(?<=version |version: |node |python |go )v?\\d+(?= or| and|\\+)|v?\\d+\\.\\d+(?:\\.(?:\\d+|x|\\*))?(?:-[\\w.]+)?|v?\\d+\\.(?:x|\\*)(?:\\.x)?)(?<tail> or (?:later|newer|higher|above|greater|up|more)| and (?:later|newer|above|up)|\\+)?(?: (?:version|release))?',
      ),
      read: (part) => {
        const of = /^(server|client|git|kubernetes|kubelet)/i.exec(part.text('of'));
        const label = of
          ? ({ server: 'Server Version', client: 'Client Version', git: 'GitVersion', kubernetes: null, kubelet: null }[
              (of[1] ?? '').toLowerCase()
            ] ?? null)
          : null;
        const v = part.text('v').replace(/^v/, '').replace(/\*/g, 'x');
        const op =
          part.has('tail') && AT_LEAST.test(part.text('tail')) ? '>=' : part.has('op') ? part.comparison('op') : null;
        if (part.has('op') && op === null) return null;
        if (/^\d+$/.test(v) && op === null) return null;
        const full = /^\d+\.\d+\.\d+/.test(v) && !/x$/.test(v);
        if (op === null && full && !part.has('of')) return null;
        if (op === null && !/x$/.test(v) && !full && !part.has('of')) return null;
        if (op !== null && !part.has('of') && !/^v/.test(part.text('v')) && !full && !part.has('tail'))
          return { meaning: { is: 'version-or-number', range: `${op}${v}`, op, value: v } };
        const range = op === null || op === '=' ? (full || /x$/.test(v) ? v : `${v}.x`) : `${op}${v}`;
        const exactly = full && op === null && /^version\b/i.test(part.text('of'));
        if (exactly)
          return { meaning: { is: 'text', values: [{ text: part.text('v'), exact: false }], how: 'bare', any: false } };
        return {
          meaning: { is: 'version', range, of: label },
          hints: part.has('named') ? { names: [part.said('named')] } : {},
        };
      },
      examples: [
        ['v1.31.x', 'kubectl get nodes', 'VERSION is in 1.31.x'],
        ['version 1.28 or newer', 'helm version --short', 'every version printed is in >=1.28'],
        ['Server Version: v1.31.2', 'kubectl version', 'Server Version is in 1.31.2'],
        ['>= 20.11.0', 'node --version', 'every version printed is in >=20.11.0'],
        ['node v20 or newer', 'node --version', 'every version printed is in >=20'],
        ['git version >= 2.30', 'git --version', 'every version printed is in >=2.30'],
      ],
      not: ['1.31.2', 'version 1.28 or so', 'version one'],
    },
    TOOL,
    {
      name: 'a release of a tool',
      pattern: pattern(
        '(?:any|some) (?<v>v?\\d+\\.\\d+)(?:\\.(?:x|\\*))? (?:release|version|build|patch release|patch level) of (?<tool>[a-z][\\w.-]*)',
      ),
      read: (part) => ({
        meaning: {
          is: 'version',
          range: `${part.text('v').replace(/^v/, '')}.x`,
          of: null,
          tool: part.text('tool'),
        },
      }),
      examples: [['any 1.9 release of terraform', 'terraform version', 'terraform is in 1.9.x']],
      not: ['any 1.9 release of the chart in May', 'some release of terraform'],
    },
  ],
};

export const texts: Family = {
  title: 'Text',
  about:
    'Text in backticks or quotes (letter case counts), addresses, names and other tokens that must be printed, as whole tokens.',
  phrases: [
    {
      name: 'yes or no',
      pattern: pattern('(?:answer |result |output |it )?(?:is )?(?<word>true|false|yes|no|on|off|null|ok|pong|t|f)'),
      read: (part) => {
        const word = part.text('word');
        return { meaning: { is: 'text', values: [{ text: word, exact: false }], how: 'bare', any: false } };
      },
      examples: [
        ['true', "kubectl get pod web -o jsonpath='{.spec.hostNetwork}'", 'every line or word printed is true'],
        ['no', 'kubectl auth can-i delete nodes', 'every line or word printed is no'],
        ['PONG', 'redis-cli ping', 'PONG is printed'],
        ['OK', 'curl -s localhost:8080/health', 'OK is printed'],
      ],
      not: ['true for now', 'no way', 'ok so far'],
    },
    {
      name: 'reported as a text',
      pattern: pattern(
        '(?<what>(?:[a-z][a-z-]* ){0,3})(?:is )?(?:reported|flagged|marked|listed|shown|logged|labell?ed|tagged|printed) (?:(?:as|with|to is) )+(?<text><lit>)',
      ),
      read: (part) =>
        /\b(?:no|not|never|none|nothing|any|some|or|all|every|each|both)\b/.test(part.sentence.lower)
          ? null
          : { meaning: { is: 'text', values: [part.said('text')], how: 'contains', any: false } },
      examples: [['resource is reported as `invalid`', 'kubeconform a.yaml', '`invalid` is printed']],
      not: ['resource is not reported as `invalid`', 'reported as broken'],
    },
    {
      name: 'so many tests pass',
      pattern: pattern(
        '(?:all )?(?:of )?(?<n>\\d+) (?:unit |integration |e2e |smoke )?(?:tests?|specs?|scenarios?|examples?|assertions?) (?:is )?(?:all )?(?:passes|passed|pass|passing|green|succeeds|succeeded)',
      ),
      read: (part) => ({
        meaning: {
          is: 'text',
          values: [{ text: `${part.text('n')} passed`, exact: false }],
          how: 'contains',
          any: false,
        },
      }),
      examples: [['All 12 tests pass', 'pytest -q', '12 passed is printed']],
      not: ['12 tests pass on main', '12 tests'],
    },
    {
      name: 'what tools say',
      pattern: pattern(
        '(?:(?:it|server|database|configuration|config|file|working tree|connection|login|cluster|shows|all|deployments?|daemonsets?|workloads?|replicas|is|fully) )*(?<said>accepting connections|nothing to commit|working tree clean|syntax is ok|test is successful|syntax ok|already up to date|everything up-to-date|up to date|up-to-date|login succeeded|connection established|on branch [\\w./-]+|no changes|condition met|verify shows code: \\d+(?: \\([\\w ]+\\))?|\\d+ chart\\(s\\) linted, \\d+ chart\\(s\\) failed|\\d+ loaded units listed|[a-z][\\w.-]*\\/[\\w.-]+ (?:configured|created|unchanged|patched|restarted|scaled|labeled|annotated|rolled back)|0 failed|0 errors|0 vulnerabilities|found 0 vulnerabilities|no issues found|hello from docker|0% packet loss|configuration is valid|success! configuration is valid|(?:test result: ok[,.;] )?(?:tests: )?\\d+ (?:tests? )?(?:passed|failed|skipped|passing|failing)(?:[,;] \\d+ (?:passed|failed|skipped|ignored|passing|failing|pending|total))*|\\d+ (?:tests?|examples?|specs?|scenarios?), \\d+ (?:failures?|failed)|test result: ok|plan: \\d+ to add, \\d+ to change, \\d+ to destroy|[\\w./-]+: ok)',
      ),
      read: (part) => ({
        meaning: {
          is: 'text',
          values: [
            {
              text: saying(part.sentence.raw, part.text('said').replace('erify shows code', 'erify return code')),
              exact: false,
            },
          ],
          how: 'contains',
          any: false,
        },
      }),
      examples: [
        ['accepting connections', 'pg_isready -h db', 'accepting connections is printed'],
        ['nothing to commit', 'git status', 'nothing to commit is printed'],
        ['syntax is ok', 'nginx -t', 'syntax is ok is printed'],
        ['On branch main', 'git status', 'On branch main is printed'],
        [
          'Verify return code: 0 (ok)',
          'openssl s_client -connect a.example:443',
          'Verify return code: 0 (ok) is printed',
        ],
        ['deployment.apps/web configured', 'kubectl apply -f web.yaml', 'deployment.apps/web configured is printed'],
      ],
      not: ['accepting connections from abroad', 'nothing to commit to'],
    },
    {
      name: 'a tag or branch',
      pattern: pattern('(?:git )?(?:tag|branch) (?:<name:lit>|<name2:ident>) (?:is )?(?:exists|listed|present|shown)'),
      read: (part) => {
        const name = part.said(part.has('name') ? 'name' : 'name2');
        return { meaning: { is: 'text', values: [name], how: 'contains', any: false }, hints: { tool: 'git' } };
      },
      examples: [['tag `v1.2.0` exists', 'git tag --list', '`v1.2.0` is printed']],
      not: ['tag `v1.2.0` exists upstream'],
    },
    {
      name: 'a part of a plan',
      pattern: pattern('(?:plan )?(?:is |shows )?(?<said>(?<n>\\d+) to (?:add|change|destroy))'),
      read: (part) => {
        const said = { text: part.text('said'), exact: false };
        const values = Number(part.text('n')) === 0 ? [said, { text: 'No changes', exact: true }] : [said];
        return { meaning: { is: 'text', values, how: 'contains', any: true }, hints: { tool: 'terraform' } };
      },
      examples: [
        ['0 to destroy', 'terraform plan', '0 to destroy is printed, or `No changes` is printed'],
        ['2 to add', 'terraform plan', '2 to add is printed'],
      ],
      not: ['0 to destroy in production', 'nothing to destroy'],
    },
    {
      name: 'a tool and its version',
      pattern: pattern('<name:name> (?:version )?(?:is )?<v:version>'),
      read: (part) => {
        // `has 1.4.2` names no tool.
        const names = /^(?:has|shows|contains|lists)$/i.test(part.text('name')) ? [] : [part.said('name')];
        return {
          meaning: { is: 'text', values: [{ text: part.text('v'), exact: false }], how: 'bare', any: false },
          hints: { names },
        };
      },
      examples: [['Terraform v1.9.5', 'terraform version', 'terraform is in 1.9.5']],
      not: ['Terraform 1.9', 'v1.9.5 v1.9.6 or so'],
    },
    {
      name: 'contains a text',
      pattern: pattern(
        '(?:(?:(?:at least )?one line|line|output|response|response body|body|it|log|logs|list|result|table|header|headers|file|message|page|html|json|yaml|stdout|stderr|everything)(?: (?:is|also))? )?(?<how>contains?|contains? text|contains? line|contains? string|includes?|including|mentions?|has|with|shows|containing|lists|shows line|line|text|message|body|value|string|header)(?![a-z0-9_-])\\s*:?\\s*(?:both )?<names:names>(?: (?:in|on) (?:output|list|logs?|response|body|stdout))?',
      ),
      read: (part) => {
        const values = part.list('names');
        const any = /\sor\s/i.test(part.sentence.text) && !/\sand\s/i.test(part.sentence.text);
        if (!any && /\sor\s/i.test(part.sentence.text)) return null;
        if (!values.every((v) => usable(v) && (identifier(v) || isState(v.text)))) return null;
        // `shows Running` is said of a state, wherever else the word may stand.
        const shows = /^(?:has|with|shows|lists)$/i.test(part.text('how'));
        if (shows && values.some((v) => !v.exact && isState(v.text))) return null;
        return { meaning: { is: 'text', values, how: 'contains', any } };
      },
      examples: [
        ['contains `web-tls`', 'kubectl get secrets', '`web-tls` is printed'],
        ['output contains "ready to accept connections"', 'docker logs db', '`ready to accept connections` is printed'],
        ['body contains `ok` or `healthy`', 'curl -s localhost/health', '`ok` is printed, or `healthy` is printed'],
        ['a line containing `leader elected`', 'kubectl logs web', '`leader elected` is printed'],
        ['shows `cart` and `checkout`', 'helm list', '`cart` is printed; `checkout` is printed'],
      ],
      not: ['contains useful hints', 'includes everything', 'contains `a` and `b` or `c`'],
    },
    {
      name: 'contains a text, said of what the command asks for',
      pattern: pattern('(?<of>[a-z][\\w.-]*) (?:contains|includes|mentions|has) (?:line |text |both )?<values:names>'),
      read: (part) => {
        const values = part.list('values');
        if (/\sor\s/i.test(part.sentence.text) || !values.every((v) => v.exact)) return null;
        return {
          meaning: { is: 'text', values, how: 'contains', any: false },
          hints: { asked: part.text('of') },
        };
      },
      examples: [
        [
          'Corefile contains `cache 60`',
          "kubectl get cm coredns -o jsonpath='{.data.Corefile}'",
          '`cache 60` is printed',
        ],
        ['Zonefile contains `cache 60`', 'cat zones/harbor', '? Zonefile contains `cache 60`'],
      ],
      not: ['Corefile contains cache lines', 'Corefile contains `a` or `b`'],
    },
    {
      name: 'a text in the output',
      pattern: pattern(
        '(?:text |message |line |string |entry |log line |log entry |value )<names:names> (?:is )?(?:appears|shown|printed|logged|found|present|visible)<where>|<lits:names> (?:(?:is )?(?:printed|shown|logged|displayed)<where>|(?:appears )?in (?:logs?|output|stdout|response|body))',
      ),
      read: (part) => {
        const values = part.list(part.has('names') ? 'names' : 'lits');
        return values.every((v) => v.exact) ? { meaning: { is: 'text', values, how: 'contains', any: false } } : null;
      },
      examples: [
        ['message "leader elected" appears', 'kubectl logs deploy/op', '`leader elected` is printed'],
        ['"boot ok" in logs', 'kubectl logs web', '`boot ok` is printed'],
        ['`boot ok` is printed', 'kubectl logs web', '`boot ok` is printed'],
      ],
      not: ['message appears in Grafana', '"boot ok" in the UI'],
    },
    {
      name: 'a word alone',
      pattern: pattern('(?:is )?(?<word>[a-z][a-z]*)'),
      read: (part) => {
        const word = part.text('word');
        if (/^(?:more|less|some|soon|yes|no|success|works?)$/i.test(word) || !isPlainValue(word.toLowerCase()))
          return null;
        return { meaning: { is: 'word', word } };
      },
      examples: [
        ['main', 'git branch --show-current', 'every line or word printed is main'],
        ['nobody', 'kubectl exec web -- whoami', 'every line or word printed is nobody'],
      ],
      not: ['increasing', 'visible', 'expected', 'slowly'],
    },
    {
      name: 'equals a text',
      pattern: pattern(
        '(?:(?:output|response|body|it|result|value|answer) )?(?:is exactly|exactly|equals|is equal to|matches exactly|is only|only)\\s*:?\\s*<value:lit>',
      ),
      read: (part) => ({ meaning: { is: 'text', values: [part.said('value')], how: 'equals', any: false } }),
      examples: [['exactly `ready`', 'cat state.txt', 'the whole output is `ready`']],
      not: ['exactly what we need', 'only the brave'],
    },
    {
      name: 'matches an expression',
      pattern: pattern(
        '(?:output |it |value )?(?:matches(?: (?:regex|regexp|regular expression|pattern))?|regex|regexp|pattern)\\s*:?\\s*(?:<value:lit>|\\/(?<bare>[^/]+)\\/)',
      ),
      read: (part) => {
        const source = part.has('bare') ? part.text('bare') : part.text('value').replace(/^\/|\/$/g, '');
        const said = /regex|regular|pattern|\//i.test(part.sentence.text) || /^\/.*\/$/.test(part.text('value'));
        if (!said && !/^\^|\$$|\\[dwsb]|\[[^\]]+\][+*{]|\.[*+]/.test(source)) return null;
        try {
          new RegExp(source, 'm');
        } catch {
          return null;
        }
        const each = /^\^.*\$$/.test(source);
        return {
          meaning: {
            is: 'tests',
            tests: [{ kind: 'matches', pattern: source, flags: 'm', ...(each ? { each } : {}) }],
          },
        };
      },
      examples: [['matches regex `^web-\\d+$`', 'hostname', 'every line matches /^web-\\d+$/m']],
      not: ['matches the plan', 'matches `web`'],
    },
    {
      name: 'texts of a list',
      pattern: pattern('(?:<all> (?:of )?)?<names:several>(?: (?:is )?(?:all )?(?:printed|mentioned))?'),
      read: (part) => {
        const values = part.list('names');
        const any = /\sor\s/i.test(part.sentence.text);
        if (any && /\sand\s|,.*,/i.test(part.sentence.text) && !/,\s*or\s/i.test(part.sentence.text)) return null;
        return values.every((v) => usable(v) && identifier(v))
          ? { meaning: { is: 'text', values, how: any ? 'bare' : 'contains', any } }
          : null;
      },
      examples: [
        ['both `blue` and `green`', 'cat colors.txt', '`blue` is printed; `green` is printed'],
        ['`10.3.0.1` or `10.3.0.2`', 'dig +short gw.corp.example', 'resolves to 10.3.0.1, or resolves to 10.3.0.2'],
      ],
      not: ['blue and green', 'sooner or later'],
    },
    {
      name: 'a token alone',
      pattern: pattern(
        '(?:is |shows |= ?|with value )?(?:text |line |string |value |address |ip |ip address |clusterip (?=\\d+\\.\\d|none|[a-f\\d]*:)|message |name |image |tag |version |output )?(?:is |shows )?<value:value>',
      ),
      read: (part) => {
        const said = part.said('value');
        if (!said.exact && (!loud(said.text) || /^\d+$/.test(said.text))) return null;
        if (!said.exact && !identifier(said) && !/^[A-Z]{2,}$|[:=]\S/.test(said.text)) return null;
        if (!said.exact && /^[<(~≈±]|\.\.\.$|…$/.test(said.text)) return null;
        return { meaning: { is: 'text', values: [said], how: 'bare', any: false } };
      },
      examples: [
        ['10.3.0.9', 'kubectl get svc web -o yaml | grep clusterIP', 'every clusterIP is 10.3.0.9'],
        ['web:2.4.1', "kubectl get pod -o yaml | grep 'image:.*web'", 'every image web has the tag 2.4.1'],
        ['`hello`', 'cat greeting.txt', '`hello` is printed'],
        ['v1.31.2', 'kubectl get nodes', 'VERSION is v1.31.2 in every row'],
      ],
      not: ['increasing', 'soon', 'Increasing'],
    },
  ],
};
