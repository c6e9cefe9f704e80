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

/** Folders of a room that has many files, in the same order; what lies in none of them sees them all. */
const FOLDERS = {
  judge: [
    ['printed'],
    ['exits'],
    ['tables'],
    ['kinds'],
    ['rows', 'keys', 'answers'],
    ['said'],
    ['doubts'],
    ['several'],
  ],
};

const order = orderOf(ROOMS);
const allRooms = [...order.keys()];

function orderOf(lines) {
  return new Map(lines.flatMap((names, i) => names.map((name) => [name, i])));
}

/** Those of an order that one of them does not see. */
function hiddenFrom(name, all) {
  return [...all.keys()].filter((other) => other !== name && all.get(other) >= all.get(name));
}

/**
 * What may not be imported in one room, each with a sentence that tells what to do instead.
 * @param out The way out of the room, as an expression: `\.\./` from the room itself, twice that from a folder in it.
 */
function forbiddenIn(room, out) {
  const patterns = hiddenFrom(room, order).map((r) => ({
    regex: `^${out}${r}/`,
    message: `${room}/ comes before ${r}/ in the way of the data and cannot import from it. Move what is shared to an earlier room, or pass it in as an argument.`,
  }));
  for (const r of ADAPTERS) {
    if (r === room || order.get(r) >= order.get(room)) continue;
    patterns.push({
      regex: `^${out}${r}/(?!contract\\.ts$)`,
      message: `Only ${r}/contract.ts may be imported here. The roots (extension.ts, cli.ts) construct the adapter and pass it in.`,
    });
  }
  patterns.push({ regex: `^${out}\\.\\./`, message: 'Imports stay inside src/.' });
  patterns.push({
    regex: `^${out}(extension|running|cli)\\.ts$`,
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

const UP = '\\.\\./';

/** What may not be imported in one folder of a room. */
function forbiddenInFolder(room, folder, all) {
  const patterns = hiddenFrom(folder, all).map((other) => ({
    regex: `^${UP}${other}/`,
    message: `${room}/${folder}/ comes before ${room}/${other}/ and cannot import from it. Move what is shared to an earlier folder.`,
  }));
  return [...forbiddenIn(room, UP + UP), ...patterns];
}

function zone(files, patterns) {
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const zones = allRooms.flatMap((room) => {
  const folders = orderOf(FOLDERS[room] ?? []);
  return [
    zone(`src/${room}/*.ts`, forbiddenIn(room, UP)),
    zone(`src/${room}/*/*.ts`, forbiddenIn(room, UP + UP)),
    ...[...folders.keys()].map((folder) =>
      zone(`src/${room}/${folder}/*.ts`, forbiddenInFolder(room, folder, folders)),
    ),
  ];
});

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
