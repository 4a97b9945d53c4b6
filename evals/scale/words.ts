/** First parts of compounds that municipal papers are full of. */
export const MODIFIERS =
  `nuoriso perhe koulu päiväkoti kirjasto liikunta kulttuuri maahanmuutto rekrytointi työllisyys
  yritys matkailu ilmasto energia liikenne pyöräily vesihuolto jäte kierrätys metsä maaseutu kylä saaristo
  satama teollisuus digi data robotti etä osallisuus demokratia vaali talous hankinta kaavoitus asunto
  vuokra kiinteistö museo teatteri musiikki taide tanssi urheilu uinti hiihto luonto lintu puutarha ruoka
  lähiruoka ravitsemus hyvinvointi mielenterveys päihde vammais omais vanhus seniori lapsi vauva neuvola
  oppilas opiskelija lukio ammatti kieli selkokieli tulkki viestintä turvallisuus palo valmius varautumis
  kyber tietosuoja arkisto paikkatieto lento juna bussi kävely talvi kesä syys kevät lähi pien monitoimi
  vapaaehtois järjestö kumppanuus saamelais pakolais paluu muutto veto brändi innovaatio kasvu vienti
  tutkimus kotoutumis kansainvälistymis puurakentamis esteettömyys laatu johtamis henkilöstö perehdytys
  eläke vero sopimus lupa valvonta mittaus huolto korjaus purku siivous kuljetus reitti tori ranta`.split(
    /\s+/u,
  );

/** Last parts, as they bend: nominative, genitive, partitive. */
export const HEADS =
  `palvelu palvelun palvelua|neuvonta neuvonnan neuvontaa|ohjelma ohjelman ohjelmaa|
  verkosto verkoston verkostoa|keskus keskuksen keskusta|koulutus koulutuksen koulutusta|malli mallin mallia|
  hanke hankkeen hanketta|kokeilu kokeilun kokeilua|työpaja työpajan työpajaa|valmennus valmennuksen valmennusta|
  seteli setelin seteliä|avustus avustuksen avustusta|toiminta toiminnan toimintaa|ryhmä ryhmän ryhmää|
  kahvila kahvilan kahvilaa|kerho kerhon kerhoa|reitistö reitistön reitistöä|rata radan rataa|talo talon taloa|
  puisto puiston puistoa|alusta alustan alustaa|sovellus sovelluksen sovellusta|rekisteri rekisterin rekisteriä|
  suunnitelma suunnitelman suunnitelmaa|strategia strategian strategiaa|selvitys selvityksen selvitystä|
  kysely kyselyn kyselyä|yhteistyö yhteistyön yhteistyötä|opastus opastuksen opastusta|lainaamo lainaamon lainaamoa|
  pysäkki pysäkin pysäkkiä|piste pisteen pistettä|tiimi tiimin tiimiä|raati raadin raatia|foorumi foorumin foorumia|
  akatemia akatemian akatemiaa|stipendi stipendin stipendiä|palkkio palkkion palkkiota|kortti kortin korttia|
  ohjaus ohjauksen ohjausta|kumppanuus kumppanuuden kumppanuutta|tapahtuma tapahtuman tapahtumaa|
  katselmus katselmuksen katselmusta|mittaristo mittariston mittaristoa|koordinaatio koordinaation koordinaatiota`
    .split('|')
    .map((forms) => forms.trim().split(' ') as unknown as readonly [string, string, string]);

/** Whom something is for, in the plural: nominative, genitive, allative. */
export const GROUPS =
  `perheet perheiden perheille|yritykset yritysten yrityksille|nuoret nuorten nuorille|
  opiskelijat opiskelijoiden opiskelijoille|työnhakijat työnhakijoiden työnhakijoille|yhdistykset yhdistysten yhdistyksille|
  ikääntyneet ikääntyneiden ikääntyneille|maahanmuuttajat maahanmuuttajien maahanmuuttajille|
  opettajat opettajien opettajille|kyläyhdistykset kyläyhdistysten kyläyhdistyksille|
  kesäasukkaat kesäasukkaiden kesäasukkaille|omaishoitajat omaishoitajien omaishoitajille|
  maatilat maatilojen maatiloille|paluumuuttajat paluumuuttajien paluumuuttajille|
  urheiluseurat urheiluseurojen urheiluseuroille|työnantajat työnantajien työnantajille`
    .split('|')
    .map((forms) => forms.trim().split(' ') as unknown as readonly [string, string, string]);

/** With whom, in the genitive. */
export const PARTNERS =
  `ammattikorkeakoulun|hyvinvointialueen|seurakunnan|kauppakamarin|TE-palvelujen|
  maakuntaliiton|yliopiston|kehitysyhtiön|naapurikuntien|Yrittäjien|Martta-yhdistyksen|Metsähallituksen|
  kansalaisopiston|työväenopiston|Väyläviraston|poliisin|pelastuslaitoksen|4H-yhdistyksen`
    .split('|')
    .map((name) => name.trim());

/** Who pays, in the elative. */
export const FUNDS = `valtionavustuksesta|Euroopan sosiaalirahastosta|kunnan omasta talousarviosta|
  Leader-rahoituksesta|aluekehitysrahastosta|opetusministeriön erityisavustuksesta|säätiön lahjoituksesta|
  ympäristöministeriön ohjelmasta|osallistavasta budjetista|Interreg-ohjelmasta`
  .split('|')
  .map((name) => name.trim());

/** What stood in the way, in the nominative. */
export const PROBLEMS =
  `osaajapula|pitkä välimatka|vähäinen tunnettuus|lyhyt rahoituskausi|tilojen puute|
  kielimuuri|henkilöstön vaihtuvuus|tietojärjestelmien hajanaisuus|epäselvä työnjako|korkea kynnys`
    .split('|')
    .map((name) => name.trim());

export const MONTHS =
  `tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta
  syyskuuta lokakuuta marraskuuta joulukuuta`.split(/\s+/u);

/** Syllables of names that nobody has: a project is called Kaviro. */
export const SYLLABLES =
  `ka vi ro me lu ta so ni pe hy va ri ku le mo su pa no ti he lo ra ve tu sa mi ko na`.split(' ');
