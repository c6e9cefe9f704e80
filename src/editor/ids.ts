/**
 * Every id that the manifest and the code share. A test compares this file with `package.json`, so that neither can
 * drift from the other.
 */
export const COMMANDS = {
  run: 'storyOps.run',
  runReads: 'storyOps.runReads',
  runTask: 'storyOps.runTaskAtCursor',
  runEach: 'storyOps.runOnEach',
  cancel: 'storyOps.cancel',
  showResult: 'storyOps.showResult',
  showOutput: 'storyOps.showOutput',
  confirm: 'storyOps.confirm',
  mark: 'storyOps.markResult',
  more: 'storyOps.more',
  copyCommand: 'storyOps.copyCommand',
  chooseContext: 'storyOps.chooseContext',
  liftProtection: 'storyOps.liftProtection',
  open: 'storyOps.open',
  refresh: 'storyOps.refreshStories',
  exportNotes: 'storyOps.exportNotes',
} as const;

export const VIEWS = { container: 'storyOps', stories: 'storyOps.stories' } as const;

/** Under `storyOps.`; what each does stands in the manifest's description. */
export const SETTINGS = {
  codeLens: 'codeLens',
  kubeconfig: 'kubeconfig',
  protectedContexts: 'protectedContexts',
  moreProtectedContexts: 'moreProtectedContexts',
  bashPath: 'bashPath',
  timeoutSeconds: 'timeoutSeconds',
  parallelReads: 'parallelReads',
  tickWithoutExpectation: 'tickWithoutExpectation',
  tickParents: 'tickParents',
  saveAfterTick: 'saveAfterTick',
  envCommand: 'envCommand',
} as const;

/** Keys for `when` clauses. */
export const CONTEXT_KEYS = { running: 'storyOps.running', inStory: 'storyOps.inStory' } as const;

export const SECTION = 'storyOps';
