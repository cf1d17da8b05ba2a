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

  account: {
    title: "Tilisi",
    nobody:
      "Sinusta ei ole täällä vielä mitään tallessa. Tiliä ei tarvita: työsi säilyy ensimmäisestä kirjoittamastasi merkistä alkaen.",
    onDevices: (count) => `Tili on auki ${count} laitteella.`,
    signedInWith: (names) =>
      `Olet kirjautunut sisään (${names.join(" ja ")}), joten työsi löytyy miltä laitteelta tahansa.`,
    withCode: "Työskentelet täällä ilman nimeä. Avauskoodilla saat työsi toiselle laitteelle.",
    unnamed: "Työskentelet täällä ilman nimeä.",
    onlyHere:
      "Työskentelet täällä ilman nimeä, ja vain tämä selain voi avata työsi. Jos sen evästeet tyhjennetään, kukaan ei saa työtäsi takaisin.",
    news: {
      recovered:
        "Tilisi on nyt tällä laitteella. Koodi on käytetty: tee uusi seuraavaa kertaa varten.",
      out: "Olet kirjautunut ulos tällä laitteella.",
      everywhere: "Olet kirjautunut ulos kaikilla laitteilla.",
      deleted:
        "Tilisi on poistettu, ja kaikki siinä ollut sen mukana. Sinusta ei ole täällä enää mitään tallessa.",
    },
    notSignedIn: {
      denied: "Et kirjautunut sisään: se peruttiin toisella sivulla. Täällä mikään ei muuttunut.",
      mismatch:
        "Et kirjautunut sisään: kirjautuminen aloitettiin toisessa selaimessa tai liian kauan sitten. Aloita uudelleen täältä.",
      unreachable:
        "Et kirjautunut sisään: kirjautumispalvelu ei vastaa. Työsi jatkuu täällä kuten ennenkin; yritä uudelleen muutaman minuutin päästä.",
      failed:
        "Et kirjautunut sisään: vastaukseen ei voinut luottaa, joten siihen ei luotettu. Täällä mikään ei muuttunut. Yritä uudelleen ja kerro ylläpidolle, jos näin käy kahdesti.",
    },
    ofCode: {
      invalid:
        "Koodissa on virhe, tai tällä laitteella on jo sen tili. Vertaa koodia merkki merkiltä siihen, minkä kirjoitit muistiin: siinä on kuusi neljän merkin ryhmää, eikä U-kirjainta ole.",
      not_found:
        "Kenelläkään ei ole tätä koodia: se on jo käytetty, tai uudempi on tullut sen tilalle.",
      rate_limited: "Koodeja tuli paljon lyhyessä ajassa. Odota minuutti ja yritä uudelleen.",
    },
    code: {
      title: "Avauskoodi",
      lead: "Avauskoodilla saat työsi toiselle laitteelle, yhden kerran. Kirjoita se muistiin tai tallenna se salasanojen hallintaan: kuka tahansa, jolla se on, voi avata tilisi.",
      shown: "Tämä on koodisi. Se näytetään vain nyt:",
      copy: "Kopioi",
      copied: "Kopioitu.",
      notCopied: "Selaimesi ei salli kopioimista: valitse koodi ja kopioi se itse.",
      make: "Tee koodi",
      makeNew: "Tee uusi koodi",
      hasOne: "Sinulla on jo koodi. Uusi tulee sen tilalle, eikä vanha enää avaa mitään.",
    },
    enter: {
      title: "Työ toiselta laitteelta",
      lead: "Kirjoita avauskoodi, jonka teit siellä.",
      goesAlong: "Se, mitä teit tällä laitteella, tulee mukaan; mitään ei katoa.",
      label: "Avauskoodi",
      open: "Avaa",
      help: "Kuusi neljän kirjaimen ja numeron ryhmää. Isoilla kirjaimilla ja viivoilla ei ole väliä.",
    },
    signIn: {
      title: "Kirjaudu sisään",
      lead: "Kun olet kirjautunut, löydät työsi miltä laitteelta tahansa.",
      goesAlong: "Se, mitä olet täällä tehnyt, tulee mukaan; mitään ei katoa.",
      with: (provider) => `Kirjaudu: ${provider}`,
    },
    signOut: {
      title: "Kirjaudu ulos",
      here: "Kirjaudu ulos tällä laitteella",
      hereMeans:
        "Laitteelle, jota muutkin käyttävät. Vielä tallentamaton jää tähän selaimeen odottamaan paluutasi.",
      everywhere: "Kirjaudu ulos kaikilla laitteilla",
      everywhereMeans: "Jos laite on kadonnut. Jokainen avoin sivusi kirjataan ulos heti, tämäkin.",
      allTheSame: "Kirjaudu silti ulos",
      codeOnly: "Pääset takaisin vain avauskoodillasi. Varmista ensin, että se on sinulla.",
      lost: "Sinulla ei ole avauskoodia, joten kukaan ei voi tuoda työtäsi takaisin sinulle, emme edes me. Tee ensin koodi.",
    },
    data: {
      title: "Tietosi",
      export: "Kaikki tietosi tiedostona",
      exportMeans:
        "Ohjelmasi tuloksineen, luonnoksesi, pisteesi, arviosi ja ilmoituksesi JSON-muodossa. Tiedosto ei avaa tiliä, joten voit näyttää sen kenelle vain.",
      delete: "Poista tili",
      goes: "Nämä poistetaan kaikilta laitteilta: ohjelmasi ja niiden tulokset, luonnoksesi, pisteesi, arviosi ja ilmoituksesi, avauskoodisi ja kaikki kirjautumistapasi. Myös se poistetaan, mitä tämä selain on sinusta säilyttänyt.",
      forGood:
        "Kukaan ei voi tuoda mitään siitä takaisin, emme edes me. Jos haluat säilyttää jotakin, lataa ensin yllä oleva tiedosto.",
      stays:
        "Muut pitävät omansa. Ohjelma, jonka joku toinen on palauttanut sanasta sanaan samana, jää hänelle, ja kirjoittamasi kurssi jää opiskelijoilleen.",
      understood: "Ymmärrän, ettei työtäni saa takaisin",
      confirm: "Poista tilini lopullisesti",
      notTicked: "Mitään ei poistettu: merkitse ensin ruutu.",
    },
  },

  invitation: {
    title: "Kutsu",
    invited: "Sinut on kutsuttu opettajaksi",
    invitedWhy:
      "Linkin lähettäjä pyytää sinua kurssinsa opettajaksi: muokkaamaan ja julkaisemaan sitä. Linkki on yhdelle ihmiselle, ja se on käytetty, kun hyväksyt kutsun.",
    accept: "Hyväksy kutsu",
    needsScript: "Hyväksymiseen tarvitaan JavaScript: linkin salaisuus ei näy millekään muulle.",
    notWhole: "Linkki ei ole kokonainen. Avaa se uudelleen juuri sellaisena kuin sait sen.",
    accepted: "Olet nyt opettaja",
    acceptedWhy: (course) =>
      `Voit muokata kurssia ”${course}”, julkaista sen ja kutsua siihen muita.`,
    toCourse: "Siirry kurssiin",
  },

  draft: {
    changedElsewhere: "Tätä on muutettu myös toisella laitteella",
    nothingLost:
      "Mitään ei korvattu, ja voit jatkaa kirjoittamista. Valitse, kummasta tekstistä jatkat; toinen säilyy sen rinnalla, kunnes luovut siitä.",
    mine: (when) => (when === null ? "Tämä, aiemmin kirjoitettu" : `Tämä, kirjoitettu ${when}`),
    theirs: (when) => `Toinen, tallennettu ${when}`,
    differs: "Mikä eroaa",
    onlyMine: "vain tässä",
    onlyTheirs: "vain toisessa",
    keepMine: "Pidä tämä",
    takeTheirs: "Ota toinen",
    noDifference: "Eroja ei voi näyttää juuri nyt. Toinen teksti:",
    other: "Tästä tekstistä on toinenkin versio.",
    swap: "Vaihda versiota",
    keepOnly: "Pidä vain tämä",
  },

  rating: {
    question: "Millainen tämä tehtävä oli?",
    stars: {
      1: "1/5: huono",
      2: "2/5: ei kovin hyvä",
      3: "3/5: ihan hyvä",
      4: "4/5: hyvä",
      5: "5/5: erittäin hyvä",
    },
    addComment: "Lisää kommentti",
    comment: "Mitä tekijän pitäisi tietää?",
    send: "Lähetä kommentti",
    sendStars: "Lähetä",
    starsFirst: "Valitse ensin tähdet.",
    thanks: "Kiitos. Tekijä lukee sen ilman nimeäsi; voit muuttaa sitä milloin vain.",
    offline:
      "Palvelimeen ei saada yhteyttä. Arviotasi ei lähetetty; yritä hetken päästä uudelleen.",
    ofCode: {
      not_solved: "Voit arvioida tehtävän, kun olet ratkaissut sen.",
      invalid: "Valitse yhdestä viiteen tähteä, ja pidä kommentti alle 2 000 merkissä.",
    },
  },

  report: {
    title: "Tässä tehtävässä on vikaa",
    message: "Mikä siinä on vialla?",
    help: "Tekijä lukee sen ilman nimeäsi. Viimeisin palautuksesi lähtee mukaan.",
    helpAlone: "Tekijä lukee sen ilman nimeäsi.",
    send: "Lähetä ilmoitus",
    empty: "Kirjoita ensin, mikä on vialla.",
    thanks: "Kiitos. Ilmoituksesi on nyt tekijällä.",
    offline:
      "Palvelimeen ei saada yhteyttä. Ilmoitustasi ei lähetetty; yritä hetken päästä uudelleen.",
    ofCode: {
      invalid: "Kirjoita, mikä on vialla, enintään 2 000 merkillä.",
      rate_limited:
        "Kiitos: tämänpäiväiset ilmoituksesi ovat tekijällä, ja hän lukee ne. Huomenna voit lähettää lisää.",
    },
  },

  courseFeedback: {
    title: "Mitä opiskelijat sanovat",
    link: "Mitä opiskelijat sanovat",
    lead: "Ketään ei nimetä tässä. Tehtävän voi arvioida, kun on ratkaissut sen, ja viasta voi ilmoittaa kuka tahansa.",
    assignment: "Tehtävä",
    stars: "Tähdet",
    ratings: "Arvioita",
    openReports: "Avoimia ilmoituksia",
    mean: (stars) => stars.toFixed(1).replace(".", ","),
    noStars: "ei vielä",
    unlisted: "ei enää kurssilla",
    entries: "Kommentit ja ilmoitukset",
    none: "Kukaan ei ole vielä kirjoittanut mitään.",
    comment: (stars) => `Kommentti, ${stars}/5 tähteä`,
    report: "Ilmoitus",
    open: "avoin",
    closed: "suljettu",
    theirVerdict: (verdict) => `Palautuksen tulos: ${verdict}`,
    verdicts: {
      correct: "oikein",
      incorrect: "väärin",
      syntax_error: "syntaksivirhe",
      runtime_error: "ajonaikainen virhe",
      time_limit: "aikaraja",
      memory_limit: "muistiraja",
      output_limit: "tulostusraja",
    },
    close: "Sulje",
    closeReport: (title) => `Sulje tämä ilmoitus: ${title}`,
    closedNow: "Ilmoitus on suljettu.",
    older: "Vanhemmat",
    newest: "Uusimmat",
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
