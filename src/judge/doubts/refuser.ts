/** Who refuses, and what its refusals say. */
const REFUSERS: readonly (readonly [RegExp, RegExp])[] = [
  [/\bkyverno\b/i, /kyverno/i],
  [/\bgatekeeper\b/i, /gatekeeper/i],
  [/\bopa\b/i, /\bopa\b|gatekeeper|rego/i],
  [/\bpod ?security(?: admission| standards?)?\b/i, /pod ?security/i],
  [/\bwebhook\b/i, /webhook/i],
  [/\b(?:resource ?)?quota\b/i, /quota/i],
  [/\bselinux\b/i, /selinux|avc/i],
  [/\bapparmor\b/i, /apparmor/i],
];
const BY =
  /\b(?:den(?:y|ied)|reject(?:s|ed)|refus(?:es|ed)|block(?:s|ed)|forbid(?:s|den)|stopped|turned (?:down|away))\b[^,;.]{0,20}?\s(?:by|because of|due to)\s+([^,;.()]+)/i;

/** `rejected by Kyverno` where something else refuses: who it was is told by the refusal. */
export function isOtherRefuser(words: string, command: string, printed: string): boolean {
  const [, by = ''] = BY.exec(words) ?? [];
  return REFUSERS.some(([named, says]) => named.test(by) && !says.test(printed) && !says.test(command));
}
