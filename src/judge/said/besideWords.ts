import { isTold } from '../../expect/asides.ts';
import { findToken } from '../printed/tokens.ts';

/** Words that speak of the command or its run, whatever it is. */
const OF_ANY_RUN =
  /^(?:the|an?|this|that|it|its|we|and|of|for|to|on|in|from|by|with|now|here|then|whole|full|entire|command|run|call|invocation|execution|process|program|tool|binary|cli|script|job|step|attempt|try|request|requests|operation|action|output|result|should|must|shall|will|has|have|needs?|be|is|are|gets?|got|was|expected|expect|to)$/;

/** What a command that writes or asks may be called where its own verb says so. */
const DEEDS: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:template|render|build|kustomize|envsubst|jsonnet)\b/, /^render(?:ing|s|ed)?$/],
  [/\brollout\b/, /^(?:rolled|roll|rollout|deployment|out)$/],
  [/\b(?:set|put|insert|update|delete|write|touch|tee|apply|patch|post)\b/i, /^(?:writes?|writing|change|update)$/],
  [/\b(?:login|psql|mysql|ssh|redis-cli|mongosh)\b/, /^(?:login|log-in|authentication|access|connection|connecting)$/],
  [
    /\b(?:validate|lint|check|verify|test|vet|dry-run)\b|\s-[tcn](?=\s|$)/,
    /^(?:validation|checks?|tests?|syntax|config|lint)$/,
  ],
  [/\bkubectl\b.*\b(?:apply|create|run|replace)\b/, /^(?:pods?|creation|admission|manifest|resource|apply|deploy)$/],
  [/\bredis-cli\b(?!.*\s(?:-a|--pass|--user)\b)/, /^(?:unauthenticated|anonymous)$/],
  [/\bselect\b/i, /^(?:query|lookup|count|read)$/],
  [/\b(?:dig|nslookup|host|drill|kdig)\b/, /^(?:query|lookup|resolution|resolver|dns|name|server|answers?)$/],
  [/\bdig\b.*\s-x\s/, /^(?:ptr|reverse)$/],
  [/\s--as\b/, /^(?:role|user|serviceaccount|account|identity)$/],
  [/\b(?:touch|mkdir|tee|cp|mv|echo)\b/, /^(?:writes?|writing|written|create|file)$/],
  [/\bping6?\b/, /^(?:average|round|trip|rtt|ping|latency|mean)$/],
  [/\b(?:curl|wget|https?|xh)\b/, /^(?:http|https|total|response|page|site|url|endpoint|answers?|server|service)$/],
];

/** Words that the command does not say, and that are no small ones. */
export function untold(words: string, command: string): readonly string[] {
  const tokens = words
    .split(/[\s,;:]+/)
    .map((word) => word.replace(/^[`"'“(]+|[`"'”).]+$/g, ''))
    .filter((word) => word !== '');
  return tokens.filter((token) => {
    const word = token.toLowerCase();
    if (OF_ANY_RUN.test(word)) return false;
    if (DEEDS.some(([is, says]) => says.test(word) && is.test(command))) return false;
    // A name is itself only as a whole.
    if (/[\p{L}\p{N}]\.[\p{L}\p{N}]|\d/u.test(token)) return findToken(command, token, { exact: false }) === null;
    return !isTold(token, command);
  });
}

/** The named groups of a form, by name. */
export type Parts = Readonly<Partial<Record<Name, string>>>;

type Name =
  | 'who'
  | 'how'
  | 'code'
  | 'reason'
  | 'refused'
  | 'bare'
  | 'what'
  | 'form'
  | 'text'
  | 'regex'
  | 'to'
  | 'type'
  | 'type2'
  | 'rest'
  | 'front'
  | 'kind'
  | 'kind2'
  | 'op'
  | 'time'
  | 'sign'
  | 'of'
  | 'count';

export function partsOf(form: RegExp, words: string): Parts | null {
  return form.exec(words)?.groups ?? null;
}
