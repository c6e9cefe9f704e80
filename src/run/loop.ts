/**
 * A loop that never ends by itself, at the start of a command:
 *
 *     while true; do kubectl get pods; sleep 2; done
 *     ^^^^^^^^^^^^^^ until :; for ((;;)); and their like too
 */
const ENDLESS =
  /^\s*(?:while\s+(?:true|:|\[\s+(?:1|true)\s+\]|\[\[\s+(?:1|true)\s+\]\]|\(\(\s*1\s*\)\))|until\s+false|for\s*\(\(\s*;\s*;\s*\)\))\s*(?:;\s*|\n\s*)do\b/;

/** The loop, ending between two iterations once the file is there; null where the text starts with no such loop. */
export function stoppableLoop(text: string, stopFile: string): string | null {
  const head = ENDLESS.exec(text)?.[0];
  if (head === undefined) return null;
  return `while [ ! -e ${stopFile} ]; do${text.slice(head.length)}`;
}
