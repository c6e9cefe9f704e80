import { wordRows } from '../../support/wordRows.ts';

describe('a number belongs to its own pair', () => {
  wordRows([
    ['fail', '0 HIGH', 'trivy image oar', 'Total: 5 (MEDIUM: 0, HIGH: 5, CRITICAL: 0)\n'],
    ['fail', '4 HIGH', 'trivy image oar', 'Total: 7 (MEDIUM: 4, HIGH: 3)\n'],
    ['fail', '7 updated', 'ansible-playbook oar.yaml', 'ok=7 updated=1\n'],
    ['fail', '7 updated', 'make sync', 'ok: 7 updated: 1\n'],
    ['pass', '0 HIGH', 'trivy image oar', 'Total: 2 (MEDIUM: 0, HIGH: 0, CRITICAL: 2)\n'],
    ['pass', '3 HIGH', 'trivy image oar', 'Total: 7 (MEDIUM: 4, HIGH: 3)\n'],
    ['pass', '7 updated', 'make sync', 'result: 7 updated, 1 skipped\n'],
    ['fail', '7 installed', 'ansible oar', 'ok=7 installed=1\n'],
  ]);
});
