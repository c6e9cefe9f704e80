/** What would decide the words, by what they seem to speak of. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:increas|decreas|grow|rising|faster|slower|higher|lower|improv)/i,
    'Two measurements would decide it; one command prints one.',
  ],
  [
    /\b(?:new|newer|another|different|same|changed|updated)\b/i,
    'A comparison with the state before would decide it; name the value that is expected now.',
  ],
  [/\b(?:grafana|dashboard|browser|console|ui|portal)\b/i, 'A person looks there; or name a query and its result.'],
  [/\bvia\b|\bthrough\b/i, 'The way it takes is not in the output; a command that prints it would decide it.'],
  [
    /\b(?:allow|block|scrape|discover|prevent|continue|while|during)/i,
    'A command that tries it, and prints the result, would decide it.',
  ],
];

/** Why words stay unread, and what would decide them. */
export function whyUnread(words: string): string {
  const advice =
    ADVICE.find(([about]) => about.test(words))?.[1] ??
    'A value, a state, a count or an exit status that a command here prints would decide it.';
  return `No rule covers “${words.trim()}”. ${advice} A directive can say which.`;
}
