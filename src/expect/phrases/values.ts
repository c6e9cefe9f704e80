import { kindsOf } from '../kinds.ts';
import { isPlainValue } from '../plainValue.ts';
import type { Hints } from '../meaning.ts';
import { pattern, type Family, type Parts } from '../phrase.ts';
import { about, identifier } from './about.ts';

/** Words in front of `is` that are no keys, and words behind it that are no values. */
const NO_KEY =
  /^(?:it|this|that|expect|expected|unexpected|regex|pattern|output|result|results|value|there|which|not|and|all|command|everything|nothing|response|body|log|logs|header|headers|message|page|list|table|file|stdout|stderr|status|count|total|number|exit|error|http|code|only|or|name|each|every|both|no|one|they|what|if|when|where|how|gets?|receives?|sees?|returns?|shows|on|in|at|to|for|from|via)$/i;
const NO_VALUE =
  /^(?:not|no|in|on|at|visible|still|being|set|correct|present|as|to|by|up|high|low|new|empty|missing|reachable|accessible|ok|good|fine|done|normal|stable|valid|invalid|different|same|similar|expected|displayed|shown|applied|configured|updated|created|deleted|increasing|decreasing|growing|available|working|successful|complete|between|within|about|around|approximately|near|less|more|than|at|least|only|null-ish|required|optional|enforced|respected|honoured|honored|one|any|all|both)$/i;

/** Fields that everybody calls by this one plain word. */
const FIELDS =
  /^(?:replicas|image|type|name|namespace|port|host|mode|role|tag|schedule|suspend|timeout|size|state|level|phase|revision|encoding|owner|strategy|cpu|memory)$/i;

/** Without a colon or sign, a plain word is a key only where the command asks for it by that word. */
function keyed(part: Parts, key: string, hints: Partial<Hints>): Partial<Hints> {
  const said = { text: key, exact: false };
  if (/:|(?<![<>!])=/.test(part.sentence.text) || identifier(said) || FIELDS.test(key)) return hints;
  return { ...hints, asked: key };
}

/** A number, true, false or null in quotes is a text, and keeps them. */
const inQuotes = (text: string): string => (/^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(text) ? `"${text}"` : text);

