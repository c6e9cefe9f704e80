/** Words that say how something is or goes, and are printed by no command as a value. */
const NO_VALUE =
  /^(?:not|no|in|on|at|visible|still|being|set|correct|present|as|to|by|up|down|high|low|new|empty|missing|ok|good|fine|done|normal|stable|valid|invalid|different|same|similar|expected|there|here|gone|between|within|about|near|less|more|than|only|one|any|all|both|unchanged|changed|right|wrong|consistent|identical|sufficient|enough|working|live|back|safe|clean)$/i;

/** Whether a bare word can be a value that is printed as it is: `canary`, `info`, `fast-nvme`; not `increasing`, `low`. */
export function isPlainValue(text: string): boolean {
  if (NO_VALUE.test(text)) return false;
  if (/\d|^[A-Z]|[_:/.]/.test(text)) return !/^[<([]|\.\.\.$|…$/.test(text);
  return (
    /^[a-z]+(?:-[a-z]+)*$/i.test(text) &&
    !/(?:ing|ly|able|ible)$/i.test(text) &&
    (!/ed$/i.test(text) || ENDS_ALIKE.test(text))
  );
}

/** Values that look like what was done to something. */
const ENDS_ALIKE =
  /^(?:(?:un)?(?:restricted|privileged|encrypted|signed|managed|limited|sealed|replicated)|enabled|disabled|dedicated|shared|mixed|fixed|delayed|red|embedded|distributed|federated|speed|feed|seed)$/i;
