/** Twenty small commands: programs, pipelines, variables. */
export const TWENTY: readonly string[] = Array.from({ length: 20 }, (_, i) => {
  if (i % 4 === 0) return `echo line ${String(i)} | grep -c line`;
  if (i % 4 === 1) return `x${String(i)}=$(printf '%s' ${String(i)})`;
  return '/bin/true';
});
