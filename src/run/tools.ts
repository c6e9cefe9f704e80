import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { isExportedFunction } from '../command/exportedFunction.ts';
import type { FindMissingTools } from './contract.ts';

/** Words that bash knows itself (bash 5.2, `compgen -bk`). */
const OF_BASH = new Set(
  (
    '. : [ alias bg bind break builtin caller case cd command compgen complete compopt continue coproc declare dirs ' +
    'disown do done echo elif else enable esac eval exec exit export false fc fg fi for function getopts hash help ' +
    'history if in jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return select set ' +
    'shift shopt source suspend test then time times trap true type typeset ulimit umask unalias unset until wait ' +
    'while { } ! [[ ]]'
  ).split(' '),
);

/** Those that neither bash knows, with the functions of the environment, nor the folders of PATH hold, each once, in the order asked. */
export const findMissingTools: FindMissingTools = (names, { cwd, env }) => {
  const folders = (env['PATH'] ?? '').split(delimiter);
  const isThere = (name: string) =>
    OF_BASH.has(name) ||
    isExportedFunction(name, { has: (key) => env[key] !== undefined }) ||
    (name.includes('/') ? runs(resolve(cwd, name)) : folders.some((f) => runs(resolve(cwd, f, name))));
  return [...new Set(names)].filter((name) => !isThere(name));
};

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // Not there, or not ours to run.
  }
}
