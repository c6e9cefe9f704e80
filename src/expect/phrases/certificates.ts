import { pattern, type Family } from '../phrase.ts';

const DAY_S = 86_400;
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: DAY_S, w: 7 * DAY_S, y: 365 * DAY_S };
const TIME = '(?<n>\\d+) ?-?(?<unit>seconds?|minutes?|hours?|days?|weeks?|years?)';

export const certificates: Family = {
  title: 'Certificates',
  about: 'What openssl says of a certificate: whether it ends within a time, and the names that it is for.',
  phrases: [
    {
      name: 'does not expire within a time',
      pattern: pattern(
        `(?:(?:certificate|cert|it|tls certificate) )?(?:is )?(?:not (?:expires?|expiring|is expiring)|not about to expire|(?:still )?valid)(?: soon)?(?:[ (]+(?:within|in|for|after)?(?: next| at least| another| more than| over| >=?)* ?${TIME}(?: or more| from today)?[)]?)?`,
      ),
      read: (part) => {
        const seconds = Number(part.text('n')) * (SECONDS[part.text('unit').charAt(0).toLowerCase()] ?? 0);
        return { meaning: { is: 'not-expiring', seconds: part.has('n') ? seconds : null }, hints: { tool: 'openssl' } };
      },
      examples: [
        ['Certificate will not expire within 30 days', 'openssl x509 -in a.pem -checkend 2592000', 'exit is 0'],
        ['valid for at least 7 days', 'openssl x509 -in a.pem -noout -checkend 604800', 'exit is 0'],
        [
          'valid for at least 30 days',
          'openssl x509 -in a.pem -noout -checkend 604800',
          '? valid for at least 30 days',
        ],
        ['certificate is still valid', 'openssl x509 -in a.pem -noout -dates', '? certificate is still valid'],
      ],
      not: ['certificate expires', 'not expired on most nodes', 'valid for a.example'],
    },
    {
      name: 'names of a certificate',
      pattern: pattern(
        "(?:(?:certificate|cert|tls certificate)(?:'s)? )?(?:sans?|subject alternative names?|subjectaltnames?|alt names?|dns names?)(?: lists?| entries| section)? ?(?:(?:is )?(?:includes?|contains?|has|lists|shows|covers)|:) ?(?:both )?<names:names>",
      ),
      read: (part) => {
        const names = part.list('names');
        if (/\sor\s/.test(part.sentence.lower) || !names.every(({ text }) => NAME.test(text))) return null;
        return { meaning: { is: 'alt-names', names: names.map(({ text }) => text) } };
      },
      examples: [
        [
          'SAN includes `*.quay.example`',
          'openssl x509 -in a.pem -noout -ext subjectAltName',
          '*.quay.example is printed',
        ],
        [
          'SANs: `a.example` and `b.example`',
          'openssl x509 -in a.pem -text',
          'a.example is printed; b.example is printed',
        ],
        ['SAN includes `a.example`', 'openssl x509 -in a.pem -noout -subject', '? SAN includes `a.example`'],
      ],
      not: ['SAN includes the host', 'SAN includes `a.example` or `b.example`'],
    },
    {
      name: 'what a certificate is for',
      pattern: pattern(
        '(?:tls |wildcard )?(?:certificate|cert) (?:(?:is )?(?:valid|good|issued) for|covers|matches) (?:both )?<names:names>',
      ),
      read: (part) => {
        const names = part.list('names');
        if (/\sor\s/.test(part.sentence.lower) || !names.every(({ text }) => NAME.test(text))) return null;
        return { meaning: { is: 'alt-names', names: names.map(({ text }) => text) } };
      },
      examples: [
        [
          'certificate covers `web.quay.example`',
          'openssl x509 -in a.pem -noout -ext subjectAltName',
          'web.quay.example is printed',
        ],
        ['cert is valid for a.example', 'openssl x509 -in a.pem -noout -subject', '? cert is valid for a.example'],
      ],
      not: ['certificate is valid for 30 days', 'certificate covers the host'],
    },
  ],
};

/** A host name, with or without its kind, or an address. */
const NAME = /^(?:dns:|ip(?: address)?:)?(?:\*\.)?(?:[\w-]+\.)+[\w-]+$|^localhost$/i;
