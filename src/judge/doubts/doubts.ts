import { contradictsItself } from '../../expect/disagree.ts';
import { namesNothing } from '../../expect/saying.ts';
import { deniesUnseen, speaksOfMore } from '../../expect/wider.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { isOnlyAnnounced } from './announced.ts';
import { isCutOff } from './cutOff.ts';
import { isDeniedBeside } from './rivalCell.ts';
import { isPretended } from './pretended.ts';
import { hasRivalPair } from './rivalPair.ts';
import { asksElsewhere, isUnclean, isUnquiet } from './otherPlace.ts';
import { isOnlyAskedFor } from './askedFor.ts';
import { isOfBadRow, isUpUnwell } from './badRow.ts';
import { countsDocuments, countsEmpty } from './emptyCell.ts';
import { isHedged } from './hedged.ts';
import { deniesIll } from './ill.ts';
import { missesContainer } from './everyContainer.ts';
import { isOfOtherColumn } from './ownColumn.ts';
import { isOfOtherHost } from './otherHost.ts';
import { deniesClass } from './deniedClass.ts';
import { hasRivalState } from './otherState.ts';
import { isElsewhere } from './position.ts';
import { isOfOtherBlock } from './otherBlock.ts';
import { isOfOtherLabel } from './otherLabel.ts';
import { isOtherSection } from './otherSection.ts';
import { listsOthers } from './othersListed.ts';
import { deniesPrinted } from './deniesPrinted.ts';
import { isKeyOfNo, isNotMounted, isPartOfResult, isZeroSeries } from './notSo.ts';
import { hasOtherState, isNotOfAll, isOnOtherLine } from './ofAll.ts';
import { isOtherRef } from './otherRef.ts';
import { deniesPart } from './partOf.ts';
import { isRemoved, stays } from './removed.ts';
import { isOtherRefuser } from './refuser.ts';
import { isShareOnly } from './share.ts';
import { missesRows, sharesClaim } from './sharedClaim.ts';
import { listsTrouble } from './trouble.ts';
import { saysForSome } from './someRows.ts';
import { isOnlyCalled } from './onlyCalled.ts';
import { isOnlyWanted } from './wanted.ts';
import { deniesElsewhere } from './unseen.ts';
import { isPartOfValue } from './valuePart.ts';
import { mayBeTwo, speaksOfTwo } from './two.ts';
import { hasTwoValues } from './twoValues.ts';

/** What keeps the words as a whole from being plainly so, though each of them is. */
export function doubtAbout(words: string, rules: readonly RuleVerdict[], one: Observed): string | null {
  const { text, stdout, stderr } = one;
  if (listsOthers(words, rules, stdout.text) || saysForSome(words, rules, one))
    return 'is said of what is listed, and some of it is otherwise';
  if (isElsewhere(words, rules, one)) return 'says where it stands, and it stands elsewhere';
  if (isOtherSection(words, rules, one) || isOfOtherColumn(words, rules, one))
    return 'is found in another place than it speaks of';
  if (isOfOtherLabel(words, rules, one) || isOfOtherBlock(words, rules, one))
    return 'is found, and what it is said of has another value';
  if (isPartOfValue(words, rules, one)) return 'gives a value, which is only a part of the one that is printed';
  if (deniesClass(words, rules, one)) return 'denies a class, and one of it may be printed';
  if (hasRivalState(words, rules, one)) return 'is a state, and another one is printed too';
  if (hasRivalPair(words, rules, one)) return 'is printed with another value, too';
  if (isDeniedBeside(words, rules, one)) return 'is said of all, and what denies it is listed beside it';
  if (rules.some((rule) => isOnlyAnnounced(words, rule, one)))
    return 'is found only where it is waited for or not done';
  if (isPretended(words, rules, one)) return 'says that it is done, and it was only tried';
  if (isHedged(words, rules, one)) return 'is found only where it is taken back';
  if (deniesIll(rules, one)) return 'says that nothing went wrong, and something may have';
  if (isOnlyCalled(rules, one)) return 'is said of a state, and only something is called so';
  if (deniesPart(rules, one)) return 'denies a state, and a longer one of that name is printed';
  if (isOtherRef(rules, one)) return 'is found as the end of another name';
  if (isRemoved(rules, one)) return 'is said of what is taken away or replaced';
  if (stays(words, rules, one)) return 'is said of what changes, and the diff leaves it as it was';
  if (deniesPrinted(words, rules, one)) return 'denies a word that is printed';
  if (isPartOfResult(rules, one)) return 'counts what went well, and something did not';
  if (isNotMounted(words, one) || isKeyOfNo(words, one) || isZeroSeries(words, one))
    return 'is said of a name, beside which it is not so';
  if (isNotOfAll(words, rules, one) || hasOtherState(words, rules, one))
    return 'is said of all, and another value is printed';
  if (isOnOtherLine(words, rules, one)) return 'is found in a line of something else';
  if (isOfOtherHost(words, one)) return 'names a host that the certificate is not for';
  if (isOnlyWanted(words, one)) return 'is said of what is wanted, and may be otherwise';
  if (listsTrouble(words, one)) return 'says that nothing is wrong, and a state that may be is listed';
  if (deniesElsewhere(words, one)) return 'denies what the command shows nothing of';
  if (isOnlyAskedFor(words, rules, stdout.text)) return 'says that it went well, and it has only been asked for';
  if (missesContainer(words, rules, stdout.text)) return 'says of every container what one of them does not have';
  if (countsEmpty(words, rules, one)) return 'is said of what a cell lists, and one is empty';
  if (countsDocuments(words, rules, one)) return 'counts what stands in a document, and not documents';
  if (isOfBadRow(words, rules, one) || isUpUnwell(words, one)) return 'is said of a row that is not well';
  if (namesNothing(words)) return null;
  if (isOtherRefuser(words, text, `${stdout.text}\n${stderr.text}`)) return 'names another one that refuses';
  if (sharesClaim(words, rules)) return 'may say of another what it says of the first';
  if (missesRows(words, rules, stdout.text)) return 'says of every row what some do not show';
  if (hasTwoValues(rules, stdout.text)) return 'is said, and denied, in what was printed';
  if (isShareOnly(words, rules, stdout.text)) return 'says of all what is so for some';
  if (asksElsewhere(words, text)) return 'speaks of another number than the command looks for';
  if (isUnquiet(words, one)) return 'says nothing is printed, and a message is';
  if (isUnclean(words, text, stdout.text)) return 'says clean, and something is listed';
  if (isCutOff(words, rules, one)) return 'speaks of more lines than the command takes';
  if (contradictsItself(words, text)) return 'says two things that deny each other';
  if (speaksOfMore(words, text) || deniesUnseen(words, text)) return 'speaks of more than the command looks at';
  return speaksOfTwo(words, text) && !mayBeTwo(words, stdout.text) ? 'speaks of two, and so many are not listed' : null;
}
