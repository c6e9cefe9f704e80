/** Twenty small commands with their expectations: programs and pipelines. */
export const TWENTY: readonly string[] = Array.from({ length: 20 }, (_, i) =>
  i % 4 === 0 ? `echo "line ${String(i)}" | grep -c line   # Should be 1` : '/bin/true',
);

/** A story with one task, whose fence holds them. */
export const TWENTY_STORY = `# BENCH-1 — Twenty commands

## Tasks

- [ ] **1.1 Twenty**: small commands
  \`\`\`bash
${TWENTY.map((line) => `  ${line}`).join('\n')}
  \`\`\`
  - Expected: exit 0
`;
