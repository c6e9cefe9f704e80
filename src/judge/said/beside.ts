import { judgeAccount } from './accounts.ts';
import { judgeBlankLine } from './blankLine.ts';
import { judgeCron } from './cronSaid.ts';
import { judgeDataKeys } from './dataKeys.ts';
import { judgeDateSaid } from './dateSaid.ts';
import { judgeEveryAmount } from './everyAmount.ts';
import { judgeFailing } from './failing.ts';
import { judgeFinished } from './finished.ts';
import { judgeFormSaid } from './formSaid.ts';
import { judgeGoneFile } from './goneFile.ts';
import { judgeHeaderSaid } from './headerSaid.ts';
import { judgeInTurn } from './inTurn.ts';
import { judgeLeader } from './leader.ts';
import { judgeReadOnly } from './readOnlyRoot.ts';
import { judgeOnlyValues } from '../keys/onlyValues.ts';
import { judgePortHolder } from './portHolder.ts';
import { judgeResolved } from './resolved.ts';
import type { Decision, Scene } from '../scene.ts';
import { judgeStat } from './statSaid.ts';
import { judgeMaxAge } from './maxAge.ts';
import { judgeSelectedSaid } from './selectedSaid.ts';
import { judgeSentenceSaid } from './sentenceSaid.ts';
import { judgeSilentSaid } from './silentSaid.ts';
import { judgeStatusSaid } from './statusSaid.ts';
import { judgeToolVerdict } from './toolVerdicts.ts';
import { judgeTook } from './took.ts';
import { judgeVersionSaid } from './versionSaid.ts';

/** Readings of words that need the command beside them: how it ends, and what network, version and time it tells. */
const READINGS = [
  judgeFinished,
  judgeFailing,
  judgeOnlyValues,
  judgeStatusSaid,
  judgeResolved,
  judgeVersionSaid,
  judgeTook,
  judgeFormSaid,
  judgeDateSaid,
  judgeHeaderSaid,
  judgeToolVerdict,
  judgeAccount,
  judgeCron,
  judgePortHolder,
  judgeBlankLine,
  judgeStat,
  judgeSilentSaid,
  judgeGoneFile,
  judgeReadOnly,
  judgeDataKeys,
  judgeLeader,
  judgeInTurn,
  judgeSentenceSaid,
  judgeSelectedSaid,
  judgeEveryAmount,
  judgeMaxAge,
] as const;

/** What is longer is no one sentence. */
const LONGEST = 300;

/** Null: none of them reads the words. */
export function judgeBeside(clause: string, scene: Scene): Decision | null {
  if (clause.length > LONGEST || /\n/.test(clause.trim())) return null;
  for (const read of READINGS) {
    const decision = read(clause, scene);
    if (decision) return decision;
  }
  return null;
}
