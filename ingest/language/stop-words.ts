import type { Language } from '#corpus/material';

/**
 * Words that tell nothing about the subject of a question: function words, question words and the
 * ways in which people ask ("kerro", "tell me"), spoken forms too. Kept short on purpose: BM25
 * weighs common words down by itself; these would only blur how much of a question is covered.
 */
export const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  fi: words(`
    ja tai sekä että kun jos niin ei en et emme ette eivät eikä vai vaan mutta myös vielä jo nyt
    on ovat oli olivat ollut olla olisi ole olen olemme oletko onko onks onkohan oliko ovatko
    se ne tämä nämä tuo nuo sen sitä siitä siihen siinä niiden niitä niistä tämän tätä tästä
    hän he minä mä mää sä sinä te me mun mulla meillä meidän teidän teillä heidän
    mikä mitä mitkä minkä missä mistä mihin millä miltä mille millainen millaisia millaista minkälainen minkälaista minkälaisia
    kuka ketkä ketä keitä kenen kenelle kenellä kuinka miten miks miksi milloin koska montako paljonko
    paljonks paljon mist mis mitäs mites entä entäs joka jotka jossa jonka jota joita johon jolla
    kerro kertoo kertoisitko kerrotko voiko voi voinko voivat saako saa sais saadaan pitää tulee tuleeko
    kautta kanssa varten mukaan osana kuten esim esimerkiksi mm siis sitten juuri vain ihan
    haluan haluaisin tietää tarkoittaa tarkoitetaan liittyen liittyy koskien asia asiasta
    kuvaile esittele selitä tiivistä toimii toimivat tekee tekevät tehdään tehdä tehty tarjolla tapahtuu tapahtunut hyväksi oikein oikeasti aika
    jokin joku jotain joitakin muu muut muita muun kaikki kaikkien kaikkia
  `),
  sv: words(`
    och eller samt att som om när så inte ej men också även redan nu är var vara varit blir bli blev
    den det de denna detta dessa en ett han hon vi ni jag du man min mitt vår vårt er ert deras sin sitt sina
    vad vilken vilket vilka hur var vart varifrån när varför vem vems vilkas mycket många
    kan kunde ska skall skulle får fick måste har hade ha gör göra gjorde finns fanns
    i på av för till från med hos vid under över mellan genom enligt mot utan per
    fungerar fungerade beskriv förklara görs gjorts egentligen
    ger ge gav får fås tar ta tog händer hänt erbjuds
    berätta berättar säg säger veta undrar gäller fråga frågan något någon några alla andra annan
  `),
  en: words(`
    and or as well that which if when then so not no but also already now is are was were be been being
    it its this these those a an the he she they them their we our you your i my me
    what which who whom whose how where when why much many does do did done has have had
    can could will would should shall may might must there
    in on at of for to from with by about into over under between through per via
    tell explain describe summarise summarize know want like say says please give any some all other others get gets happening happens
    offer offered available
  `),
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}
