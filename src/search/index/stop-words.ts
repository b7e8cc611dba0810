import { foldWord } from '../fold.ts';

/**
 * Words that ask, join or point, and say nothing of what is looked for. A query
 * of nothing else is searched as it is.
 */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: 'a about all also am an and any are as at be been but by can could did do does for from had has have he her here him his how i if in into is it its just me my no not of on or our out over should so some such than that the their them then there these they this those to too up us was we were what when where which while who whom whose why will with would you your vs',
  de: 'aber alle als also am an auch auf aus bei bin bis bist da damit das dass dein dem den der des die dies diese dieser dir doch du durch ein eine einem einen einer eines er es für gegen hat habe haben hier ich ihm ihn ihr im in ist ja kann kein keine man mein mich mir mit nach nicht noch nur ob oder ohne sein seine sich sie sind so soll über um und uns unter vom von vor wann war warum was weil welche welcher welches wenn wer werden wie wieso wir wird wo woher zu zum zur zwischen',
  es: 'a al algo ante antes como con cual cuando cuanto de del desde donde dos el ella ellos en entre era es esa ese eso esta este esto estos fue ha hace hacer han hasta hay la las le les lo los me mi mis muy más nada ni no nos o os otra otro para pero poco por porque puede puedo que quien se sea ser si sin sobre son su sus también te tengo tiene todo tu un una uno unos y ya yo cómo cuál cuándo cuánto dónde qué quién',
  fr: 'a ai alors au aux avec avoir c ce ces cet cette ci comme comment d dans de des donc du elle en est et eux faire fait faut il ils j je l la le les leur lui m ma mais me mes moi mon même n ne nos notre nous on ont ou où par pas peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sous sur t ta te tes toi ton tous tout tu un une vos votre vous y à été être',
  it: 'a ad ai al alla anche che chi ci come con cosa da dal dalla degli dei del della delle di dove e ed essere fare ha hanno ho i il in io la le lo loro ma mi mio ne nei nel nella non o per perché più può quale quali quando quanto quello questa questo se si sono su sua sul suo tra tu un una uno è',
  pt: 'a ao aos as com como da das de do dos e ela ele em entre era essa esse esta este eu foi há isso já lhe mais mas me meu minha muito na nas no nos não o onde os ou para pela pelo por porque posso qual quando que quem se sem ser seu sua são também tem um uma você à é',
  nl: 'aan al als bij dan dat de den der deze die dit doen door een en er het hij hoe ik in is je kan kunnen maar me met mijn naar niet nog nu of om ons ook op over te tot u uit van veel voor waar waarom wanneer was wat we welke wie wordt zich zijn zo',
};

/** The stop words of a language, folded as words are compared; none where it has no list here. */
export function stopWords(language: string): string[] {
  const list = STOP_WORDS[language.toLowerCase().split('-')[0]!];
  return list === undefined ? [] : [...new Set(list.split(' ').map(foldWord))];
}
