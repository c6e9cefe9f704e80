/**
 * Words around a clause that announce it and claim nothing: with them or without them it says the same.
 *
 *     There must be no failed units any more        We expect `ok` at the end
 *     ^^^^^^^^^^^^^                 ^^^^^^^^         ^^^^^^^^^      ^^^^^^^^^^
 */
const BEFORE =
  /^(?:(?:we|you|i)\s+(?:expect|want|should\s+(?:see|get|have)|need|see|get)(?:\s+to\s+(?:see|get|have))?|there\s+(?:(?:should|must|shall|will|may)\s+(?:now\s+)?be|is|are)|(?:it|this|that|(?:the\s+)?(?:output|command|result|summary|answer|reply|response|report))\s+(?:(?:should|must|shall|will|has\s+to|needs\s+to)\s+)?(?:says?|reads?|reply|replies|responds?|answers?|prints?|returns?|shows?|gives?|yields?|reports?|is|be)(?:\s+(?:with|that))?|(?:should|must|shall|will)\s+(?:say|read|reply|respond|answer|print|return|show|give|yield|report|be)(?:\s+(?:with|that))?)\s*:?\s+/iu;
const AFTER =
  /[,\s]+(?:is\s+what\s+(?:we|you)\s+(?:want|expect|need)|(?:is|are)\s+(?:expected|fine)|(?:should|must)\s+be\s+(?:seen|there|shown|visible|printed|reported|listed)|(?:is|are)\s+(?:seen|shown|printed|reported|listed|found|raised|logged)|in\s+(?:the|its)\s+(?:output|summary|result|report|answer|reply|response)|left(?:\s+over)?|any\s?more|any\s+longer|at\s+all|anywhere|now|again|whatsoever|here|remain(?:s|ing)?)[.!]?\s*$/iu;
const END = /[,\s]+at\s+(?:the|its)\s+(?:very\s+)?end[.!]?\s*$/iu;

/** What is longer is no one clause. */
const LONGEST = 300;

export interface Unframed {
  readonly words: string;
  /** It must be the last that is printed. */
  readonly end: boolean;
}

export function unframed(words: string): Unframed {
  if (words.length > LONGEST) return { words, end: false };
  let text = words.trim().replace(/[.!]$/u, '');
  const end = END.test(text);
  for (let i = 0; i < 5; i++) {
    const rest = text.replace(END, '').replace(AFTER, '').replace(BEFORE, '');
    if (rest === text || rest.trim() === '') break;
    text = rest;
  }
  return { words: text, end };
}
