import type { Aside } from '../asides.ts';
import type { Meaning } from '../meaning.ts';
import { pattern, type Family, type Parts } from '../phrase.ts';

const REASON =
  'ok|created|accepted|no content|found|moved permanently|temporary redirect|permanent redirect|not modified|bad request|unauthorized|forbidden|not found|method not allowed|conflict|gone|too many requests|internal server error|bad gateway|service unavailable|gateway timeout';
/** `000` is what curl writes where no response came. */
const CODE = '(?:[1-5](?:\\d\\d|xx)|000)';

const WHO = 'endpoint|request|response|api|server|it|url|page|site|service|health endpoint|probe|any|final';
const SHOWS =
  '(?:shows |is |responds with |answers with |responds |answers |ends (?:in|with|at|on) |lands on |(?:request|response) is )?';
const LABEL =
  '(?:(?<protocol>http\\/\\d(?:\\.\\d)?|http)(?: (?:status|response))?(?: code)?\\s*:?\\s*|(?:final )?status(?: code)?\\s*(?:[:=]|is)?\\s*|response code\\s*[:=]?\\s*|code\\s*[:=]?\\s*)?';
const CODES = `(?<code>${CODE})(?:(?:\\s*(?:,|or|\\/)\\s*)+(?<more>${CODE}))?`;
const TAIL = `(?:[ /-]+(?:${REASON}))?(?: [(](?:${REASON})[)])?(?: (?:http )?(?:response|responses|status|code|status code|redirect|is returned|returned|received))*`;
/** Without credentials, said with a `no` that no other words may bring. */
const BARE =
  '(?: (?<bare>(?:when|if|with) no (?:valid )?(?:auth|authentication|authorization|tokens?|credentials?|login|cookies?|session|api keys?)(?: (?:header|is|given|sent|provided|present|set))*))?';
const FOLLOWED =
  '(?:it |curl |request )?(?:follows?|following|after(?: following)?) (?:all )?redirects? (?:and |, |then |and then )*(?:finally )?';
const EVERY = '(?<count>both|all two|all three|all four|all five)|all|every|each|every single';
const THINGS =
  'endpoints?|requests?|responses?|urls?|pages?|sites?|services?|hosts?|calls?|paths?|routes?|probes?|curls?|attempts?|of them';
const COUNTS: Readonly<Record<string, number>> = {
  both: 2,
  'all two': 2,
  'all three': 3,
  'all four': 4,
  'all five': 5,
};

const SEEN =
  '(?:(?:is )?(?:present|set|there|returned|shown|found|sent|included|exists?|visible|added|appears?|exposed|leaked|disclosed|revealed|advertised)|in response|in output)(?: in (?:response|output|headers))?';

function codesOf(part: Parts): readonly string[] {
  return [part.text('code'), ...(part.has('more') ? [part.text('more')] : [])].map((code) => code.toLowerCase());
}

/** Before or behind the words, or among them. */
function statusesIn(part: Parts): readonly string[] {
  const names = ['code', 'more', 'codeb', 'moreb', 'codec', 'morec'];
  return names.filter((name) => part.has(name)).map((name) => part.text(name).toLowerCase());
}

/** `HTTP/2` of `HTTP/2 200`; `HTTP` alone names none. */
function protocolOf(part: Parts): { readonly protocol?: string } {
  const said = part.text('protocol').toUpperCase();
  return said.includes('/') ? { protocol: said } : {};
}