export const values: Family = {
  title: 'Values',
  about:
    'A key and its value, in YAML, JSON or printed lines; or the column of that name in a table. Values compare whole.',
  phrases: [
    {
      name: 'key with a list',
      pattern: pattern('(?:<all> )?<key:key>\\s*[:=]\\s*(?<list>\\[[^\\]]*\\])'),
      read: (part) => ({ meaning: { is: 'value', key: part.text('key'), op: '=', value: part.text('list') } }),
      examples: [['drop: [ALL]', 'kubectl get pod -o yaml | grep -A 1 drop', 'every drop is [ALL]']],
      not: ['drop: all of them', 'drop [ALL]'],
    },
    {
      name: 'key with a list in one word',
      pattern: pattern('(?:<all> )?(?<key>[a-z][\\w.-]*) ?[:=] ?(?<list>[\\w.-]+(?:,[\\w.-]+)+)'),
      read: (part) => ({ meaning: { is: 'value', key: part.text('key'), op: '=', value: part.text('list') } }),
      examples: [['Voters: 4,5,6', 'quorum describe', 'every Voters is 4,5,6']],
      not: ['Voters: 4,5,6 or so', 'Voters 4,5,6'],
    },
    {
      name: 'key of a section',
      pattern: pattern(
        '(?<section>spec|status|metadata) (?:has|shows|contains|is|sets)? ?<key:key> ?[:=] ?<value:value>',
      ),
      read: (part) => {
        const said = part.said('value');
        if (!said.exact && NO_VALUE.test(said.text)) return null;
        const key = `${part.text('section').toLowerCase()}.${part.text('key')}`;
        return { meaning: { is: 'value', key, op: '=', value: said.text } };
      },
      examples: [['Spec has replicas: 4', 'kubectl get deploy web -o yaml', 'every spec.replicas is 4']],
      not: ['Spec has replicas: enough of them', 'Chart has replicas: 4'],
    },
    {
      name: 'key of two words',
      pattern: pattern('(?<key>[a-z][\\w-]*(?: [a-z][\\w-]*){1,2}): <value:value>'),
      read: (part) => {
        const key = part.text('key');
        const said = part.said('value');
        const capital = key.split(' ').every((word) => /^[A-Z]/.test(word) && !NO_KEY.test(word));
        const plain = said.exact || /^v?\d|^(?:true|false|yes|no|enabled|disabled|none)$/i.test(said.text);
        return capital && plain ? { meaning: { is: 'value', key, op: '=', value: said.text } } : null;
      },
      examples: [
        ['Server Tag: v2.3.4', 'talosctl version', 'every Server Tag is v2.3.4'],
        ['Storage Type: `raft`', 'vault status', 'every Storage Type is raft'],
      ],
      not: ['Server Tag: newest', 'the tag: v2.3.4'],
    },
    {
      name: 'quoted key and value',
      pattern: pattern('[{]?\\s*<key:lit>\\s*[:=]\\s*(?:<value:lit>|(?<bare>[\\w.+-]+))\\s*[}]?'),
      read: (part) => ({
        meaning: {
          is: 'value',
          key: part.text('key'),
          op: '=',
          value: part.has('bare') ? part.text('bare') : inQuotes(part.text('value')),
        },
      }),
      examples: [
        ['"status":"success"', 'curl -s http://localhost:9090/api/v1/query?query=up', 'every status is success'],
        ['"ready": true', 'curl -s http://localhost:8080/health', 'every ready is true'],
        ['`tide` = high', 'curl -s http://localhost:8080/health', 'every tide is high'],
      ],
      not: ['"status":"success" or so', '"status" success'],
    },
    {
      name: 'key and value',
      pattern: pattern(
        "(?:<all> )?(?:(?:<name:name> )?<kind:kind>(?:'s)? (?:has |with |shows )?)?<key:key>(?: ?: | ?={1,2} ?| (?:is|equals|set to|is set to|is equal to|is exactly|shows|of) )<value:value>",
      ),
      read: (part) => {
        const value = part.said('value');
        const key = part.text('key');
        const hints = about(part);
        if (!hints || NO_KEY.test(key) || (!value.exact && NO_VALUE.test(value.text))) return null;
        const sign = /:|=/.test(part.sentence.text);
        if (!sign && kindsOf(key).length > 0 && /s$/i.test(key) && !/^replicas$/i.test(key)) return null;
        if (/^[a-z][a-z0-9-]*:v?\d+\.\d[\w.-]*$/.test(part.sentence.text) && !/version|tag|port$/.test(key))
          return null;
        if (
          / (?:is|shows|of) /.test(part.sentence.text) &&
          !value.exact &&
          !(identifier({ text: key, exact: false }) && isPlainValue(value.text)) &&
          !/[\d/:.]|^(?:true|false|yes|no|null|on|off|enabled|disabled)$|^[A-Z]/.test(value.text)
        )
          return null;
        return { meaning: { is: 'value', key, op: '=', value: value.text }, hints: keyed(part, key, hints) };
      },
      examples: [
        ['minAvailable: 1', 'kubectl get pdb web -o yaml | grep minAvailable', 'every minAvailable is 1'],
        ['PDB minAvailable: 1', 'kubectl get pdb web', 'MIN AVAILABLE is 1 in every row'],
        ['clusterIP: `10.3.0.9`', 'kubectl get svc web -o yaml | grep clusterIP', 'every clusterIP is 10.3.0.9'],
        ['replicas should be 3', 'kubectl get deploy web -o yaml | grep replicas', 'every replicas is 3'],
        ['hostNetwork=true', 'kubectl get ds agent -o yaml', 'every hostNetwork is true'],
        ['server_version: 16.2', 'psql -c "show server_version" -x', 'every server_version is 16.2'],
        ['runAsUser equals 1000', 'helm template ./chart', 'every runAsUser is 1000'],
      ],
      not: ['dashboard is visible', 'result is correct', 'latency is low', 'memory is stable', 'replicas is growing'],
    },
    {
      name: 'limit or request',
      pattern: pattern(
        '(?:<all> )?(?:(?:<kind> |container )(?:has )?)?(?:(?<one>cpu|memory) (?<which>limit|request)s?|(?<which2>limit|request)s? (?<two>cpu|memory)|limits?)(?: is| of| set to|:| ?=)* <value:value>',
      ),
      read: (part) => {
        const value = part.text('value');
        const what = part.has('one') ? part.text('one') : part.text('two');
        const which = part.has('which') ? part.text('which') : part.text('which2');
        if (what === '' || !/^\d+(?:\.\d+)?(?:m|[KMGT]i?)?$/.test(value)) return null;
        return {
          meaning: { is: 'value', key: `${which}s.${what}`.toLowerCase(), op: '=', value },
        };
      },
      examples: [
        ['memory limit: 256Mi', 'kubectl get deploy web -o yaml', 'every limits.memory is 256Mi'],
        ['CPU request is 100m', 'kubectl describe pod web', 'every requests.cpu is 100m'],
      ],
      not: ['memory limit: high', 'memory limit 256Mi exceeded', 'limits 5'],
    },
    {
      name: 'use of a disk',
      pattern: pattern('(?:disk |filesystem )?(?:use%|usage|use)(?: is)? ?<op:op> ?(?<n>\\d{1,3})%'),
      read: (part) => {
        const op = part.comparison('op');
        const value = `${part.text('n')}%`;
        return (
          op && {
            meaning: { is: 'tests', tests: [{ kind: 'table', column: 'Use%', test: 'compare', op, value, min: 1 }] },
            hints: { tool: 'df' },
          }
        );
      },
      examples: [['disk usage below 80%', 'df -h /', 'Use% is below 80% in every row']],
      not: ['usage below average', 'usage below 80% at night'],
    },
    {
      name: 'tag of the image',
      pattern: pattern(
        '(?:<all> )?(?:(?:image|images|container image)(?: (?:has|uses))? tag|tag of image)(?: is| of|:| ?=)* <value:value>',
      ),
      read: (part) => {
        const value = part.said('value');
        if (!/^[\w][\w.-]*$/.test(value.text) || (!value.exact && !/\d/.test(value.text))) return null;
        return { meaning: { is: 'image-tag', tag: value.text } };
      },
      examples: [
        ['Image tag is 2.4.1', 'kubectl describe pod web', 'every image has the tag 2.4.1'],
        [
          'image tag: `v1.9.0`',
          "kubectl get pod -o jsonpath='{.items[*].spec.containers[*].image}'",
          'every image has the tag v1.9.0',
        ],
      ],
      not: ['image tag is new', 'image tag 2.4.1 is gone'],
    },
    {
      name: 'key next to its value',
      pattern: pattern(
        "(?:<all> )?(?:(?:<name:name> )?<kind:kind>(?:'s)? (?:has |with |shows )?)?(?<key>[a-z]\\w*|[\\w]+[._][\\w.]+) <value:value>",
      ),
      read: (part) => {
        const value = part.said('value');
        const key = part.text('key');
        const hints = about(part);
        if (!hints || !(/[a-z][A-Z]|[._]/.test(key) || /^(?:replicas|clusterip)$/i.test(key))) return null;
        if (!value.exact && !/^\d[\d.%]*\w*$|^(?:true|false)$/i.test(value.text)) return null;
        if (/^\d[\d.]*\.x$/i.test(value.text)) return null;
        return { meaning: { is: 'value', key, op: '=', value: value.text }, hints };
      },
      examples: [
        ['runAsNonRoot true', 'kubectl get pod web -o yaml', 'every runAsNonRoot is true'],
        ['`replicas` 3', 'kubectl get deploy web -o yaml | grep replicas', '? `replicas` 3'],
      ],
      not: ['release 3', 'maxSurge tuned'],
    },
    {
      name: 'quoted key is',
      pattern: pattern('<key:lit>(?: (?:is|equals|set to|is set to|shows|has)| ?[:=]) (?:value )?<value:value>'),
      read: (part) => {
        const key = part.text('key').replace(/^\./, '');
        const value = part.said('value');
        if (
          /\s/.test(key) ||
          (!value.exact && !/[\d/.]|^(?:true|false|yes|no|null|on|off|enabled|disabled)$|^[A-Z]/.test(value.text))
        )
          return null;
        return { meaning: { is: 'value', key, op: '=', value: value.text } };
      },
      examples: [['`.spec.replicas` is 3', 'kubectl get deploy web -o json', 'every spec.replicas is 3']],
      not: ['`.spec.replicas` is right', '`web app` is 3'],
    },
    {
      name: 'header',
      pattern: pattern(
        '(?:response )?(?:header <a:key>|<b:key> header)(?: is | shows | has value |: ?| ?= ?)<value:value>',
      ),
      read: (part) => {
        const key = part.has('a') ? part.text('a') : part.text('b');
        const value = part.said('value');
        if (!value.exact && NO_VALUE.test(value.text)) return null;
        return {
          meaning: { is: 'value', key: key.replace(/:$/, ''), op: '=', value: value.text },
          hints: { output: 'http' },
        };
      },
      examples: [['server header: nginx', 'curl -sI http://localhost', 'every server is nginx']],
      not: ['server header is present', 'header missing'],
    },
    {
      name: 'value first',
      pattern: pattern('<value:lit> (?:for|as|in|under|at) <key:lit>'),
      read: (part) => ({ meaning: { is: 'value', key: part.text('key'), op: '=', value: part.text('value') } }),
      examples: [['`Retain` for `reclaimPolicy`', 'kubectl get sc fast -o yaml', 'every reclaimPolicy is Retain']],
      not: ['`Retain` forever'],
    },
    {
      name: 'key compared',
      pattern: pattern(
        '(?:<all> )?(?:(?:<name:name> )?<kind:kind> (?:has |with )?)?<key:key>(?: is)? ?<op:op> ?<value:value>',
      ),
      read: (part) => {
        const op = part.comparison('op');
        const hints = about(part);
        const key = part.text('key');
        if (!hints || op === null || NO_KEY.test(key) || !/\d/.test(part.said('value').text)) return null;
        return { meaning: { is: 'value', key, op, value: part.said('value').text }, hints: keyed(part, key, hints) };
      },
      examples: [
        ['maxReplicas >= 4', 'kubectl get hpa web -o yaml | grep maxReplicas', 'every maxReplicas is at least 4'],
        ['replicas at least 2', 'kubectl get deploy web -o yaml | grep replicas', 'every replicas is at least 2'],
      ],
      not: ['latency below average load', 'latency under control'],
    },
    {
      name: 'key is not',
      pattern: pattern('(?:<all> )?<key:key>(?: is not| !=) (?:equal to |set to )?<value:value>'),
      read: (part) => {
        const value = part.said('value');
        if (NO_KEY.test(part.text('key')) || (!value.exact && !/[\d]|^(?:true|false|null|root)$/.test(value.text)))
          return null;
        return { meaning: { is: 'value', key: part.text('key'), op: '!=', value: value.text } };
      },
      examples: [
        ['privileged is not true', 'kubectl get pod web -o yaml | grep privileged', 'every privileged is not true'],
      ],
      not: ['latency is not worse'],
    },
    {
      name: 'a setting of all',
      pattern: pattern('(?:<all> )<kind:kind> (?:is |has )?<key:key>\\s*[:=]\\s*<value:value>'),
      read: (part) => ({
        meaning: { is: 'value', key: part.text('key'), op: '=', value: part.said('value').text },
        hints: { kinds: kindsOf(part.text('kind')) },
      }),
      examples: [['all pods have runAsNonRoot: true', 'kubectl get pods -o yaml', 'every runAsNonRoot is true']],
      not: ['all pods have tea: then leave'],
    },
  ],
};
