import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Compares with `test/golden/<name>`, written by hand. A missing file fails; on a difference what came out is left
 * beside it as `<name>.actual`.
 */
export function golden(name: string, actual: string): void {
  const path = fileURLToPath(new URL(`../golden/${name}`, import.meta.url));
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (expected === actual) return rmSync(`${path}.actual`, { force: true });
  writeFileSync(`${path}.actual`, actual);
  assert.equal(actual, expected, `test/golden/${name} differs; what came out is beside it as .actual.`);
}
