import type { Language } from '#corpus/material';
import { wordRegExp } from '#ingest/language/word-regexp';

/** A small word, or a family of them, that turns what a sentence says. */
export type WeightyWords = {
  readonly name: string;
  readonly patterns: Readonly<Record<Language, RegExp>>;
  /** A sentence may not have it unless a passage does: "ei", "vain", "ilmainen". */
  readonly mayNotBeAdded: boolean;
  /** A sentence may not leave it out where a passage has it: "ei", "mahdollisesti", "enintään". */
  readonly mayNotBeDropped: boolean;
};

/**
 * Words that change the truth of a sentence and hardly its likeness: overlap and embeddings do not see
 * a "not". By their stems, in all languages; a synonym of the same family counts as the same.
 */
export const WEIGHTY_WORDS: readonly WeightyWords[] = [
  family('not', 'both', {
    fi: /\b(?:ei|en|et|emme|ette|eivät|eikä|eivätkä|älä|älkää|kieltä\p{L}+)\b/iu,
    sv: /\b(?:inte|ej|icke|ingen|inget|inga|aldrig|varken)\b/iu,
    en: /\b(?:not|no|never|none|neither|nor|cannot)\b|n['’]t\b/iu,
  }),
  family('without', 'added', {
    fi: /\bilman\b/iu,
    sv: /\butan\b/iu,
    en: /\bwithout\b/iu,
  }),
  family('perhaps', 'dropped', {
    fi: /\b(?:mahdollisesti|ehkä|kenties|saatta\p{L}+|voi|voinut|voivat|luultavasti)\b/iu,
    sv: /\b(?:eventuellt|kanske|möjligen|kan|troligen)\b/iu,
    en: /\b(?:possibly|perhaps|maybe|may|might|could|probably)\b/iu,
  }),
  family('at most', 'both', {
    fi: /\b(?:enintään|korkeintaan|enimmillään|maksimissaan|saakka|asti|yläraja\p{L}*)\b/iu,
    sv: /\b(?:högst|maximalt|som mest|fram till|ända till|taket)\b/iu,
    en: /\b(?:at most|up to|maximum|no more than|until|till)\b/iu,
  }),
  family('at least', 'both', {
    fi: /\b(?:vähintään|ainakin|yli|alkaen|lähtien)\b/iu,
    sv: /\b(?:minst|åtminstone|över|mer än|från och med)\b/iu,
    en: /\b(?:at least|minimum|over|more than|onwards|since|across)\b/iu,
  }),
  family('only', 'added', {
    fi: /\b(?:vain|ainoastaan|pelkästään|yksinomaan|ainoa\p{L}*)\b/iu,
    sv: /\b(?:bara|endast|enbart|uteslutande)\b/iu,
    en: /\b(?:only|solely|exclusively|merely)\b/iu,
  }),
  family('all', 'added', {
    fi: /\b(?:tahansa|kaik(?:ki|k\p{L}+|il\p{L}+|is\p{L}+|ien)|joka(?:inen|ista|iselle|isen|isessa)|aina|koko|molem\p{L}+|kum(?:pikin|mallekin))\b/iu,
    sv: /\b(?:som helst|all|alla|allt|varje|var och en|alltid|hela|båda)\b/iu,
    en: /\b(?:any|all|every|everyone|each|always|whole|entire|both|throughout)\b/iu,
  }),
  family('must', 'added', {
    fi: /\b(?:täyty\p{L}+|pakollis\p{L}+|pakko|velvo\p{L}+|edellyt\p{L}+|vaadi\p{L}+|vaati\p{L}*|tulee|pitää|oltava|ehto\p{L}*|ehdot|ehtona)\b/iu,
    sv: /\b(?:måste|obligatorisk\p{L}*|skyldig\p{L}*|kräv\p{L}+|förutsätt\p{L}+|ska|bör|villkor\p{L}*)\b/iu,
    en: /\b(?:must|mandatory|compulsory|obligat\p{L}+|obliged|requir\p{L}+|condition\p{L}*|has to|have to)\b/iu,
  }),
  family('free of charge', 'added', {
    fi: /\b(?:ilmai\p{L}+|maksut\p{L}+|veloituks\p{L}+)\b/iu,
    sv: /\b(?:gratis|avgiftsfri\p{L}*|kostnadsfri\p{L}*)\b/iu,
    en: /\b(?:free of charge|for free|free|no cost)\b/iu,
  }),
  family('less', 'added', {
    fi: /\b(?:vähen\p{L}+|vähem\p{L}+|laske\p{L}+|lask(?:i|ivat|ee|evat)|pienen\p{L}+|supist\p{L}+|heik\p{L}+|karsi\p{L}+|leik\p{L}+|kaven\p{L}+)\b/iu,
    sv: /\b(?:minsk\p{L}+|färre|mindre|sjunk\p{L}+|sänk\p{L}+|försvag\p{L}+|skär\p{L}*)\b/iu,
    en: /\b(?:decreas\p{L}+|reduc\p{L}+|fewer|less|declin\p{L}+|fell|fallen|lower\p{L}*|weaken\p{L}*|cut|narrow\p{L}*|shrink\p{L}*)\b/iu,
  }),
  family('end', 'added', {
    fi: /\b(?:päätty\p{L}+|pääty\p{L}+|päättä\p{L}+ toiminta\p{L}*|lopet\p{L}+|loppu\p{L}*|lopussa|lakka\p{L}+|sulje\p{L}+)\b/iu,
    sv: /\b(?:avslut\p{L}+|upphör\p{L}*|slut\p{L}*|(?:lad|lag|läg)\p{L}+ ner|stäng\p{L}+)\b/iu,
    en: /\b(?:end|ends|ended|ending|clos(?:e|es|ed|ing)|ceas\p{L}+|discontinu\p{L}+|terminat\p{L}+|stop\p{L}*)\b/iu,
  }),
  family('refused', 'added', {
    fi: /\b(?:hylä\p{L}+|hylkä\p{L}+|torju\p{L}+|epä(?:si|ttiin|ä|sivät)|kielt\p{L}+)\b/iu,
    sv: /\b(?:avslå\p{L}*|avslog\p{L}*|förkasta\p{L}*|avvis\p{L}+|förb[ju]\p{L}+)\b/iu,
    en: /\b(?:reject\p{L}*|refus\p{L}+|den(?:y|ies|ied)|declin\p{L}+|turned down|forb\p{L}+|ban(?:s|ned)?)\b/iu,
  }),
  family('each period', 'added', {
    fi: /\b(?:(?:kuukausi|vuosi|viiko|päivi)t?tai\p{L}+|viikoittai\p{L}+|kuukaudessa|kuussa|vuodessa|viikossa|päivässä|tunnissa)\b/iu,
    sv: /\b(?:årlig\p{L}*|månatlig\p{L}*|varje (?:år|månad|vecka|dag)|(?:per|i|om) (?:år|året|månad|månaden|vecka|veckan|dag|dagen|timme|timmen))\b/iu,
    en: /\b(?:annual\p{L}*|yearly|monthly|weekly|daily|hourly|(?:an?|per|every|each) (?:year|month|week|day|hour))\b/iu,
  }),
  family('most', 'added', {
    fi: /\b(?:ensimmäi\p{L}+|suurin|suurimm\p{L}+|suurinta|paras|parha\p{L}+|eniten|useimm\p{L}+|tärkein\p{L}*|tärkeimm\p{L}+|kärki\p{L}+|johtava\p{L}*)\b/iu,
    sv: /\b(?:först\p{L}*|störst\p{L}*|bäst\p{L}*|flest\p{L}*|mest|viktigaste|ledande)\b/iu,
    en: /\b(?:first|largest|biggest|best|most|leading|foremost|greatest)\b/iu,
  }),
  family('aim', 'dropped', {
    fi: /\b(?:tavoit\p{L}+|tavoittee\p{L}+|tarkoitu\p{L}+|pyrk\p{L}+|pyri\p{L}+|halua\p{L}*|halutaan|aiko\p{L}+|aiotaan|suunnit\p{L}+|visio(?:na|n|ssa)?|jotta)\b/iu,
    sv: /\b(?:mål\p{L}*|syft\p{L}+|sträva\p{L}*|eftersträva\p{L}*|vill|avsikt\p{L}*|avser|plan\p{L}*|vision\p{L}*|ska)\b/iu,
    en: /\b(?:aim\p{L}*|goal\p{L}*|target\p{L}*|inten[dt]\p{L}*|plan\p{L}*|seek\p{L}*|want\p{L}*|vision\p{L}*|purpose\p{L}*|objective\p{L}*|will)\b/iu,
  }),
];

function family(
  name: string,
  guarded: 'added' | 'dropped' | 'both',
  patterns: Record<Language, RegExp>,
): WeightyWords {
  return {
    name,
    patterns: {
      fi: wordRegExp(patterns.fi),
      sv: wordRegExp(patterns.sv),
      en: wordRegExp(patterns.en),
    },
    mayNotBeAdded: guarded !== 'dropped',
    mayNotBeDropped: guarded !== 'added',
  };
}
