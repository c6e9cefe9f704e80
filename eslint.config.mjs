import tseslint from 'typescript-eslint';

/**
 * The rooms of src/ in the order of the way of the data. A room imports only from itself and from rooms before it;
 * rooms on one line do not see each other.
 */
const ROOMS = [
  ['base'],
  ['text'],
  ['command'],
  ['expect'],
  ['story'],
  ['plan'],
  ['run', 'kube'],
  ['judge'],
  ['redact'],
  ['evidence'],
  ['report'],
  ['session'],
  ['editor', 'terminal'],
];

/** Rooms that know neither the machine nor the clock: what they need comes in as arguments. */
const PURE = ['base', 'text', 'command', 'expect', 'story', 'plan', 'judge', 'redact', 'report'];

/** Rooms of which others may see the contract only; the two roots alone construct what is behind it. */
const ADAPTERS = ['run', 'kube', 'evidence'];

const order = new Map(ROOMS.flatMap((rooms, i) => rooms.map((room) => [room, i])));
const allRooms = [...order.keys()];

/** What may not be imported in one room, each with a sentence that tells what to do instead. */
function forbiddenIn(room) {
  const later = allRooms.filter((r) => r !== room && order.get(r) >= order.get(room));
  const patterns = later.map((r) => ({
    regex: `^\\.\\./${r}/`,
    message: `${room}/ comes before ${r}/ in the way of the data and cannot import from it. Move what is shared to an earlier room, or pass it in as an argument.`,
  }));
  for (const r of ADAPTERS) {
    if (r === room || order.get(r) >= order.get(room)) continue;
    patterns.push({
      regex: `^\\.\\./${r}/(?!contract\\.ts$)`,
      message: `Only ${r}/contract.ts may be imported here. The roots (extension.ts, cli.ts) construct the adapter and pass it in.`,
    });
  }
  patterns.push({ regex: '^\\.\\./\\.\\./', message: 'Imports stay inside src/.' });
  patterns.push({
    regex: '^\\.\\./(extension|running|cli)\\.ts$',
    message: 'Nothing imports a root: roots import rooms.',
  });
  if (room !== 'editor')
    patterns.push({
      regex: '^vscode$',
      message: 'Only editor/ and extension.ts see vscode. Write a port in session/ instead.',
    });
  if (PURE.includes(room))
    patterns.push({
      regex: '^(node:.*|fs|path|os|child_process|crypto)$',
      message: `${room}/ is pure: no node modules. Ask for the value as an argument, or do it in run/, kube/, evidence/ or terminal/.`,
    });
  return patterns;
}

const zones = allRooms.map((room) => ({
  files: [`src/${room}/**/*.ts`],
  rules: { 'no-restricted-imports': ['error', { patterns: forbiddenIn(room) }] },
}));

const CAST = {
  selector: 'TSAsExpression > TSTypeReference[typeName.name="Redacted"]',
  message: 'Only redact/ makes redacted text. Take it as an argument of type Redacted, or call redact().',
};
const CLOCK = ['Date.now', 'Math.random', 'performance.now'].map((name) => {
  const [object, property] = name.split('.');
  return { object, property, message: 'This room has no clock and no chance: take the time or the id as an argument.' };
});

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'test/host/pictures/**', '.cache/**'] },
  ...tseslint.configs.strict,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['eslint.config.mjs', 'esbuild.js'] } },
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', CAST],
      'no-control-regex': 'off',
      eqeqeq: ['error', 'smart'],
      'prefer-const': 'error',
    },
  },
  ...zones,
  {
    files: PURE.map((room) => `src/${room}/**/*.ts`),
    rules: {
      'no-restricted-properties': ['error', ...CLOCK],
      'no-restricted-globals': [
        'error',
        ...['process', 'setTimeout', 'setInterval', 'fetch', 'Buffer'].map((name) => ({
          name,
          message: 'This room is pure: take what you need as an argument.',
        })),
      ],
    },
  },
  { files: ['src/redact/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off', '@typescript-eslint/no-floating-promises': 'error' },
  },
  { files: ['**/*.mjs', 'esbuild.js'], ...tseslint.configs.disableTypeChecked },
);
