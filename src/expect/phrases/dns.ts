import { pattern, type Family } from '../phrase.ts';

const SUBJECT = '(?:(?:it|name|names|domain|host|hostname|dns|fqdn|record|service|query|lookup|all|both|every name) )*';

export const dns: Family = {
  title: 'DNS',
  about: 'A DNS answer. The address of the name server, which lookups print first, is no answer.',
  phrases: [
    {
      name: 'resolves to an address',
      pattern: pattern(
        `${SUBJECT}(?:is )?(?:resolves|resolving|resolved|answers?|points?) (?:to|with) (?:[A-Za-z][\\w'-]* ){0,4}?(?:ip|address|ip address|service ip|clusterip)?\\s*[(]?<ip:ip>[)]?`,
      ),
      read: (part) =>
        /\b(?:not|never|no|other)\b/i.test(part.sentence.text)
          ? null
          : { meaning: { is: 'resolves', to: { address: part.text('ip') } }, hints: { output: 'dns' } },
      examples: [
        ['Resolves to 10.3.0.1', 'nslookup api.corp.example', 'resolves to 10.3.0.1'],
        ['Resolves to the gateway IP (10.3.0.7)', 'dig +short gw.corp.example', 'resolves to 10.3.0.7'],
        ['should resolve to 2001:db8::7', 'host gw.corp.example', 'resolves to 2001:db8::7'],
      ],
      not: ['Resolves to 10.3.0.1 quickly', 'Resolves to an address', 'does not resolve to 10.3.0.1'],
    },
    {
      name: 'an address as the answer',
      pattern: pattern(
        '(?:has )?(?:(?:(?:a|aaaa) record|record|address(?:es)?|answer|answer section|lookup|query|dns|name|nslookup|dig)(?: (?:is|shows|has|contains|includes|returns|:))*\\s*:?\\s*)(?:(?:address|ip|service ip|ip address|clusterip|of|service|pod|record) )*<ip:ip>',
      ),
      read: (part) => ({ meaning: { is: 'resolves', to: { address: part.text('ip') } }, hints: { output: 'dns' } }),
      examples: [
        ['A record 10.3.0.9', 'dig db.corp.example', 'resolves to 10.3.0.9'],
        ['Address: 10.3.0.9', 'nslookup db.corp.example', 'resolves to 10.3.0.9'],
        ['lookup returns the service IP 10.3.0.9', 'nslookup db', 'resolves to 10.3.0.9'],
      ],
      not: ['A record 10.3.0.9 after an hour'],
    },
    {
      name: 'resolves to one of several',
      pattern: pattern(`${SUBJECT}resolves to <one:ip> (?<word>and|or) <two:ip>`),
      read: (part) => {
        const parts = ['one', 'two'].map((name) => ({ is: 'resolves' as const, to: { address: part.text(name) } }));
        return {
          meaning: part.text('word') === 'or' ? { is: 'either', parts } : { is: 'both', parts },
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
        `(?:(?:it|name|names|domain|host|hostname|dns|fqdn|record|lookup|query|all|both|every name|<host>|<lit>) )*(?:resolves|is resolved|is resolvable|resolves (?:correctly|successfully|ok|fine))|(?:shows |resolves to )?(?:valid )?(?:(?:one or more|at least one|some) )?(?:ip|ips|ip address|ip addresses|addresses|a record|a records|dns answer|dns response)(?: (?:is )?(?:returned|shown|present))?`,
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
        `(?:shows )?(?:nxdomain|no such host|server can not find|can not find|non-existent domain)(?: (?:is )?(?:returned|error|response|status))?|${SUBJECT}(?:not resolves|is not resolved|fails to resolves?|is unresolvable|can not is resolved)|(?:dns |name )?(?:resolution|lookup) fails(?: with nxdomain)?`,
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
