const QUIET = new Set(
  'echo printf true : date sleep wait kill pwd cd set shopt clear tput unset pushd popd export local readonly declare typeset alias trap umask ulimit source . exec'.split(
    ' ',
  ),
);

/**
 * Commands that prepare, print or end, by name: their success says nothing about the ones before them, and that they
 * failed nobody counts.
 */
export const isQuiet = (name: string): boolean => QUIET.has(name);
