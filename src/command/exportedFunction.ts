/**
 * Whether every bash has a function of that name from its environment (`export -f`), which runs instead of the program or
 * builtin: as bash 4.3 and later (`BASH_FUNC_grep%%`), and as macOS's bash 3.2 (`BASH_FUNC_grep()`) pass it on.
 */
export function isExportedFunction(name: string, env: { has(name: string): boolean }): boolean {
  return env.has(`BASH_FUNC_${name}%%`) || env.has(`BASH_FUNC_${name}()`);
}