export const http: Family = {
  title: 'HTTP',
  about:
    'The status of the response. Where curl prints none, the same request is repeated with the status written out.',
  phrases: [
    {
      name: 'status',
      pattern: pattern(`(?:(?<follows>${FOLLOWED})|(?:(?:${WHO}) )*)${SHOWS}${LABEL}${CODES}${TAIL}${BARE}`),
      read: (part) => {
        if (/^\s*(?!000\s*$)\d+\s*$/.test(part.sentence.raw)) return null;
        const follows = part.has('follows') ? { follows: true } : {};
        const asides: readonly Aside[] = part.has('bare') ? [{ words: part.text('bare'), kind: 'circumstance' }] : [];
        return {
          meaning: { is: 'http', statuses: codesOf(part), ...follows, ...protocolOf(part) },
          hints: { output: 'http' },
          asides,
        };
      },
      examples: [
        ['HTTP 200 OK', 'curl -v http://localhost:9000/health', 'HTTP status is 200'],
        ['returns 404', 'curl -i http://localhost:9000/nothing', 'HTTP status is 404'],
        ['200 or 302', 'curl -sI http://localhost:9000/', 'HTTP status is 200, or HTTP status is 302'],
        ['HTTP/1.1 200 OK', 'curl -I http://localhost:9000/', 'HTTP status is 200 over HTTP/1.1'],
        ['000', "curl -s -o /dev/null -w '%{http_code}' http://10.9.9.9/", 'HTTP status is 000'],
        ['status code 2xx', 'curl -v http://localhost:9000/', 'HTTP status is 2xx'],
        ['responds with 401 Unauthorized', 'curl -i http://localhost:9000/admin', 'HTTP status is 401'],
        ['200', "curl -s -o /dev/null -w '%{http_code}' http://localhost:9000/", 'HTTP status is 200'],
      ],
      not: ['200 requests', 'HTTP works', '200 ms', 'returns 200 pods', '200 OK in the browser'],
    },
    {
      name: 'another status',
      pattern: pattern(
        `(?:(?:(?:${WHO})|http|status(?: code)?|response code|code) )*(?:(?:is |has |(?:returns?|prints?|shows?|gives?|yields?|sends?|logs?|contains?) (?=no |never ))?(?:not|no|never|other than|anything but)|!=)(?: (?:is|has|any))? ?${SHOWS}${LABEL}${CODES}s?(?: (?:errors?|responses?|status|statuses|codes?|status codes?|is returned|returned|seen|is seen|anywhere))*(?: [(](?<gloss>[^()]+)[)])?`,
      ),
      read: (part) => ({
        meaning: { is: 'http', statuses: codesOf(part), not: true },
        hints: { output: 'http' },
        asides: part.has('gloss') ? [{ words: part.text('gloss'), kind: 'gloss' }] : [],
      }),
      examples: [
        ['not 5xx', "curl -s -o /dev/null -w '%{http_code}' http://localhost:9000/", 'HTTP status is not 5xx'],
        ['Should not return 404', 'curl -sI http://localhost:9000/', 'HTTP status is not 404'],
        ['status != 503', 'curl -sI http://localhost:9000/', 'HTTP status is not 503'],
        ['No 5xx errors', 'curl -sI http://localhost:9000/', 'HTTP status is not 5xx'],
      ],
      not: ['not 200 ms', 'no 500 in the logs', 'no more than 200', 'not only 200'],
    },
    {
      name: 'a status of each response',
      pattern: pattern(
        `(?:${EVERY})(?: (?:${THINGS}))*(?: (?:is|shows|responds with|answers with|respond with|answer with|get|got|gets))*\\s+${LABEL}${CODES}${TAIL}`,
      ),
      read: (part) => {
        const count = part.has('count') ? COUNTS[part.text('count').toLowerCase()] : undefined;
        return {
          meaning: {
            is: 'http',
            statuses: codesOf(part),
            ...(count === undefined ? {} : { count }),
            ...protocolOf(part),
          },
          hints: { output: 'http' },
        };
      },
      examples: [
        [
          'All endpoints return 200',
          "curl -s -o /dev/null -w '%{http_code}\\n' http://localhost:9000/a",
          'HTTP status is 200',
        ],
        [
          'Both return 204',
          "curl -s -o /dev/null -o /dev/null -w '%{http_code}\\n' http://localhost:9000/a http://localhost:9000/b",
          'HTTP status of each of 2 responses is 204',
        ],
      ],
      not: ['all 200 pods', 'every request in 200 ms', 'all but one return 200'],
    },
    {
      name: 'a status of some response',
      pattern: pattern(
        `(?:(?:at least|minimum of) (?:one|1|a single)|some|one or more)(?: (?:of )?(?:${THINGS}))*(?: (?:is|shows|responds with|answers with|gets?|got))*\\s+${LABEL}${CODES}s?${TAIL}`,
      ),
      read: (part) => ({
        meaning: { is: 'http', statuses: codesOf(part), some: true, ...protocolOf(part) },
        hints: { output: 'http' },
      }),
      examples: [
        [
          'at least one 429',
          "for i in 1 2 3; do curl -s -o /dev/null -w '%{http_code}\\n' http://localhost:9000/; done",
          'HTTP status of some response is 429',
        ],
      ],
      not: ['at least one 200 MB file', 'some 200 requests'],
    },
    {
      name: 'redirect to a place',
      pattern: pattern(
        `(?:it |request |http |http request |server |shows |responds with |answers with )*(?:${CODES}(?:[ -]+(?:${REASON}))? )?(?:is )?(?:permanent |temporary )?(?:redirects|redirected|redirect|redirection)?(?: [(]?${CODES.replace(/<(code|more)>/g, '<$1b>')}[)]?)?\\s*(?:to|->|→|⇒|=>) (?:(?<scheme>https(?::\\/\\/)?(?: (?:version|url|site|scheme|address))?)(?: [(]${CODES.replace(/<(code|more)>/g, '<$1c>')}[)])?|<url:lit>|(?<bare>(?:https?:\\/)?\\/[^\\s,;()]+)|(?<place>[a-z][\\w .-]*))`,
      ),
      read: (part) => {
        const statuses = statusesIn(part);
        if (!/redirect/.test(part.sentence.lower) && statuses.length === 0) return null;
        if (statuses.some((code) => !code.startsWith('3'))) return null;
        const hints = { output: 'http' } as const;
        if (part.has('place'))
          return statuses.length === 0
            ? null
            : {
                meaning: { is: 'redirect', to: null, statuses },
                hints,
                asides: [{ words: `redirect to ${part.text('place')}`, kind: 'circumstance' }],
              };
        const said = part.has('scheme') ? 'https:' : part.text(part.has('url') ? 'url' : 'bare');
        const to = said.replace(/^https:\/\/$/, 'https:');
        if (!/^(?:https:$|https?:\/\/|\/)/.test(to)) return null;
        return { meaning: { is: 'redirect', to, statuses }, hints };
      },
      examples: [
        [
          '301/302 redirect to https://',
          'curl -sI http://localhost:9000/',
          'HTTP status is 301 or 302; the header location is https:',
        ],
        ['redirects to https', 'curl -sI http://localhost:9000/', 'HTTP status is 3xx; the header location is https:'],
        [
          '308 redirect to https://localhost:9443/',
          'curl -sI http://localhost:9000/',
          'HTTP status is 308; the header location is https://localhost:9443/',
        ],
      ],
      not: ['redirects to the login page', 'redirects to https soon'],
    },
    {
      name: 'redirect to HTTPS',
      pattern: pattern(
        `(?:plain )?http ?(?:-|to|->|→|⇒|=>)+ ?https redirect(?:s|ion)?(?: (?:works|is in place|is active|is returned))?(?: [(]?${CODES}[)]?)?|http (?:is )?(?:redirects|redirected) to https(?: [(]${CODES.replace(/<(code|more)>/g, '<$1b>')}[)])?`,
      ),
      read: (part) => {
        return { meaning: { is: 'redirect', to: 'https:', statuses: statusesIn(part) }, hints: { output: 'http' } };
      },
      examples: [
        [
          'HTTP → HTTPS redirect (301)',
          'curl -sI http://localhost:9000/',
          'HTTP status is 301; the header location is https:',
        ],
      ],
      not: ['HTTP and HTTPS redirect', 'HTTP to HTTPS redirect for old clients'],
    },
    {
      name: 'redirect',
      pattern: pattern(
        '(?:it |request |http )?(?:is )?(?:(?<lasting>permanent(?:ly)? )|(?<passing>temporar(?:y|ily) ))?(?:redirects|redirected|redirect)(?: (?:response|is returned|returned))?|(?:it |curl |request )?(?:follows?|following) redirects?',
      ),
      read: (part) => {
        const statuses = part.has('lasting') ? ['301', '308'] : part.has('passing') ? ['302', '303', '307'] : [];
        return { meaning: { is: 'redirect', to: null, statuses }, hints: { output: 'http' } };
      },
      examples: [
        ['redirects', 'curl -I http://localhost:9000/', 'HTTP status is 3xx'],
        ['permanent redirect', 'curl -I http://localhost:9000/', 'HTTP status is 301 or 308'],
      ],
      not: ['redirects to the login page'],
    },
    {
      name: 'header is there',
      pattern: pattern(
        `(?:response )?(?:has |contains |includes |shows )?(?:header <a:name>|<b:name> (?:response )?header) (?:is )?(?:(?<not>not )?(?:is )?${SEEN}|(?<gone>absent|missing|removed|gone|stripped|hidden))|(?:response )?(?<no>no|without|not (?:has|contains|includes|shows|exposes?|leaks?|sends?|reveals?))(?: any)? (?<c>\\S+(?:(?:, ?(?:or |and )?| or | and | ?\\/ ?)\\S+)*) (?:response )?headers?(?: (?:is )?${SEEN})?|(?:response )?(?:has|contains|includes) <d:name> (?:response )?header`,
      ),
      read: (part) => {
        const key = ['a', 'b', 'c', 'd'].find((one) => part.has(one)) ?? '';
        const names = key === 'c' ? part.list(key).map(({ text }) => text) : [part.said(key).text];
        if (!names.every(isHeader)) return null;
        const absent = part.has('not') || part.has('gone') || part.has('no');
        const all = names.map((name): Meaning => ({ is: 'header', name, ...(absent ? { absent } : {}) }));
        const [only] = all;
        const hints = { output: 'http' } as const;
        return only && all.length === 1 ? { meaning: only, hints } : { meaning: { is: 'both', parts: all }, hints };
      },
      examples: [
        ['`X-Trace-Id` header present', 'curl -sI http://localhost:9000/', 'the header X-Trace-Id is there'],
        [
          'No `Server` or `X-Powered-By` headers exposed',
          'curl -sI http://localhost:9000/',
          'there is no header Server; there is no header X-Powered-By',
        ],
        ['The Server header must not be set', 'curl -sI http://localhost:9000/', 'there is no header Server'],
      ],
      not: ['header present in most responses', 'no table header'],
    },
    {
      name: 'header points to',
      pattern: pattern(
        '(?:header <a:name>|<b:name> header|(?<c>location)) (?:is )?(?:points? to|leads? to|starts with|is|shows|:) (?:<url:lit>|(?<bare>https?:\\/\\/[^\\s,;()]+))',
      ),
      read: (part) => {
        const name = ['a', 'b', 'c'].filter((key) => part.has(key)).map((key) => part.said(key).text)[0] ?? '';
        const value = part.has('url') ? part.text('url') : part.text('bare');
        if (!isHeader(name) || /starts with/.test(part.sentence.lower)) return null;
        return { meaning: { is: 'header', name, value }, hints: { output: 'http' } };
      },
      examples: [
        [
          'Location header points to `https://id.corp.example/`',
          'curl -sI http://localhost:9000/',
          'the header Location is https://id.corp.example/',
        ],
      ],
      not: ['Location header points to the login page'],
    },
    {
      name: 'header as it is printed',
      pattern: pattern(
        `(?:(?:response )?(?:has |contains |includes |shows )?(?:response )?headers? (?:(?:has|contains|includes|shows) )?(?:<a:lit>|(?<b>[\\w-]+: ?\\S+))|(?:response )?(?:has |contains |includes |shows )?(?:<h:lit>|(?<plain>[\\w-]+: ?\\S+)) (?:response )?(?:header|challenge))(?: (?:is )?${SEEN})?`,
      ),
      read: (part) => {
        const [, name = '', value = ''] =
          /^([A-Za-z][\w-]*)(?::\s*(\S.*))?$/.exec(
            part.text(['h', 'plain', 'a', 'b'].find((one) => part.has(one)) ?? ''),
          ) ?? [];
        if (!isHeader(name)) return null;
        return { meaning: { is: 'header', name, ...(value === '' ? {} : { value }) }, hints: { output: 'http' } };
      },
      examples: [
        ['`Vary: Origin` header', 'curl -sI http://localhost:9000/', 'the header Vary is Origin'],
        ['Header `Vary: Origin` is present', 'curl -sI http://localhost:9000/', 'the header Vary is Origin'],
      ],
      not: ['`table` header of the page'],
    },
  ],
};

/** `Server`, `X-Trace-Id`; an everyday word before "header" is none. */
function isHeader(name: string): boolean {
  return (
    /^[A-Za-z][A-Za-z0-9-]+$/.test(name) &&
    (/[A-Z-]/.test(name) || /^(?:server|location|etag|via|age|vary|allow|date)$/.test(name))
  );
}
