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
};
