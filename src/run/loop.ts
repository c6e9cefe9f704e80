/**
 * A loop that never ends by itself, at the start of a command:
 *
 *     while true; do kubectl get pods; sleep 2; done
 *     ^^^^^^^^^^^^^^ until :; for ((;;)); and their like too
 */
const ENDLESS =
  /^\s*(?:while\s+(?:true|:|\[\s+(?:1|true)\s+\]|\[\[\s+(?:1|true)\s+\]\]|\(\(\s*1\s*\)\))|until\s+false|for\s*\(\(\s*;\s*;\s*\)\))\s*(?:;\s*|\n\s*)do\b/;

/**
 * What repeats itself, ending between two iterations once the file is there; null where the text starts with nothing of
 * the kind. The program `watch` draws on a screen, which there is none: a function of its name prints each turn instead.
 */
export function stoppableLoop(text: string, stopFile: string): string | null {
  if (/^\s*watch\s/.test(text)) return `${watchFunction(stopFile)}; ${text.trimStart()}`;
  const head = ENDLESS.exec(text)?.[0];
  if (head === undefined) return null;
  return `while [ ! -e ${stopFile} ]; do${text.slice(head.length)}`;
}

/** As `watch`, it hands its words to a shell; of its flags only the interval matters. */
function watchFunction(stopFile: string): string {
  const flags =
    'case $1 in -n | --interval) n=$2; shift 2 ;; -n*) n=${1#-n}; shift ;; --interval=*) n=${1#*=}; shift ;; -*) shift ;; *) break ;; esac';
  return `watch() { local n=2; while [ $# -gt 0 ]; do ${flags}; done; while [ ! -e ${stopFile} ]; do sh -c "$*"; sleep "$n"; done; }`;
}
