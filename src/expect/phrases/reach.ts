import type { Comparison, RuleTest } from '../rule.ts';
import { pattern, type Family, type Reading } from '../phrase.ts';
import { IT, reasonOf } from './outcomes.ts';

/** Codes of curl that tell a reason of their own, in the words of FAILURE_REASONS. */
const CURL: Readonly<Record<string, string>> = {
  '6': 'nxdomain',
  '7': 'refused',
  '28': 'timeout',
  '35': 'certificate',
  '51': 'certificate',
  '60': 'certificate',
};

const fails = (reason: string | null): RuleTest => ({ kind: 'fails', reason });
const reading = (...tests: readonly RuleTest[]): Reading => ({ meaning: { is: 'tests', tests, on: 'output' } });

const loss = (op: Comparison, value: string): Reading => ({
  meaning: { is: 'ping', key: 'packet loss', op, value: `${value}%` },
  hints: { tool: 'ping' },
});

export const reach: Family = {
  title: 'Reachability',
  about: 'Connections that are cut off, by the reason that is stated or by the exit of the tool that tries.',
  phrases: [
    {
      name: 'fails with an exit',
      pattern: pattern(
        `${IT}(?:(?:is )?<reason:reason>|(?:is )?(?:fails|failed|blocked|rejected|unsuccessful))(?: (?:and|with))?\\s*[(,:–—-]*\\s*(?:with )?(?:(?:curl|nc|wget) )?(?:exit|exits|exited|rc|returns)(?: (?:with|code|status))*\\s*[:=]?\\s*(?<code>\\d{1,3})[)]?`,
      ),
      read: (part) => {
        const reason = part.has('reason') ? reasonOf(part.text('reason')) : null;
        const code = Number(part.text('code'));
        if (code === 0) return null;
        const cut = reason === 'denied' || (reason === null && /blocked|rejected/.test(part.sentence.lower));
        return reading(fails(cut ? 'no-connection' : reason), { kind: 'exit', op: '=', code });
      },
      examples: [
        ['times out (exit 28)', 'curl -m 2 http://10.9.9.9/', 'the command fails: timeout; exit is 28'],
        ['Blocked (exit code 28)', 'curl -m 2 http://10.9.9.9/', 'the command fails: no-connection; exit is 28'],
      ],
      not: ['times out (exit 0)', 'blocked (28 times)', 'times out (exit 28) on old nodes'],
    },
    {
      name: 'an error of curl by its code',
      pattern: pattern(
        '(?:(?:shows|error|fails with|exits with) )*(?:<lit:lit>|curl: ?[(](?<code>\\d{1,2})[)]|curl (?:error|exit code|exit) (?<plain>\\d{1,2}))(?:[\\s:,]*(?:<reason:reason>))?(?: after \\d+ (?:ms|milliseconds|s|seconds))?',
      ),
      read: (part) => {
        const written = part.has('lit') ? /^curl: ?\((\d{1,2})\)(?:\s+(.*))?$/i.exec(part.text('lit')) : null;
        if (part.has('lit') && (written === null || written[2] !== undefined)) return null;
        const reason = CURL[written?.[1] ?? part.text(part.has('code') ? 'code' : 'plain')];
        if (reason === undefined) return null;
        const said = part.has('reason') ? [fails(reasonOf(part.text('reason')))] : [];
        return reading(fails(reason), ...said.filter((one) => one.kind === 'fails' && one.reason !== reason));
      },
      examples: [
        ['`curl: (7)` connection refused', 'curl http://localhost:9999/', 'the command fails: refused'],
        ['curl: (28)', 'curl -m 2 http://10.9.9.9/', 'the command fails: timeout'],
      ],
      not: ['curl: (99)', '`curl: (28)` on one node'],
    },
    {
      name: 'cut off for a reason',
      pattern: pattern(
        `${IT}(?:is )?(?<cut>blocked|denied|rejected|fails|failed|not allowed|is not allowed)(?: by (?:(?:deny|default|default-deny|network) )*(?:networkpolicy|policy|firewall))?\\s*[:(–—-]+\\s*(?:<reason:reason>)[)]?`,
      ),
      read: (part) => {
        const reason = reasonOf(part.text('reason'));
        return reading(fails(reason));
      },
      examples: [
        ['should be blocked: request timed out', 'nc -zv -w 2 10.9.9.9 22', 'the command fails: timeout'],
        ['Fails (connection refused)', 'nc -zv 10.9.9.9 22', 'the command fails: refused'],
        ['blocked by the NetworkPolicy (timeout)', 'curl -m 3 http://db:5432', 'the command fails: timeout'],
      ],
      not: ['blocked: later', 'denied: timed out for some'],
    },
    {
      name: 'a certificate that is not trusted',
      pattern: pattern(
        `${IT}(?:is )?(?:fails|failed|rejected)?\\s*(?:with |due to |because of |by )*(?:certificate|tls|ssl|x509|certificate verification|certificate verify|tls handshake)(?: (?:verification|verify|validation))? (?:error|failure|problem|fails|failed)(?: (?:is )?(?:shown|returned))?`,
      ),
      read: () => reading(fails('certificate')),
      examples: [['fails with a certificate error', 'curl https://10.9.9.9/', 'the command fails: certificate']],
      not: ['no certificate error', 'certificate errors are gone'],
    },
    {
      name: 'a port that is closed',
      pattern: pattern(
        'port (?<port>\\d+) (?:is )?(?:closed|not open|not reachable|unreachable|blocked|filtered)(?: from (?:outside|pod))?',
      ),
      read: (part) => ({
        ...reading(fails(/blocked|filtered/.test(part.sentence.lower) ? 'no-connection' : 'unreachable')),
        hints: { names: [{ text: part.text('port'), exact: true }] },
        asides: / from /.test(part.sentence.lower) ? [{ words: 'from elsewhere', kind: 'circumstance' }] : [],
      }),
      examples: [['port 8443 should be closed', 'nc -zv db 8443', 'the command fails: unreachable']],
      not: ['port is closed', 'port 8443 is closed on Sundays'],
    },
    {
      name: 'packets that are lost',
      pattern: pattern(
        '(?:(?:there is|shows|with|has) )?(?:(?:<a:op> ?)?(?<n>\\d+(?:\\.\\d+)?) ?(?:%|percent) (?:packet |packets )?loss|packet loss(?: is)? ?[:=]? ?(?:<b:op> ?)?(?<m>\\d+(?:\\.\\d+)?) ?(?:%|percent)|(?<every>all packets (?:is )?lost|no (?:reply|replies|response|responses|answer)(?: (?:is )?(?:received|shown))?))',
      ),
      read: (part) => {
        if (part.has('every')) return loss('=', '100');
        const [value, sign] = part.has('n') ? [part.text('n'), 'a'] : [part.text('m'), 'b'];
        const op = part.has(sign) ? part.comparison(sign) : '=';
        return op && loss(op, value);
      },
      examples: [
        ['100% packet loss', 'ping -c 3 10.9.9.9', 'every packet loss is 100%'],
        ['packet loss below 5%', 'ping -c 30 10.9.9.9', 'every packet loss is below 5%'],
        ['no reply', 'ping -c 3 10.9.9.9', 'every packet loss is 100%'],
        ['100% packet loss', 'mtr -r 10.9.9.9', '? 100% packet loss'],
      ],
      not: ['5% packet loss at night', 'no reply yet', '5% loss of time'],
    },
    {
      name: 'time to a reply',
      pattern: pattern(
        '(?:(?<which>average|avg|mean|max|maximum|min|minimum) )?(?:rtt|latency|round[- ]trip(?: time)?|reply time|ping time|ping) ?(?:is )?(?<op><op>) ?(?<v>\\d+(?:\\.\\d+)?) ?(?<unit>ms|milliseconds?|s|seconds?)(?: (?:on )?(?<mean>average|avg))?',
      ),
      read: (part) => {
        const said = part.text(part.has('mean') ? 'mean' : 'which').toLowerCase();
        const key = said === '' ? 'rtt' : `rtt ${/^(?:a|me)/.test(said) ? 'avg' : said.slice(0, 3)}`;
        const op = part.comparison('op');
        const value = `${part.text('v')}${/^m/i.test(part.text('unit')) ? 'ms' : 's'}`;
        return op && { meaning: { is: 'ping', key, op, value }, hints: { tool: 'ping' } };
      },
      examples: [
        ['average RTT below 20 ms', 'ping -c 3 10.9.9.9', 'every rtt avg is below 20ms'],
        ['latency < 5ms', 'ping -c 3 10.9.9.9', 'every rtt is below 5ms'],
      ],
      not: ['RTT below average', 'latency is low'],
    },
    {
      name: 'no packet loss',
      pattern: pattern(
        '(?:(?:there is|shows|with) )?(?:no|zero|without|0 ?%) packet loss|packet loss(?: is)?\\s*[:=]?\\s*(?:0 ?%|zero|none)|no packets? (?:is )?lost',
      ),
      read: () => loss('=', '0'),
      examples: [['no packet loss', 'ping -c 3 10.9.9.9', 'every packet loss is 0%']],
      not: ['no packet loss over time', 'packet loss is low'],
    },
  ],
};
