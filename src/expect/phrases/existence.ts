import { kindsOf } from '../kinds.ts';
import type { Meaning } from '../meaning.ts';
import { pattern, type Family } from '../phrase.ts';
import { about, identifier, usable } from './about.ts';

export const existence: Family = {
  title: 'Existence',
  about: 'Something is listed, by name where the words or a grep behind the command give one; or it is gone.',
  phrases: [
    {
      name: 'names of a kind',
      pattern: pattern(
        '(?:<all> )?(?:<qty> )?(?:alert(?:ing)? )?(?:<kind:kind>|names?|definitions?)(?: definitions?)?(?: (?:exists?|is|present|listed|loaded|found|includes?|lists|shows|created))*(?:\\s*:\\s*| - )<names:names>',
      ),
      read: (part) => {
        const names = part.list('names');
        if (!names.every((n) => usable(n) && (names.length > 1 || identifier(n)))) return null;
        // `gateway:1.9.0` is an image.
        if (/^\S+:v?\d+\.\d\S*$/.test(part.sentence.text)) return null;
        const kinds = kindsOf(part.text('kind'));
        return { meaning: { is: 'present', names, kinds }, hints: { kinds } };
      },
      examples: [
        [
          'rules exist: DiskFull, DiskSlow',
          'kubectl get prometheusrule disk -o yaml',
          'some alert is DiskFull; some alert is DiskSlow',
        ],
        [
          'alert definitions present: DiskFull, DiskSlow',
          'kubectl get prometheusrule disk -o yaml',
          'some alert is DiskFull; some alert is DiskSlow',
        ],
        ['Services: cart, checkout', 'kubectl get svc', 'cart is listed; checkout is listed'],
      ],
      not: ['rules exist: none', 'rules fire: DiskFull', 'pods: many'],
    },
    {
      name: 'an image is listed',
      pattern: pattern(
        '(?:container )?(?:image )?<value:value> <there>|(?:contains|includes|lists|shows|has) (?:image )?<listed:value>',
      ),
      read: (part) => {
        const image = part.said(part.has('value') ? 'value' : 'listed');
        // A tag that is only digits may be a port.
        if (!/^(?:[\w.-]+(?::\d+)?\/)*[\w.-]+:(?=[\w.-]*[.a-z])\w[\w.-]*$/i.test(image.text)) return null;
        return { meaning: { is: 'text', values: [image], how: 'contains', any: false } };
      },
      examples: [
        ['web:1.4.2 is present', 'docker images', 'web:1.4.2 is printed'],
        ['contains image registry.example/web:1.4.2', 'crictl images', 'registry.example/web:1.4.2 is printed'],
      ],
      not: ['web:8080 is present', 'web:1.4.2 is old'],
    },
    {
      name: 'a kind is there',
      pattern: pattern(
        '(?:<all> )?(?:at least one )?(?:<name:name> )?<kind:kind>(?:\\(s\\))?(?: <after:ident>)? (?:is |all )*(?:exists?|present|there|found|listed|created|installed|registered|visible in list|shown|appears|returned)(?: (?:in|on) (?:output|list|namespaces?|cluster|response|api server)| in (?:component|file|manifest|repository)(?::| at)? <file:lit>)?',
      ),
      read: (part) => {
        const hints = about(part);
        if (!hints) return null;
        const present: Meaning = { is: 'present', names: [], kinds: hints.kinds ?? [] };
        if (!part.has('file')) return { meaning: present, hints };
        const file: Meaning = {
          is: 'tests',
          tests: [{ kind: 'file', path: part.text('file'), test: { is: 'present' } }],
        };
        return { meaning: { is: 'both', parts: [present, file] }, hints };
      },
      examples: [
        ['Service exists', 'kubectl get svc web', 'something is listed'],
        ['Policy present in namespaces', 'kubectl get cnp -A | grep allow-web', 'allow-web is listed'],
        ['ServiceMonitor exists', 'kubectl -n mon get servicemonitor web', 'something is listed'],
        ['cart-api service is listed', 'kubectl get svc', 'cart-api is listed'],
        ['the `nightly` CronJob should exist', 'kubectl get cronjobs -A', 'nightly is listed'],
      ],
      not: ['Service exists in DNS', 'new pod exists', 'no service exists', 'service exists in every region'],
    },
    {
      name: 'it is there',
      pattern: pattern(
        '(?:it |this )?(?:(?:<kind:kind> )?(?:resource|object) |(?:pattern|string|text|line|match|matches|entry) )?(?:is )?(?:exists|present|there|found|matches)(?: in (?:cluster|output|list|namespace|file))?',
      ),
      read: (part) => {
        const kinds = kindsOf(part.text('kind'));
        return { meaning: { is: 'present', names: [], kinds }, hints: { kinds } };
      },
      examples: [
        ['still exists', 'kubectl get cm web', 'something is listed'],
        ['Secret resource exists', 'kubectl get secret db', 'something is listed'],
        ['is present', 'make lint', '? is present'],
        ['Pattern found', 'grep -n lamp notes.txt', 'exit is 0'],
      ],
      not: ['exists elsewhere', 'other resource exists'],
    },
    {
      name: 'names are there',
      pattern: pattern(
        '(?:<all> )?<names:names> (?:is |all )*(?:exists?|present|there|found|listed|created|shown|appears|displayed|printed|returned|visible)(?: (?:in|on) (?:output|list|namespaces?|cluster|response|logs?|table))?',
      ),
      read: (part) => {
        const names = part.list('names');
        return names.every((n) => usable(n) && identifier(n)) ? { meaning: { is: 'present', names }, hints: {} } : null;
      },
      examples: [
        [
          '`cart`, `checkout` and `search` are listed',
          'kubectl get deploy',
          'cart is listed; checkout is listed; search is listed',
        ],
        ['`schema_version` is displayed', 'psql -c "\\\\d meta"', '`schema_version` is printed'],
      ],
      not: ['cart exists on paper', 'errors present', 'data returned'],
    },
    {
      name: 'lists names',
      pattern: pattern(
        '(?:lists|contains?|includes?|shows|has)(?: (?:all|both|following))?(?: (?:pods|services|deployments|nodes|namespaces|releases|databases|tables|topics|users|roles|targets|plugins))?\\s*:?\\s*<names:several>',
      ),
      read: (part) => {
        const names = part.list('names');
        const any = /\sor\s/.test(part.sentence.text);
        if (!names.every((n) => usable(n) && (identifier(n) || names.length > 2))) return null;
        return { meaning: { is: 'text', values: names, how: 'contains', any } };
      },
      examples: [
        [
          'lists `orders`, `payments` and `users`',
          'psql -l',
          '`orders` is printed; `payments` is printed; `users` is printed',
        ],
        ['contains `blue` or `green`', 'cat color.txt', '`blue` is printed, or `green` is printed'],
      ],
      not: ['lists everything and more', 'contains errors and warnings'],
    },
    {
      name: 'lists a thing',
      pattern: pattern('(?:lists|contains|includes|shows) (?:<name:name> <kind:kind>|<kind2:kind> <after:ident>)'),
      read: (part) => {
        const said = part.has('after') ? part.said('after') : part.said('name');
        const kinds = kindsOf(part.has('kind2') ? part.text('kind2') : part.text('kind'));
        return usable(said) && identifier(said)
          ? { meaning: { is: 'present', names: [said], kinds }, hints: { kinds } }
          : null;
      },
      examples: [['lists the cart-api service', 'kubectl get svc', 'cart-api is listed']],
      not: ['lists the other services'],
    },
    {
      name: 'a kind is gone',
      pattern: pattern(
        '(?:<all> )?(?:<name:name> )?<kind:kind>(?:\\(s\\))?(?: <after:ident>)? (?:(?:is |was )?(?:deleted|removed|gone|absent|missing|not found|cleaned up|not present|not listed|not there)|not exists|no longer (?:exists?|listed|present|there|appears)|is no longer (?:listed|present|there))(?: (?:in|from) (?:output|list|namespaces?|cluster))?(?: ?[(](?:error )?not ?found[)])?',
      ),
      read: (part) => {
        const hints = about(part);
        return hints && { meaning: { is: 'gone', name: null, kinds: hints.kinds ?? [] }, hints };
      },
      examples: [
        ['pod is deleted', 'kubectl get pod web-0', 'nothing is found'],
        ['namespace no longer exists', 'kubectl get ns old', 'nothing is found'],
      ],
      not: ['pod is deleted by hand', 'old pod is deleted'],
    },
    {
      name: 'names are gone',
      pattern: pattern(
        '<name:name> (?:(?:is )?(?:deleted|removed|gone|absent|missing|not found|not present|not listed|not there)|not exists|no longer (?:exists?|listed|present|there|appears)|is no longer (?:listed|present|there))(?: (?:in|from) (?:output|list|namespaces?|cluster))?(?: ?[(](?:error )?not ?found[)])?',
      ),
      read: (part) => (identifier(part.said('name')) ? { meaning: { is: 'gone', name: part.said('name') } } : null),
      examples: [['`legacy` is gone', 'kubectl get deploy', 'legacy is not found']],
      not: ['doubt is gone', '`legacy` is gone soon'],
    },
    {
      name: 'nothing of a kind',
      pattern: pattern(
        '(?:there is )?(?:no|zero|0) (?:<name:name> )?<kind:kind>(?: (?:is )?(?:found|exists?|listed|present|left|is|remaining|returned|shown))?(?: (?:in|from) (?:output|list|namespaces?|cluster))?',
      ),
      read: (part) => {
        const hints = about(part);
        return hints && { meaning: { is: 'gone', name: null, kinds: hints.kinds ?? [] }, hints };
      },
      examples: [
        ['no pods', 'kubectl get pods -n old', 'nothing is found'],
        ['no services remain', 'kubectl get svc -l app=old', 'nothing is found'],
      ],
      not: ['no new pods', 'no pods evicted'],
    },
    {
      name: 'not found',
      pattern: pattern(
        '(?:error from server )?[(]?(?:not found|notfound|no resources found|no resources|none found|nothing found|no results?|no matches|no entries|none|no rows|gone|deleted|is gone|is deleted|is removed|removed|not exists?|no longer exists?)[)]?(?: in <name:name> namespace)?(?: error)?(?: (?:is )?(?:returned|found|shown))?',
      ),
      read: (part) => ({
        meaning: { is: 'gone', name: null },
        hints: { names: part.has('name') ? [part.said('name')] : [] },
      }),
      examples: [
        ['not found', 'kubectl get pod web-0', 'nothing is found'],
        ['No resources found', 'kubectl get pods -n old', 'nothing is found'],
        ['no results', 'grep -r TODO src', 'nothing is printed'],
      ],
      not: ['not found in Grafana', 'no resources wasted'],
    },
  ],
};
