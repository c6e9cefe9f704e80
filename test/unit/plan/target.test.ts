import assert from 'node:assert/strict';
import { splitBash } from '../../../src/command/bash.ts';
import { describeBlock } from '../../../src/command/describe.ts';
import { planStory } from '../../../src/plan/plan.ts';
import { resolveTargets, storyAliases } from '../../../src/plan/target.ts';

function resolve(
  source: string,
  around: { title?: string; label?: string; aliases?: readonly string[] } = {},
): readonly string[] {
  const block = splitBash(source);
  const facts = describeBlock(block);
  const commands = block.units.map(({ text }, i) => ({ text, facts: facts[i] as (typeof facts)[number] }));
  const aliases = around.aliases ?? ['north', 'south'];
  return resolveTargets(commands, {
    aliases,
    words: [
      ...(around.label === undefined ? [] : [{ text: around.label, from: 'label' as const }]),
      ...(around.title === undefined ? [] : [{ text: around.title, from: 'title' as const }]),
    ],
  }).map(({ aliases: to, contextFrom, contextChoices }) =>
    contextChoices.length > 0
      ? `? ${contextChoices.map(({ alias, from }) => `${alias} by ${from}`).join(', ')}`
      : `${to.join(' ')} ${contextFrom ?? 'nowhere'}`.trim(),
  );
}

describe('Where a command goes that names no context', () => {
  it('is where its own words point', () => {
    assert.deepEqual(
      resolve('flux get kustomization cluster-north-web\nflux build kustomization x --path clusters/south/web'),
      ['north name', 'south name'],
    );
    assert.deepEqual(resolve('flux get kustomization cluster-northern-web'), ['chosen']);
  });

  it('is where its block, the label above or the title points', () => {
    assert.deepEqual(resolve('export CTX=north\nkubectl get pods\nCTX=south\nkubectl get pods'), [
      'nowhere',
      'north block',
      'nowhere',
      'south block',
    ]);
    assert.deepEqual(resolve('kubectl config use-context north\nkubectl get pods').at(-1), 'north block');
    assert.deepEqual(resolve('kubectl get pods', { label: 'South Cluster:' }), ['south label']);
    assert.deepEqual(resolve('helm list', { title: 'Upgrade North Cluster' }), ['north title']);
    assert.deepEqual(resolve('helm list', { title: 'Look up names (North)' }), ['north title']);
  });

  it('is asked for where two readings differ', () => {
    assert.deepEqual(resolve('flux get ks cluster-north-web', { title: 'Reconcile South Cluster' }), [
      '? north by name, south by title',
    ]);
    assert.deepEqual(resolve('helm list', { title: 'North Cluster and South Cluster' }), [
      '? north by title, south by title',
    ]);
  });

  it('is asked for where a title lists several, or names one as what is not meant', () => {
    for (const title of [
      'North and south clusters',
      'Compare north/south clusters',
      'From the north to the south cluster',
      'Roll out (north, south)',
      'Clusters north & south',
      'Clean up, but not on the south cluster',
      'Go on after the north cluster is done',
      'As on the north cluster',
    ])
      assert.deepEqual(resolve('helm list', { title }), ['? north by title, south by title'], title);
    assert.deepEqual(resolve('helm list', { label: 'North / South:' }), ['? north by label, south by label']);
  });

  it('is the nearer of two where the other names it among more', () => {
    assert.deepEqual(resolve('helm list', { label: 'South', title: 'North and south clusters' }), ['south label']);
    assert.deepEqual(resolve('helm list', { label: 'North and south', title: 'South cluster' }), [
      '? north by label, south by label',
    ]);
  });

  it('is no name that only begins or ends like an alias', () => {
    for (const title of [
      'Northern cluster',
      'The north-2 cluster',
      'The far-north cluster',
      'See north.example cluster',
    ])
      assert.deepEqual(resolve('helm list', { title }), ['chosen'], title);
  });

  it('is the alias that a label above the block is, where it says nothing else and is no usual word', () => {
    assert.deepEqual(resolve('kubectl get pods', { label: 'South' }), ['south label']);
    assert.deepEqual(resolve('kubectl get pods', { label: 'On `south`:' }), ['south label']);
    assert.deepEqual(resolve('kubectl get pods', { label: 'South pods' }), ['chosen']);
    assert.deepEqual(resolve('kubectl get pods', { label: 'Southern' }), ['chosen']);
    assert.deepEqual(resolve('kubectl get pods', { label: 'Test:', aliases: ['test'] }), ['chosen']);
    assert.deepEqual(resolve('kubectl get pods', { title: 'South' }), ['chosen']);
  });

  it('is where the label of each of a task’s fences points', () => {
    const fence = (label: string): string => `  **${label}:**\n\n  \`\`\`bash\n  kubectl get ns\n  \`\`\`\n`;
    const text = `# Farm\n\n## Tasks\n\n- [ ] **1.1 See**: \`--context north\` and \`--context south\`.\n\n${fence('North')}\n${fence('South')}`;
    assert.deepEqual(
      planStory('farm.md', text).checks.map(({ id, commands }) => [id, ...commands.map((c) => c.aliases.join())]),
      [
        ['1.1', 'north'],
        ['1.1#2', 'south'],
      ],
    );
  });

  it('is the chosen one otherwise, and never a context that the story does not spell', () => {
    assert.deepEqual(resolve('kubectl get pods', { title: 'Upgrade West Cluster' }), ['chosen']);
    assert.deepEqual(resolve('CTX=west\nkubectl get pods').at(-1), 'chosen');
    assert.deepEqual(resolve('kubectl get pods', { title: 'Deploy the north web' }), ['chosen']);
  });

  it('stays where a flag or variable names it, and nowhere without a cluster', () => {
    assert.deepEqual(resolve('kubectl --context north get pods\necho x\nssh a b', { title: 'South Cluster' }), [
      'north flag',
      'nowhere',
      'nowhere',
    ]);
    for (const named of ['gullctl sync --context north', './gull --context=north', 'HELM_KUBECONTEXT=north helm list'])
      assert.deepEqual(resolve(named, { title: 'South Cluster' }), ['north flag'], named);
    assert.deepEqual(resolve('export HELM_KUBECONTEXT=north\nhelm list').at(-1), 'north block');
    assert.deepEqual(resolve('for c in north south; do kubectl --context $c get pods; done'), ['north south variable']);
  });
});

describe('The aliases of a story', () => {
  it('are spelled behind --context, in CTX= and in use-context', () => {
    assert.deepEqual(
      storyAliases(
        'Run `kubectl --context north get x`, `--context=south`, `helm --kube-context west`.\nexport CTX=east\n--context=$CTX --context <ctx>\nHELM_KUBECONTEXT=reef helm list\nk9s --kubecontext cove',
      ),
      ['north', 'south', 'west', 'east', 'reef', 'cove'],
    );
  });
});
