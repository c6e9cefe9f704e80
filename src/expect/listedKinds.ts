/**
 * What some commands list, where their words name other things too: words that there is nothing of a kind must name
 * that.
 *
 *     etcdctl alarm list      no alarms; not: no members
 */
const KINDS: readonly (readonly [RegExp, RegExp])[] = [
  [/\betcdctl\b.*\balarm list\b/, /^(?:alarms?|nospace|corrupt)$/i],
  [/--under-replicated-partitions\b/, /^(?:under-?)?replicated$/i],
  [/\bamtool\b.*\balerts?\b/, /^(?:alerts?|firing|fires?)$/i],
  [
    /\b(?:trivy|grype|snyk|osv-scanner|pip-audit|govulncheck)\b/,
    /^(?:vulnerabilit(?:y|ies)|findings?|cves?|issues?|critical|high|medium|low|problems?|advisories)$/i,
  ],
];

export function namesWhatIsListed(words: readonly string[], command: string): boolean {
  const [, kind] = KINDS.find(([lists]) => lists.test(command)) ?? [];
  return kind === undefined || words.some((word) => kind.test(word));
}
