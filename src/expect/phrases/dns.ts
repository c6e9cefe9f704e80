import type { Meaning } from '../meaning.ts';
import { pattern, type Family, type Parts, type Reading } from '../phrase.ts';
import { isAddress } from '../vocabulary.ts';

const SUBJECT = '(?:(?:it|name|names|domain|host|hostname|dns|fqdn|record|service|query|lookup|all|both|every name) )*';

const TYPE = 'a|aaaa|cname|mx|ns|txt|srv|ptr|soa|caa|rrsig|ds|dnskey|nsec|nsec3|tlsa|naptr|svcb';

const isHost = (text: string): boolean => /^(?:[\w-]+\.)+[a-z][\w-]*\.?$/i.test(text);

/** Without a number, one is enough. */
function recordsOf(part: Parts, record: string): Reading | null {
  const { op, n } = part.quantity('qty') ?? { op: '>=' as const, n: 1 };
  if (n === 0 || (part.has('qty') && part.quantity('qty') === null)) return null;
  return { meaning: { is: 'resolves', to: { record, op, count: n } }, hints: { output: 'dns' } };
}

export const dns: Family = {
  title: 'DNS',
  about: 'A DNS answer. The address of the name server, which lookups print first, is no answer.',
  phrases: [
    {
      name: 'resolves to an address',
      pattern: pattern(
        `${SUBJECT}(?:is )?(?:resolves|resolving|resolved|answers?|points?) (?:to|with) (?:[A-Za-z][\\w'-]* ){0,4}?(?:ip|address|ip address|service ip|clusterip)?\\s*[(]?(?:<ip:ip>|<lit:lit>)[)]?`,
      ),
      read: (part) => {
        const address = part.text(part.has('ip') ? 'ip' : 'lit');
        if (/\b(?:not|never|no|other)\b/i.test(part.sentence.text)) return null;
        if (isAddress(address)) return { meaning: { is: 'resolves', to: { address } }, hints: { output: 'dns' } };
        return isHost(address)
          ? { meaning: { is: 'resolves', to: { name: address } }, hints: { output: 'dns' } }
          : null;
      },
      examples: [
        ['Resolves to 10.3.0.1', 'nslookup api.corp.example', 'resolves to 10.3.0.1'],
        ['Resolves to the gateway IP (10.3.0.7)', 'dig +short gw.corp.example', 'resolves to 10.3.0.7'],
        ['resolves to `10.3.0.8`', 'dig +short db.corp.example', 'resolves to 10.3.0.8'],
        ['should resolve to 2001:db8::7', 'host gw.corp.example', 'resolves to 2001:db8::7'],
      ],
      not: ['Resolves to 10.3.0.1 quickly', 'Resolves to an address', 'does not resolve to 10.3.0.1'],
    },
    {
      name: 'an address as the answer',
      pattern: pattern(
        '(?:has )?(?:(?:(?:a|aaaa) record|record|address(?:es)?|answer|answer section|lookup|query|dns|name|nslookup|dig)(?: (?:is|shows|has|contains|includes|returns|:))*\\s*:?\\s*)(?:(?:address|ip|service ip|ip address|clusterip|of|service|pod|record) )*<ip:ip>',
      ),
      read: (part) =>
        // In capitals it is a column.
        /^ADDRESS(?:ES)?\b/.test(part.sentence.text)
          ? null
          : { meaning: { is: 'resolves', to: { address: part.text('ip') } }, hints: { output: 'dns' } },
      examples: [
        ['A record 10.3.0.9', 'dig db.corp.example', 'resolves to 10.3.0.9'],
        ['Address: 10.3.0.9', 'nslookup db.corp.example', 'resolves to 10.3.0.9'],
        ['lookup returns the service IP 10.3.0.9', 'nslookup db', 'resolves to 10.3.0.9'],
      ],
      not: ['A record 10.3.0.9 after an hour'],
    },
    {
      name: 'the status of an answer',
      pattern: pattern(
        '(?:(?:dns|response|answer|query|header|with) )?(?:status|rcode|response code)(?: is|:| ?=)* ?(?<code>noerror|nxdomain|servfail|formerr|notimp|refused)',
      ),
      read: (part) => ({
        meaning: { is: 'value', key: 'status', op: '=', value: part.text('code').toUpperCase() },
        hints: { output: 'dns' },
      }),
      examples: [['status NOERROR', 'dig quay.corp.example', 'status: NOERROR is printed']],
      not: ['status NOERROR or NXDOMAIN', 'status REFUSED by the firewall'],
    },
    {
      name: 'resolves to one of several',
      pattern: pattern(`${SUBJECT}resolves to (?<one><ip>|<lit>) (?<word>and|or) (?<two><ip>|<lit>)`),
      read: (part) => {
        const addresses = [part.text('one'), part.text('two')];
        if (!addresses.every((one) => isAddress(one))) return null;
        const parts = addresses.map((address) => ({ is: 'resolves' as const, to: { address } }));
        return {
          meaning: part.text('word') === 'or' ? { is: 'either', parts } : { is: 'resolves', to: { addresses } },
          hints: { output: 'dns' },
        };
      },
      examples: [
        ['resolves to 10.3.0.1 or 10.3.0.2', 'dig gw.corp.example', 'resolves to 10.3.0.1, or resolves to 10.3.0.2'],
      ],
      not: ['resolves to 10.3.0.1 or another'],
    },
    {
      name: 'resolves to a public or private address',
      pattern: pattern(
        `${SUBJECT}resolves to (?:its )?(?<kind>public|external|internet|private|internal) (?:ips?|address|addresses|ip address|ip addresses)`,
      ),
      read: (part) => ({
        meaning: { is: 'resolves', to: /^(?:private|internal)$/i.test(part.text('kind')) ? 'private' : 'public' },
        hints: { output: 'dns' },
      }),
      examples: [
        ['Resolves to public IP', 'nslookup example.com', 'resolves to a public address'],
        ['should resolve to an internal address', 'dig +short db.corp.example', 'resolves to a private address'],
      ],
      not: ['Resolves to public IP via the office line', 'public IP', 'resolves to a public cloud'],
    },
    {
      name: 'resolves to a value that is given',
      pattern: pattern(
        `${SUBJECT}resolves to (?:its )?(?<what>pod|node|host|loadbalancer|gateway|ingress)(?:'s)? (?:ip|address|ip address)`,
      ),
      read: (part) => ({
        meaning: { is: 'resolves', to: { placeholder: `${part.text('what').toLowerCase()}-ip` } },
        hints: { output: 'dns' },
      }),
      examples: [
        ['Resolves to pod IP', 'nslookup <pod-ip>.default.pod.cluster.local', 'resolves to the value given for pod-ip'],
      ],
      not: ['Resolves to the right IP', 'Resolves to pod IP range'],
    },
    {
      name: 'resolves to a name',
      pattern: pattern(
        `${SUBJECT}(?:(?:is )?(?:cname|alias)(?: record)?(?: (?:to|for|of|shows|is|points to))?|resolves to|is canonical name)\\s*:?\\s*(?:<host:host>|<lit:lit>)`,
      ),
      read: (part) => {
        const name = part.has('host') ? part.text('host') : part.text('lit');
        return /^[\d.:]+$/.test(name)
          ? null
          : { meaning: { is: 'resolves', to: { name: name.replace(/\.$/, '') } }, hints: { output: 'dns' } };
      },
      examples: [
        ['CNAME to edge.corp.example', 'dig www.corp.example CNAME', 'resolves to the name edge.corp.example'],
      ],
      not: ['CNAME to be agreed', 'resolves to something'],
    },
    {
      name: 'an answer',
      pattern: pattern(
        `(?:(?:it|name|names|domain|host|hostname|dns|fqdn|record|lookup|query|all|both|every name|<host>|<lit>) )*(?:resolves|(?:can )?is resolved|is resolvable|resolves (?:correctly|successfully|ok|fine))(?: [(](?:to )?(?:any|some) (?:address|ip|answer|ip address)[)])?|(?:shows |resolves to )?(?:valid )?(?:(?:one or more|at least one|some) )?(?:ip|ips|ip address|ip addresses|addresses|a record|a records|dns answer|dns response)(?: (?:is )?(?:returned|shown|present))?`,
      ),
      read: (part) =>
        /^(?:valid )?(?:ips?|addresses)$/i.test(part.sentence.text)
          ? null
          : { meaning: { is: 'resolves', to: 'any' }, hints: { output: 'dns' } },
      examples: [
        ['name resolves', 'getent hosts api.corp.example', 'resolves'],
        ['returns an IP address', 'dig +short api.corp.example', 'resolves'],
        ['resolves successfully', 'nslookup api.corp.example', 'resolves'],
      ],
      not: ['conflict resolves', 'resolves within the team', 'name never resolves'],
    },
    {
      name: 'a record is answered',
      pattern: pattern(
        `${SUBJECT}(?:has |shows |responds with |answers with |there is )?(?:<qty:qty> )?(?<type>${TYPE}) records?(?: (?:is )?(?:shown|present|found|there|exists|returned|answered|available|set))?`,
      ),
      read: (part) => recordsOf(part, part.text('type').toUpperCase()),
      examples: [
        ['has an AAAA record', 'dig AAAA api.corp.example', 'at least 1 DNS AAAA records are answered'],
        ['At least 2 NS records', 'dig NS corp.example', 'at least 2 DNS NS records are answered'],
      ],
      not: ['no AAAA record', 'MX record of the old host', 'TXT records differ'],
    },
    {
      name: 'an A record is answered',
      // The article is gone from the words, and the letter with it.
      pattern: pattern(
        `${SUBJECT}(?:has |shows |responds with |answers with |there is )?(?:<qty:qty> )?(?:a )?records?(?: (?:is )?(?:shown|present|found|there|exists|returned|answered))?`,
      ),
      read: (part) => (/\bA records?\b/.test(part.sentence.raw) ? recordsOf(part, 'A') : null),
      examples: [['an A record', 'host api.corp.example', 'at least 1 DNS A records are answered']],
      not: ['a record', 'no A record'],
    },
    {
      name: 'addresses counted',
      pattern: pattern(
        `${SUBJECT}(?:has |shows |responds with |answers with |there is )?<qty:qty> (?:different |distinct )?(?:ips?|ip addresses|ip address|addresses|address|pod ips|endpoints ips)(?: (?:is )?(?:shown|present|found|returned|answered|listed))?`,
      ),
      read: (part) => recordsOf(part, 'address'),
      examples: [['3 IPs are returned', 'dig +short db.corp.example', 'exactly 3 DNS addresses are answered']],
      not: ['3 IPs are free', '3 addresses of pods'],
    },
    {
      name: 'the only address',
      pattern: pattern(
        '(?:shows |resolves to |is )?only (?:ip |address |ip address |answer )?<ip:ip>|<alone:ip> is only (?:answer|address|ip|ip address|a record|record|entry)(?: (?:is )?(?:shown|present|found|returned|answered|listed))?',
      ),
      read: (part) => {
        const address: Meaning = { is: 'resolves', to: { address: part.text(part.has('ip') ? 'ip' : 'alone') } };
        const one: Meaning = { is: 'resolves', to: { record: 'address', op: '=', count: 1 } };
        return { meaning: { is: 'both', parts: [address, one] }, hints: { output: 'dns' } };
      },
      examples: [
        ['only 10.3.0.9', 'dig +short db.corp.example', 'resolves to 10.3.0.9; exactly 1 DNS addresses are answered'],
        [
          '10.3.0.9 is the only address',
          'dig +short db.corp.example',
          'resolves to 10.3.0.9; exactly 1 DNS addresses are answered',
        ],
      ],
      not: ['only 10.3.0.9 and 10.3.0.8', '10.3.0.9 is the only server'],
    },
    {
      name: 'answers counted',
      pattern: pattern(
        `${SUBJECT}(?:has |shows |with |responds with |there is )?(?:(?:<qty:qty>|some|(?<filled>non-empty)) (?:dns )?(?:answers?|answer records?|resource records?|answer section)|answer section (?:is )?(?<full>not empty|non-empty|present))(?: (?:is )?(?:shown|present|found|returned|received|listed))?`,
      ),
      read: (part) => recordsOf(part, 'any'),
      examples: [
        ['at least one answer', 'dig api.corp.example', 'at least 1 DNS records are answered'],
        ['Answer section is not empty', 'dig api.corp.example', 'at least 1 DNS records are answered'],
      ],
      not: ['no answers', 'two answers of three'],
    },
    {
      name: 'a name and its answer',
      pattern: pattern('(?:<host:host>|<ip:ip>|<lit:lit>) (?:->|→|=>|⇒|maps to|points to) (?<at><ip>|<host>|<lit>)'),
      read: (part) => {
        const [name, answer] = [
          part.text(['host', 'ip', 'lit'].find((one) => part.has(one)) ?? ''),
          part.text('at').replace(/\.$/, ''),
        ];
        if (!(isHost(name) || isAddress(name)) || !(isAddress(answer) || (isHost(answer) && /[.].*[.]/.test(answer))))
          return null;
        const to = isAddress(answer) ? { address: answer } : { name: answer };
        return {
          meaning: { is: 'resolves', to },
          hints: { output: 'dns', names: [{ text: name.replace(/\.$/, ''), exact: false }] },
        };
      },
      examples: [
        ['db.corp.example → 10.3.0.9', 'getent hosts db.corp.example', 'resolves to 10.3.0.9'],
        ['10.3.0.9 -> db1.corp.example', 'host 10.3.0.9', 'resolves to the name db1.corp.example'],
        ['db.corp.example → 10.3.0.9', 'getent hosts web.corp.example', '? db.corp.example → 10.3.0.9'],
      ],
      not: ['db.corp.example → the gateway', 'db → 10.3.0.9 or so', 'db.host: 10.3.0.9'],
    },
    {
      name: 'a flag of the answer',
      pattern: pattern(
        '(?:dnssec )?(?:flags?:? (?:(?:includes?|contains?|has|shows|lists) )?(?<b>ad|aa|tc|cd|ra|rd)|(?:(?<no>no|without|not has) )?(?<a>ad|aa|tc|cd|ra|rd|authenticated data|authoritative answer) (?:flag|bit)(?: (?:is )?(?:(?<not>not )(?:is )?)?(?:set|present|shown|there|on|returned))?)',
      ),
      read: (part) => {
        const said = part.text(part.has('a') ? 'a' : 'b').toLowerCase();
        const flag = said.startsWith('authenticated') ? 'ad' : said.startsWith('authoritative') ? 'aa' : said;
        return {
          meaning: { is: 'dns-flag', flag, set: !part.has('no') && !part.has('not') },
          hints: { output: 'dns' },
        };
      },
      examples: [
        ['AD flag set', 'dig +dnssec corp.example', 'the output matches /^;; flags:[a-z ]* ad[ ;]/'],
        ['no TC flag', 'dig corp.example', 'the output matches /^;; flags:(?![a-z ]* tc[ ;])/'],
        ['AD flag set', 'dig +short corp.example', '? AD flag set'],
      ],
      not: ['flag set', 'AD flag on most answers'],
    },
    {
      name: 'resolves by an alias',
      pattern: pattern(`${SUBJECT}resolves (?:via|through|by) (?:cname |alias )*<name:name>(?: to (?<at><ip>|<lit>))?`),
      read: (part) => {
        const [name, address] = [part.said('name').text, part.text('at')];
        if (!isHost(name) || (part.has('at') && !isAddress(address))) return null;
        const alias = { is: 'resolves', to: { name } } as const;
        const end = { is: 'resolves', to: part.has('at') ? { address } : 'any' } as const;
        return { meaning: { is: 'both', parts: [alias, end] }, hints: { output: 'dns' } };
      },
      examples: [
        [
          'resolves via CNAME `lb.corp.example` to 10.3.0.4',
          'dig shop.corp.example',
          'resolves to the name lb.corp.example; resolves to 10.3.0.4',
        ],
      ],
      not: ['resolves via CoreDNS', 'resolves via lb.corp.example to the gateway'],
    },
    {
      name: 'does not resolve from somewhere',
      pattern: pattern(
        `${SUBJECT}(?:not resolves|is not resolved|fails to resolve) (?<where>(?:outside|from|in|on|over|via|without|inside|at) [^,;]+)`,
      ),
      read: (part) => ({
        meaning: { is: 'resolves', to: 'none' },
        hints: { output: 'dns' },
        asides: [{ words: part.text('where'), kind: 'circumstance' }],
      }),
      examples: [['must not resolve from db.corp.example', 'dig +short db.corp.example', 'does not resolve']],
      not: ['does not resolve everywhere'],
    },
    {
      name: 'a name as the answer',
      pattern: pattern(
        '(?:reverse )?(?:ptr|cname|reverse lookup|reverse record)(?: record)?(?: (?:is|to|shows|points to|resolves to))*\\s*(?:->|→|:|=)?\\s*<name:name>',
      ),
      read: (part) => {
        const name = part.said('name').text;
        return isHost(name) ? { meaning: { is: 'resolves', to: { name } }, hints: { output: 'dns' } } : null;
      },
      examples: [['PTR → db1.corp.example', 'dig +short -x 10.3.0.9', 'resolves to the name db1.corp.example']],
      not: ['PTR → the old name', 'CNAME differs'],
    },
    {
      name: 'text of a record',
      pattern: pattern(
        `(?:<kind> )?(?:txt|spf|dkim|dmarc|mx|ns|srv|caa|soa)(?: records?)?(?: (?:is|shows|contains|includes|has|lists))*\\s*:?\\s*<text:lit>`,
      ),
      read: (part) => ({
        meaning: { is: 'text', values: [part.said('text')], how: 'contains', any: false },
        hints: { output: 'dns' },
      }),
      examples: [['TXT contains "v=spf1 -all"', 'dig +short TXT corp.example', '`v=spf1 -all` is printed']],
      not: ['TXT contains the key'],
    },
    {
      name: 'the server that answers',
      pattern: pattern(
        '(?:dns )?(?:server|nameserver|name server|resolver)(?: (?:is|shows))?\\s*[:=]?\\s*(?<at><ip>|<lit>)(?: [(](?<gloss>[^()]+)[)])?|answered by (?<by><ip>|<lit>)',
      ),
      read: (part) => {
        const address = part.text(part.has('at') ? 'at' : 'by');
        if (!isAddress(address)) return null;
        const end = address.replace(/[.]/g, '\\.');
        return {
          meaning: {
            is: 'tests',
            tests: [
              { kind: 'matches', pattern: `^(?:(?:;; )?SERVER:|nameserver\\s)\\s*${end}(?:#\\d+.*)?\\s*$`, flags: 'i' },
            ],
          },
          hints: { output: 'dns' },
          asides: part.has('gloss') ? [{ words: part.text('gloss'), kind: 'gloss' }] : [],
        };
      },
      examples: [
        [
          'Server: 10.3.0.53',
          'nslookup db.corp.example',
          'the output matches /^(?:(?:;; )?SERVER:|nameserver\\s)\\s*10\\.3\\.0\\.53(?:#\\d+.*)?\\s*$/i',
        ],
      ],
      not: ['Server: nginx', 'server 10.3.0.53 is asked first'],
    },
    {
      name: 'resolution works',
      pattern: pattern(
        '(?:(?<both>both|all) )?(?:(?:internal|external|upstream|service|pod|cluster|dns|name|hostname|domain|host) (?:and |, )?)*(?:resolution|lookups?|queries|names|query) (?:works|succeeds|is successful|successful|is working|resolves|passes)',
      ),
      read: (part) => ({ meaning: { is: 'resolves', to: 'any' }, hints: { output: 'dns', each: part.has('both') } }),
      examples: [
        ['both internal and external resolution work', 'nslookup a.example', 'resolves'],
        ['DNS lookup succeeds', 'dig a.example', 'resolves'],
      ],
      not: ['resolution works from every pod', 'resolution continues'],
    },
    {
      name: 'no answer',
      pattern: pattern(
        `(?:shows |is )?(?:no (?:dns )?answer [(]nxdomain[)]|nxdomain|no such host|server can not find|can not find|non-existent domain)(?: (?:is )?(?:returned|error|response|status))?|${SUBJECT}(?:not resolves|is not resolved|fails to resolves?|is unresolvable|can (?:not is|is not) resolved)|(?:dns |name )?(?:resolution|lookup) fails(?: with nxdomain)?`,
      ),
      read: (part) => ({
        meaning: { is: 'resolves', to: /\bnxdomain\b/.test(part.sentence.lower) ? 'nxdomain' : 'none' },
        hints: { output: 'dns' },
      }),
      examples: [
        ['NXDOMAIN', 'dig gone.corp.example', 'there is no such name'],
        ['should not resolve', 'nslookup gone.corp.example', 'does not resolve'],
      ],
      not: ['NXDOMAIN for other names', 'does not resolve everywhere'],
    },
  ],
};
