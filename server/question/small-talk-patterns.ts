import type { Language } from '#corpus/material';
import { wordRegExp } from '#ingest/language/word-regexp';

/** What people say to a chat that is no question about the material. */
export type SmallTalk =
  | 'greeting'
  | 'wellbeing'
  | 'thanks'
  | 'farewell'
  | 'identity'
  | 'capabilities'
  | 'sources'
  | 'languages'
  | 'privacy';

type Pattern = readonly [SmallTalk, Language, RegExp];

/**
 * Whole messages, once greeting words and politeness are taken off: "moi, kuka sä oot?" is about the
 * assistant, "moi, mitä Turku tekee?" is a question about Turku.
 */
export const SMALL_TALK_PATTERNS = (
  [
    [
      'identity',
      'fi',
      /^(?:kuka|mikä|mik|ketä)(?: ihme)? (?:sä|sinä|sie|te)?\s?(?:oikein )?(?:olet|oot|olette|ootte)(?: oikein)?$/u,
    ],
    [
      'identity',
      'fi',
      /^(?:oletko|ootko|ooksä|oot sä|olet sinä|onko (?:siellä|täällä|tämä)) (?:sä |sinä |te )?(?:botti|robotti|ihminen|kone|tekoäly|oikea ihminen|ihan oikea ihminen|chatbotti|aito ihminen)/u,
    ],
    [
      'identity',
      'fi',
      /^(?:kenen kanssa|kuka|mikä) (?:mä |minä )?(?:täällä )?(?:juttelen|puhun|keskustelen|vastaa(?: minulle| täällä)?$|sinut on tehnyt|sut on tehny|sun nimi on|sinun nimesi on|nimesi on|on nimesi|on kuntaopas)/u,
    ],
    [
      'identity',
      'sv',
      /^(?:vem|vad) är (?:du|ni|kuntaopas|det här)(?: egentligen| för (?:en|något))?$/u,
    ],
    ['identity', 'sv', /^är du (?:en )?(?:bot|robot|människa|maskin|ai|riktig människa)/u],
    ['identity', 'sv', /^(?:vad heter du|vem (?:pratar|talar|chattar) jag med)/u],
    ['identity', 'en', /^(?:who|what) (?:are|r) (?:you|u)(?: exactly| really| anyway)?$/u],
    [
      'identity',
      'en',
      /^(?:are you|am i (?:talking|speaking|chatting) (?:to|with)) (?:a |an )?(?:bot|robot|human|machine|ai|real|person|chatbot|computer)/u,
    ],
    [
      'identity',
      'en',
      /^(?:what(?:'s| is) your name|who (?:made|built|created) you|who am i (?:talking|speaking|chatting) (?:to|with)|what is kuntaopas)/u,
    ],
    [
      'capabilities',
      'fi',
      /^(?:mitä|missä|millaista|mihin|miten) (?:kaikkea |kaikessa |asioita |apua )?(?:sä |sinä )?(?:osaat|osaatko|voit|pystyt|sulta|sinulta|multa|sua|täältä|tästä|sinua)(?: voi| voin| saa| saan)?(?: (?:sä|sinä))?(?: kysyä| kertoa| tehdä| vastata| auttaa| neuvoa| käyttää)?(?: (?:mulle|minulle|mua|minua))?$/u,
    ],
    [
      'capabilities',
      'fi',
      /^(?:mistä|mitä) (?:aiheista |asioista |kaikesta |kaikkea )?(?:sulta|sinulta|täällä|tältä|voi|voin|saa) (?:voi |voin |saa |sulta |sinulta )?(?:kysyä|kysellä|udella)$/u,
    ],
    [
      'capabilities',
      'fi',
      /^(?:miten|kuinka) (?:tämä|tää|tätä|sä|sinä|sua|sinua) (?:toimii|toimit|käytetään|voi käyttää)$/u,
    ],
    ['capabilities', 'fi', /^(?:auta|apua|ohje|ohjeet)$/u],
    [
      'capabilities',
      'sv',
      /^vad (?:allt )?(?:kan|får) (?:du|man|jag)(?: allt)? (?:göra|hjälpa(?: mig| till)?(?: med)?|svara på|berätta(?: om)?|fråga(?: dig)?(?: om)?)$/u,
    ],
    [
      'capabilities',
      'sv',
      /^(?:hur (?:fungerar|använder man) (?:du|det här|dig|den här)|hjälp|vad kan du|vad vet du)$/u,
    ],
    [
      'capabilities',
      'en',
      /^(?:what|how) (?:all |else )?(?:can|could|do) (?:you|i) (?:do|help(?: me)?(?: with)?|answer|know|tell me|ask(?: you)?(?: about)?)$/u,
    ],
    [
      'capabilities',
      'en',
      /^(?:what (?:topics|subjects|questions|things) can (?:i|you) (?:ask|answer)(?: you)?(?: about)?|how do(?:es)? (?:you|this) work|help|what do you know)$/u,
    ],
    [
      'thanks',
      'fi',
      /^(?:(?:kiitos|kiitoksia|kiitti|kiitän|kiits|thänks)\b.{0,60}|(?:hyvä|selvä|jees|mahtavaa|hienoa|loistavaa|ok)(?: homma| juttu| kiitos)?)$/u,
    ],
    [
      'thanks',
      'sv',
      /^(?:(?:tack|tackar)\b.{0,60}|(?:bra|jättebra|okej|perfekt|toppen)(?: tack)?)$/u,
    ],
    [
      'thanks',
      'en',
      /^(?:(?:thanks|thank you|thx|cheers|many thanks)\b.{0,60}|(?:great|perfect|ok|okay|good|got it)(?: thanks| job)?)$/u,
    ],
    [
      'farewell',
      'fi',
      /^(?:hei ?hei|moi ?moi|moikka moi|näkemiin|nähdään|hyvää (?:päivän|illan|viikonlopun)jatkoa|heippa)$/u,
    ],
    ['farewell', 'sv', /^(?:hej ?då|adjö|vi ses|ha det(?: bra| så bra)?)$/u],
    ['farewell', 'en', /^(?:bye|goodbye|bye bye|see you|have a nice (?:day|evening|weekend))$/u],
    [
      'wellbeing',
      'fi',
      /^(?:mitä kuuluu|mitäs kuuluu|mite[ns]s?(?: siellä)? (?:menee|voit|hurisee)|kuinka voit|kuis menee)$/u,
    ],
    ['wellbeing', 'sv', /^(?:hur (?:mår du|är läget|går det)|läget)$/u],
    [
      'wellbeing',
      'en',
      /^(?:how are you(?: doing)?(?: today)?|how(?:'s| is) it going|what(?:'s| is) up)$/u,
    ],
    [
      'identity',
      'fi',
      /^(?:puhunko|juttelenko|keskustelenko|kirjoitanko) (?:mä |minä )?(?:nyt )?(?:ihmisen|robotin|botin|koneen|tekoälyn|oikean ihmisen)/u,
    ],
    [
      'identity',
      'fi',
      /^(?:kuka|ketkä) (?:sut|sinut|tämän|sen) on (?:tehnyt|tehny|koodannut|koodannu|luonut|rakentanut)$/u,
    ],
    ['identity', 'fi', /^mikä (?:tämä|tää|toi) (?:palvelu|sivu|botti|chat|avustaja|juttu)?\s?on$/u],
    ['identity', 'sv', /^vem har (?:gjort|skapat|byggt|programmerat) (?:dig|det här)$/u],
    [
      'identity',
      'en',
      /^(?:what is this(?: service| page| bot| chat)?|whom? (?:made|built|created|programmed) (?:you|this))$/u,
    ],
    [
      'capabilities',
      'fi',
      /^(?:mistä|missä|minkälaisissa|millaisissa) (?:asioista|asioissa|aiheista|aiheissa) (?:voin|voi|saa|voit|osaat|pystyt) (?:kysyä|auttaa|neuvoa|vastata|kertoa)(?: (?:sinulta|sulta|minua|mua))?$/u,
    ],
    [
      'capabilities',
      'fi',
      /^(?:auta (?:minua|mua)|miten voit auttaa|voitko auttaa|tarvitsen apua)(?: (?:minua|mua))?$/u,
    ],
    [
      'capabilities',
      'sv',
      /^(?:hur kan du hjälpa(?: mig)?|kan du hjälpa(?: mig)?|hjälp mig|jag behöver hjälp)$/u,
    ],
    [
      'capabilities',
      'en',
      /^(?:how can you help(?: me)?|can you help(?: me)?|help me|i need help)$/u,
    ],
    [
      'sources',
      'fi',
      /^(?:mihin (?:tietoihin |tietoon |aineistoon )?(?:vastauksesi|vastaukset|tietosi|tämä) perustu(?:u|vat)|mistä (?:sä |sinä )?(?:saat|otat|keksit|tiedät) (?:tietosi|tiedot|nämä|vastaukset|tän|tämän)|(?:oletko|ootko) (?:sä |sinä )?luotettava|voiko (?:sinuun|suhun|tähän|vastauksiin) luottaa|pitääkö (?:tämä|tieto) paikkansa)$/u,
    ],
    [
      'sources',
      'sv',
      /^(?:varifrån (?:får|har|kommer) (?:du )?(?:din|dina) (?:information|uppgifter|svar)|var kommer dina (?:uppgifter|svar)(?: ifrån)?|(?:är du pålitlig|kan man lita på (?:dig|svaren)|vad bygger (?:dina )?svaren på))$/u,
    ],
    [
      'sources',
      'en',
      /^(?:where (?:does|do) your (?:information|answers|data) come from|where do you get your (?:information|answers|data)(?: from)?|(?:are you|is this) (?:reliable|accurate|trustworthy)|can i trust (?:you|this|the answers))$/u,
    ],
    [
      'languages',
      'fi',
      /^(?:(?:osaatko|puhutko|ymmärrätkö|vastaatko) (?:sä |sinä )?(?:myös )?(?:suomea|suomeksi|ruotsia|ruotsiksi|englantia|englanniksi|muita kieliä)|mitä kieliä (?:sä |sinä )?(?:osaat|puhut|ymmärrät)|millä kielillä (?:voi|voin) kysyä)$/u,
    ],
    [
      'languages',
      'sv',
      /^(?:(?:talar|pratar|förstår|kan) du (?:också )?(?:svenska|finska|engelska|andra språk)|vilka språk (?:talar|kan|förstår) du)$/u,
    ],
    [
      'languages',
      'en',
      /^(?:(?:do|can) you (?:also )?(?:speak|understand|answer in) (?:finnish|swedish|english|other languages)|(?:what|which) languages (?:do|can) you (?:speak|understand))$/u,
    ],
    [
      'privacy',
      'fi',
      /^(?:tallennatko|tallentuuko|tallennetaanko|säilytetäänkö) (?:sä |sinä )?(?:tämän |tämä |tätä )?(?:keskustelun|keskustelu|keskustelua|keskustelut|kysymykseni|kysymykset|tietoni|nämä)|^(?:mitä tietoja (?:minusta|musta) (?:tallennetaan|kerätään)|näkeekö joku (?:nämä|kysymykseni))$/u,
    ],
    [
      'privacy',
      'sv',
      /^(?:sparar du|sparas|lagras) (?:den här |det här |min |mina )?(?:konversationen|samtalet|frågor|uppgifter|frågorna)|^vilka uppgifter sparas(?: om mig)?$/u,
    ],
    [
      'privacy',
      'en',
      /^(?:do you|is|are) (?:you )?(?:store|save|keep|record|storing|saving|this|my) ?(?:this |my |the )?(?:conversation|chat|questions|data|messages)?(?: (?:stored|saved|recorded))?$|^what data do you (?:store|collect|keep)(?: about me)?$/u,
    ],
    [
      'thanks',
      'fi',
      /^(?:suuret kiitokset|iso kiitos|suurkiitos|hyvä vastaus|hieno vastaus|tästä oli apua|okei|ookoo|selvä juttu)\b.{0,30}$/u,
    ],
    ['thanks', 'sv', /^(?:stort tack|tusen tack|bra svar)\b.{0,30}$/u],
    ['thanks', 'en', /^(?:good answer|well done|that helped|much appreciated)\b.{0,30}$/u],
    ['farewell', 'fi', /^(?:näkemiin|hei hei|moi moi|heippa)(?: ja)? kiit(?:os|oksia|ti)?.*$/u],
  ] satisfies readonly Pattern[]
).map(([kind, language, pattern]): Pattern => [kind, language, wordRegExp(pattern)]);
