import type { Words } from "../words.ts";

/** Finnish. */
export const fi: Words = {
  languageName: "Suomi",

  site: {
    skipToMain: "Siirry pääsisältöön",
    score: "Pisteet",
    account: "Tili",
    settings: "Asetukset",
    otherAccount:
      "Tämä selain on nyt kirjautunut toiselle tilille tai ei millekään. Kirjoittamasi on tallessa tällä laitteella. Jatka lataamalla sivu uudelleen.",
    partNotLoaded:
      "Osa sivusta ei latautunut. Voit kirjoittaa ja palauttaa; lataa sivu uudelleen, kun haluat loputkin.",
  },

  broken: {
    title: "Sivua ei voitu näyttää",
    detail:
      "Jokin meni vikaan meidän puolellamme. Mitään kirjoittamaasi ei kadonnut: se on tallessa tehtävänsä kanssa.",
    again: "Yritä uudelleen",
    home: "Siirry kursseihin",
  },

  settings: {
    title: "Asetukset",
    lead: "Miltä sivu näyttää ja miten se toimii tällä laitteella.",
    language: "Kieli",
    theme: "Teema",
    themes: { system: "Laitteen mukaan", light: "Vaalea", dark: "Tumma" },
    codeSize: "Tekstin koko editorissa",
    pixels: (size) => `${size} pikseliä`,
    keys: "Editorin näppäimet",
    keySets: { default: "Tavalliset", vim: "Vim" },
    sound: "Lyhyt ääni, kun ohjelma on oikein",
    save: "Tallenna",
    saved: "Tallennettu. Koko sivu on nyt niin kuin valitsit.",
  },

  problems: {
    offline:
      "Palvelimeen ei saada yhteyttä. Koodisi on tallessa tällä laitteella, ja palautuksesi lähtee heti, kun palvelin vastaa.",
    trouble: "Jokin meni vikaan meidän puolellamme. Mitään ei kadonnut; yritä uudelleen.",
    signedOut:
      "Sinut kirjattiin ulos tällä laitteella. Koodisi on tallessa täällä; jatka lataamalla sivu uudelleen.",
    ofCode: {
      bad_request: "Palvelin ei ymmärtänyt pyyntöä. Lataa sivu uudelleen ja yritä uudelleen.",
      unauthorized: "Istuntoa ei ole. Lataa sivu uudelleen.",
      forbidden: "Tähän ei ole oikeutta.",
      not_found: "Tästä osoitteesta ei löydy mitään.",
      in_flight: "Tämän tehtävän edellistä palautustasi arvioidaan vielä.",
      not_regradable:
        "Uudelleen voi arvioida vain aika- tai muistirajan, jonka kiireinen kone on voinut aiheuttaa.",
      gone: "Tämä oli kerran voimassa mutta ei ole enää.",
      too_large: "Ohjelma on suurempi kuin 64 kibitavua.",
      invalid: "Jokin kenttä puuttuu tai on väärin.",
      rate_limited: "Palautuksia tuli paljon lyhyessä ajassa. Odota hetki.",
      internal: "Jokin meni vikaan meidän puolellamme. Mitään ei kadonnut; yritä uudelleen.",
      unavailable: "Palvelu ei ole vielä valmis. Yritä hetken päästä uudelleen.",
    },
  },

  states: {
    untouched: "aloittamatta",
    tried: "yritetty",
    pending: "arvioitavana",
    solved: "ratkaistu",
  },

  editor: {
    hints: {
      default: "Sarkain sisentää; Esc ja sitten sarkain vie pois editorista.",
      vim: "Ctrl+M ja sitten sarkain vie pois editorista.",
    },
    tabLeavesOnce:
      "Sarkain vie nyt pois editorista. Millä tahansa muulla näppäimellä kirjoitus jatkuu.",
    tabLeaves: "Sarkain vie nyt pois editorista. Ctrl+M palauttaa sisennyksen.",
    tabIndents: "Sarkain sisentää taas.",
    noVim:
      "Vim-näppäimet eivät latautuneet, joten käytössä ovat tavalliset. Yritä ladata sivu uudelleen.",
    markedLine: (line) => `Tulos puhuu rivistä ${line}.`,
    onLine: (line, problem) => `Rivi ${line}: ${problem}`,
    goToLine: (line) => `Siirry riville ${line}`,
    problems: {
      colon: "Rivin lopusta puuttuu kaksoispiste (:).",
      body: "Kaksoispisteen jälkeinen rivi pitää sisentää. Jos siihen ei vielä tule mitään, kirjoita pass.",
      indent: "Rivi on sisennetty edellistä syvemmälle, mutta edellinen rivi ei aloita lohkoa.",
      dedent: "Rivin sisennys ei vastaa mitään edeltävistä lohkoista.",
      tabs: "Sisennyksessä on sekaisin sarkaimia ja välilyöntejä. Käytä vain jompiakumpia.",
      quote: "Tekstin lopusta puuttuu lainausmerkki.",
      unclosed: (bracket) => `Mikään ei sulje tätä sulkua: ${bracket}`,
      unopened: (bracket) => `Tässä on yksi ${bracket} liikaa.`,
      mismatched: (bracket) => `Tämä ${bracket} ei sulje sitä sulkua, joka on auki.`,
      elseIf: "Pythonissa else if kirjoitetaan elif.",
      equals: "Yksi = antaa nimelle arvon. Vertailu kirjoitetaan ==",
      capital: (word) => `Python kirjoittaa tämän pienillä kirjaimilla: ${word}`,
      print: "Tulostettava kirjoitetaan sulkuihin: print(…)",
      unreadable: "Python ei luultavasti osaa lukea tätä. Katso tätä kohtaa ja aivan sen edeltä.",
    },
    phrases: {
      Find: "Etsi",
      Replace: "Korvaava teksti",
      next: "Seuraava",
      previous: "Edellinen",
      all: "Valitse kaikki",
      "match case": "Sama kirjainkoko",
      regexp: "Säännöllinen lauseke",
      "by word": "Kokonaiset sanat",
      replace: "Korvaa",
      "replace all": "Korvaa kaikki",
      close: "Sulje",
      "current match": "Löytyi",
      "on line": "riviltä",
      "replaced match on line $": "Korvattiin rivillä $",
      "replaced $ matches": "Korvattuja: $",
      "Go to line": "Siirry riville",
      go: "Siirry",
      Completions: "Nimet",
      Diagnostics: "Ongelmat",
      "No diagnostics": "Ei ongelmia",
      "Control character": "Ohjausmerkki",
      "Selection deleted": "Valittu teksti poistettiin",
    },
  },
};
