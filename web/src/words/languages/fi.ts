import type { Words } from "../words.ts";

const onLine = (line: number | null) => (line === null ? "" : ` rivillä ${line}`);
const atLine = (line: number | null) => (line === null ? "" : ` rivin ${line} kohdalla`);
const number = (value: number, decimals?: number) =>
  value.toLocaleString("fi", {
    maximumFractionDigits: decimals ?? 3,
    minimumFractionDigits: decimals ?? 0,
  });

const SUBMIT = "Palauta se, niin se arvioidaan kaikilla testeillä.";

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
      "Osa sivusta ei latautunut. Voit kirjoittaa ja palauttaa, jolloin tekstisi myös säilyy. Lataa sivu uudelleen vasta, kun olet palauttanut tai kopioinut kirjoittamasi.",
    home: "Gradewire, kursseihin",
    offline:
      "Verkkoyhteyttä ei ole. Jatka kirjoittamista: tekstisi on tallessa tällä laitteella, ja kaikki jatkuu itsestään, kun yhteys palaa.",
    unreached:
      "Palvelimeen ei saatu yhteyttä, joten sivu ei avautunut. Mitään ei ole kadonnut: jatka tässä ja yritä hetken päästä uudelleen.",
  },

  home: {
    title: "Kirjoita Pythonia ja näe hetkessä, toimiiko se.",
    lead: "Lue, kirjoita, palauta ja katso, mitkä testit menevät läpi. Tiliä ei tarvita, ja yrittää saa niin monta kertaa kuin haluaa.",
    description:
      "Pieniä Python-tehtäviä, jotka arvioidaan hetkessä: jokaisen testin tulos selvin sanoin.",
    courses: "Kurssit",
    none: "Yhtään kurssia ei ole vielä julkaistu. Palaa vähän myöhemmin.",
    begin: "Aloita",
    beginCourse: (course) => `Aloita: ${course}`,
    continueWith: (assignment) => `Jatka: ${assignment}`,
  },

  course: {
    assignments: "Tehtävät",
    begin: "Aloita",
    continue: "Jatka",
    assignmentCount: (count) => (count === 1 ? "1 tehtävä" : `${count} tehtävää`),
    solved: (solved, count) => `${solved}/${count} ratkaistu`,
    points: (earned, possible) => `${earned}/${possible} pistettä`,
    filter: "Etsi tehtävää",
    found: (found, count) => `Näkyvissä ${found}/${count} tehtävää`,
    nothingFound: "Minkään tehtävän nimi ei täsmää. Tyhjennä kenttä, niin näet kaikki.",
    hideList: "Piilota luettelo",
    keepList: "Pidä luettelo näkyvissä",
  },

  work: {
    description: (title) => `${title}: Python-tehtävä, joka arvioidaan hetkessä.`,
    list: "Tehtävät",
    position: (position, count) => `${position}/${count}`,
    points: (points) => (points === 1 ? "1 piste" : `${points} pistettä`),
    neighbours: "Edellinen ja seuraava",
    previous: "Edellinen",
    next: "Seuraava",
    to: (word, title) => `${word}: ${title}`,
    parts: "Sivun osat",
    tabs: { handout: "Tehtävä", code: "Koodi", results: "Tulokset" },
    splitters: { handout: "Tehtävänannon leveys", results: "Tulosten korkeus" },
    yours: "Työsi",
    code: "Koodisi",
    submit: "Palauta",
    submitIn: (seconds) => `Palauta ${seconds} s kuluttua`,
    beingGraded: "Arvioidaan…",
    submitKeys: "Ctrl+Enter tai ⌘+Enter",
  },

  handout: {
    label: "Tehtävänanto",
    examples: "Testejä luettavaksi",
    theyImport: "Ne ajetaan muiden mukana, ja ne tuovat koodisi nimellä",
  },

  notHere: {
    title: "Ei löytynyt",
    nothing: "Tässä osoitteessa ei ole mitään",
    nothingWhy:
      "Sivu on voinut siirtyä, tai osoitteessa on kirjoitusvirhe. Mitään kirjoittamaasi ei ole kadonnut: koodisi on tallessa tehtävänsä yhteydessä.",
    broken: "Sivua ei saatu ladattua",
    brokenWhy:
      "Jokin meni vikaan meidän puolellamme. Mitään kirjoittamaasi ei ole kadonnut. Odota minuutti ja lataa sivu uudelleen.",
    busy: "Verkostasi tuli paljon pyyntöjä",
    busyWhy:
      "Niitä oli enemmän kuin mihin vastaamme kerralla. Mitään kirjoittamaasi ei ole kadonnut. Odota minuutti ja lataa sivu uudelleen.",
    toCourses: "Siirry kursseihin",
  },

  shortcuts: {
    title: "Pikanäppäimet",
    close: "Sulje",
    or: "tai",
    andThen: "ja sitten",
    groups: { everywhere: "Kaikkialla", work: "Tehtäväsivulla", editor: "Editorissa" },
    actions: {
      help: "Näytä tämä luettelo",
      next: "Seuraava tehtävä",
      previous: "Edellinen tehtävä",
      search: "Etsi tehtävää luettelosta",
      submit: "Palauta",
      run: "Aja selaimessa tai pysäytä",
      resize: "Siirrä kahden osan välistä rajaa",
      reset: "Palauta raja paikalleen",
      indent: "Sisennä",
      leave: "Poistu editorista",
    },
    keys: {
      arrows: "Nuolinäppäimet",
      doubleClick: "Kaksoisnapsautus",
    },
    singles: "Yhden näppäimen pikanäppäimet (? ja /)",
    singlesWhy: "Poista ne käytöstä, jos ne häiritsevät sanelua tai muuta apuvälinettä.",
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
      busy: "Et kirjautunut sisään: verkostasi tuli paljon pyyntöjä. Täällä mikään ei muuttunut. Odota minuutti ja yritä uudelleen.",
      trouble:
        "Et kirjautunut sisään: jokin meni vikaan meidän puolellamme. Täällä mikään ei muuttunut. Yritä minuutin päästä uudelleen.",
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
        "Muiden työhön tämä ei vaikuta. Ohjelma, jonka joku toinen on palauttanut sanasta sanaan samana, jää hänelle, ja kirjoittamasi kurssi jää opiskelijoilleen.",
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
    nothingLost:
      "Mitään ei korvattu, ja voit jatkaa kirjoittamista. Valitse, kummasta tekstistä jatkat; toinen säilyy sen rinnalla, kunnes luovut siitä.",
    onlyHere: "Selain ei säilytä mitään: kunnes valitset, kirjoittamasi on vain tällä sivulla.",
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

  save: {
    saved: "Tallennettu",
    saving: "Tallennetaan…",
    kept: "Ei yhteyttä: tallessa tällä laitteella",
    too_large: "Liian suuri tallennettavaksi: tallessa tällä laitteella",
    unkept: "Ei tallennettu: tämä selain ei säilytä mitään eikä palvelimeen saada yhteyttä",
    conflict: "Tätä on muutettu myös toisella laitteella",
  },

  verdict: {
    label: "Tulos",
    none: "Et ole vielä palauttanut mitään. Palauta milloin vain: yrittäminen ei maksa mitään, ja testit kertovat, mitä vielä puuttuu.",
    running: "Koodiasi ajetaan",
    runningDetail: "Testit käyvät sitä parhaillaan läpi.",
    onItsWay: "Arvioitu",
    onItsWayDetail: "Tulos on tulossa.",
    failed: "Tämä oli meidän vikamme",
    failedDetail:
      "Jokin hajosi meidän puolellamme, ei sinun koodissasi. Tätä yritystä ei lasketa; voit palauttaa saman koodin heti uudelleen.",
    correct: "Oikein",
    correctDetail: (tests) =>
      tests === 0
        ? "Hyvin tehty."
        : `Hyvin tehty: ${tests === 1 ? "testi meni läpi." : `kaikki ${tests} testiä menivät läpi.`}`,
    incorrect: "Ei aivan vielä",
    incorrectDetail: (passed, total) =>
      `Testejä meni läpi ${passed}/${total}. Katso alta ensimmäistä, muuta koodiasi ja palauta uudelleen; yrittäminen ei maksa mitään.`,
    syntaxError: "Python ei vielä saa tästä selvää",
    syntaxErrorDetail: (line) =>
      `Lukeminen katkesi${atLine(line)}. Yleensä siitä tai juuri sen edeltä puuttuu kaksoispiste, sulku tai lainausmerkki. Yhtään testiä ei ajettu.`,
    runtimeError: "Koodisi pysähtyi virheeseen",
    runtimeErrorDetail: (line) =>
      `Se keskeytyi${onLine(line)}, ennen kuin testit pääsivät alkuun. Alla oleva viesti kertoo syyn.`,
    timeUp: "Aika loppui ennen kuin testit olivat valmiit",
    timeUpDetail:
      "Koodisi pysäytettiin, ennen kuin se oli käyttänyt kaiken oman laskenta-aikansa. Etsi sleep-kutsua tai odotusta sekä tulosta, joka on aivan liian suuri tai jolla ei ole loppua.",
    hardlyComputedDetail:
      "Koodisi tuskin laski siinä ajassa mitään. Etsi sleep-kutsua, odotusta, joka ei pääty, tai tulosta, jolla ei ole loppua.",
    timeLimit: "Koodisi ajo kesti liian kauan",
    timeLimitDetail: (seconds) =>
      `Se pysäytettiin, kun se oli käyttänyt ${number(seconds)} s omaa laskenta-aikaa; jonottamista ei lasketa. Etsi silmukkaa, joka ei pääty, tai työtä, jota tehdään yhä uudelleen.`,
    memoryLimit: "Koodisi käytti liikaa muistia",
    memoryLimitDetail: (mb) =>
      `Se saa käyttää ${mb} Mt. Etsi listaa tai tekstiä, joka kasvaa loputtomiin.`,
    outputLimit: "Koodisi tulosti liikaa",
    outputLimitDetail: (kb) =>
      `Se saa tulostaa ${kb} kt. Etsi print-kutsua silmukasta, joka ei pääty.`,
    points: (points) => (points === 1 ? "1 piste" : `${points} pistettä`),
    cached:
      "Jo arvioitu: tämä on saman koodin aiempi tulos, sinun tai jonkun muun, joten mitään ei tarvinnut ajaa uudelleen.",
    shared:
      "Tämän tehtävän testit ajetaan ohjelman sisällä, kuten tehtävä pyytää: tulosta ei ole suojattu väärentämiseltä.",
    wasm: "Arvioitu ilman säiliöitä, WebAssemblyssa toimivalla Pythonilla: ilman säikeitä, muita ohjelmia ja SQLitea, ja hitaammin.",
    changed: "Olet muuttanut koodiasi tämän palautuksen jälkeen.",
    elsewhere: "Tämä tulos on toiselta sivulta palautetusta koodista.",
    lookAgain: "Katso, onko tulos jo tullut",
    submitAgain: "Palauta uudelleen",
    next: (title) => `Seuraava: ${title}`,
    progress: (solved, count, points) =>
      `${solved}/${count} ratkaistu, ${points === 1 ? "1 piste" : `${points} pistettä`}`,
    courseDone: "Se oli viimeinen: olet ratkaissut koko kurssin.",
    goToLine: (line) => `Siirry riville ${line}`,
    lineOfSubmitted: (line) => `Palautetun koodin rivi ${line}`,
    regrade: "Arvioi uudelleen",
    regradeWhy:
      "Jos koneellamme oli juuri kiire: sama koodi ajetaan vielä kerran, ja parempi tulos jää voimaan.",
    regradeLater: (minutes) =>
      `Tämä arvioitiin juuri uudelleen; parempi tulos jäi voimaan. Voit pyytää sitä vielä kerran ${minutes === 1 ? "minuutin" : `${minutes} minuutin`} kuluttua.`,
    regradeOffline: "Palvelimeen ei saada yhteyttä. Yritä hetken päästä uudelleen.",
  },

  waiting: {
    submitted: "Palautettu",
    forGrader: "Odottaa arvioijaa.",
    noGrader: "Yhtään arvioijaa ei ole nyt yhteydessä. Ohjelmasi pysyy jonossa.",
    yourTurn: "On sinun vuorosi.",
    place: (place) => `Sijasi jonossa: ${place}.`,
    verdictIn: (wait) => `Tuloksen pitäisi olla täällä ${wait}.`,
    byItself: "Tulos ilmestyy tähän itsestään.",
    moment: "hetken kuluttua",
    seconds: (seconds) =>
      seconds === 1 ? "noin sekunnin kuluttua" : `noin ${seconds} sekunnin kuluttua`,
    minutes: (minutes) =>
      minutes === 1 ? "noin minuutin kuluttua" : `noin ${minutes} minuutin kuluttua`,
    done: (done, total) => `${done}/${total} testiä valmiina`,
  },

  tests: {
    title: "Testit",
    outcomes: {
      passed: "meni läpi",
      failed: "ei mennyt läpi",
      error: "pysähtyi virheeseen",
      not_run: "jäi ajamatta",
    },
    expected: "Odotettiin",
    actual: "Koodisi antoi",
    printed: "Koodisi tulosti",
    showAll: (characters) => `Näytä kaikki ${characters} merkkiä`,
    leftOut: (characters) =>
      characters === 1 ? "1 merkki jätetty pois" : `${characters} merkkiä jätetty pois`,
    firstDifference: (line, column) =>
      `Ensimmäinen ero on rivillä ${line}, ${column}. merkin kohdalla.`,
    kinds: {
      text: "teksti",
      bytes: "tavujono",
      integer: "kokonaisluku",
      decimal: "desimaaliluku",
      complex: "kompleksiluku",
      boolean: "True tai False",
      nothing: "None",
      list: "lista",
      tuple: "monikko (tuple)",
      dict: "sanakirja",
      set: "joukko",
    },
    otherKind: (expected, actual) => `Odotettiin: ${expected}. Koodisi antoi: ${actual}.`,
    differFurtherOn:
      "Ne eroavat vasta kohdassa, joka ei näy tässä: molemmat ovat liian pitkiä kokonaan kirjoitettaviksi.",
    lookAlike: {
      same: "Kirjoitettuina ne näyttävät samoilta, mutta Pythonin mielestä ne eivät ole yhtä suuret.",
      quotes:
        "Ne näyttävät samoilta, mutta toisessa on tekstiä lainausmerkeissä siinä, missä toisessa on jotakin muuta: Pythonille '5' ja 5 ovat eri asia.",
      brackets:
        "Niissä on sama sisältö eri suluissa: Pythonille [1] on lista, (1,) monikko ja {1} joukko.",
      decimals:
        "Ne näyttävät samoilta, mutta toisessa on kokonaislukuja ja toisessa desimaalilukuja: 1 ja 1.0.",
      case: "Ne eroavat vain isoissa ja pienissä kirjaimissa.",
      white: "Ne eroavat vain tyhjissä merkeissä: välilyönneissä, sarkaimissa tai rivinvaihdoissa.",
    },
    white: {
      space: (count) => (count === 1 ? "välilyönti" : `${count} välilyöntiä`),
      tab: (count) => (count === 1 ? "sarkain" : `${count} sarkainta`),
      newline: (count) => (count === 1 ? "rivinvaihto" : `${count} rivinvaihtoa`),
      nbsp: (count) => (count === 1 ? "sitova välilyönti" : `${count} sitovaa välilyöntiä`),
    },
  },

  usage: {
    title: "Mitä se käytti",
    time: "Laskenta-aika",
    memory: "Muisti",
    of: (used, limit) => `${used} / ${limit}`,
    milliseconds: (ms) => `${ms} ms`,
    seconds: (seconds) => `${number(seconds)} s`,
    megabytes: (mb) => `${number(mb)} Mt`,
  },

  run: {
    label: "Ajo selaimessasi",
    run: "Aja",
    stop: "Pysäytä",
    keys: "Ctrl+Shift+Enter tai ⌘+Shift+Enter",
    tryIt: "Kokeile selaimessasi: Ctrl+Shift+Enter tai ⌘+Shift+Enter",
    notGraded: "Kokeiltu selaimessasi, ei arvioitu",
    printed: "Ohjelmasi tulosti",
    lineForProgram: "Rivi ohjelmallesi",
    enter: "Syötä",
    endInput: "Lopeta syöte",
    endInputWhy: "Ei enempää rivejä: kuten Ctrl+D päätteessä",
    examples: "Esimerkit",
    download: (mb, of) =>
      `Haetaan Python tähän selaimeen, vain kerran: ${number(mb, 1)}/${number(of, 1)} Mt`,
    starting: "Valmistellaan Pythonia",
    startingDetail: "Ohjelmasi ajetaan heti, kun se on täällä.",
    asking: "Ohjelmasi kysyy sinulta",
    askingDetail: "Kirjoita rivi alle ja paina Enter.",
    running: "Ajetaan",
    runningDetail: "Koodisi toimii tässä selaimessa.",
    stopped: "Pysäytetty",
    stoppedDetail: "Pysäytit ohjelman ennen sen loppua.",
    timeLimit: "Koodisi ajo kesti liian kauan",
    timeLimitDetail: (seconds) =>
      `Se pysäytettiin, kun aikaa oli kulunut ${number(seconds)} s. Etsi silmukkaa, joka ei pääty. Arvioija on selainta nopeampi: jos ohjelmasi on pelkästään hidas, se voi siellä vielä ehtiä.`,
    crashed: "Ohjelmasi kaatoi itse Pythonin",
    crashedDetail:
      "Niin käy, kun rekursio menee hyvin syvälle. Etsi funktiota, joka kutsuu itseään eikä pääse loppuun.",
    broken: "Python ei toiminut täällä",
    brokenDetail:
      "Se ei johdu koodistasi. Aja se hetken päästä uudelleen; palauttaminen onnistuu ilmankin.",
    syntaxErrorDetail: (line) =>
      `Lukeminen katkesi${atLine(line)}. Yleensä siitä tai juuri sen edeltä puuttuu kaksoispiste, sulku tai lainausmerkki. Mitään ei ajettu.`,
    unusable: "Esimerkit eivät voi käyttää ohjelmaasi",
    unusableDetail: (line) =>
      `Yksinään se toimi loppuun asti. Kun testit tuovat sen, se keskeytyy${onLine(line)}: alla oleva viesti kertoo syyn.`,
    error: "Ohjelmasi pysähtyi virheeseen",
    errorDetail: (line) => `Se keskeytyi${onLine(line)}. Alla oleva viesti kertoo syyn.`,
    finished: "Ohjelmasi toimi loppuun asti",
    finishedDetail: SUBMIT,
    noExamples: (reason) =>
      `Tämän tehtävän esimerkkejä ei voi kokeilla täällä (${reason}). ${SUBMIT}`,
    allPass: (total) =>
      total === 1 ? "Esimerkki menee läpi" : `Kaikki ${total} esimerkkiä menevät läpi`,
    somePass: (passed, total) => `Esimerkeistä menee läpi ${passed}/${total}`,
    somePassDetail: "Katso alta ensimmäistä, muuta koodiasi ja aja se uudelleen.",
    failedAlone: (line) => `Yksinään ajettuna ohjelmasi pysähtyi virheeseen${onLine(line)}.`,
    during: {
      stopped: "Pysäytit ohjelman tämän esimerkin aikana.",
      time_limit: "Ohjelma pysäytettiin tämän esimerkin aikana.",
      crashed: "Ohjelma kaatoi itse Pythonin tämän esimerkin aikana.",
      output_limit: "Ohjelma tulosti liikaa tämän esimerkin aikana.",
    },
  },

  problems: {
    offline:
      "Palvelimeen ei saada yhteyttä. Koodisi on tallessa tällä laitteella, ja palautuksesi lähtee heti, kun palvelin vastaa.",
    trouble: "Jokin meni vikaan meidän puolellamme. Mitään ei kadonnut; yritä uudelleen.",
    signedOut:
      "Sinut kirjattiin ulos tällä laitteella. Koodisi on tallessa täällä; jatka lataamalla sivu uudelleen.",
    againIn: (seconds) => `Yritä uudelleen ${seconds} sekunnin päästä.`,
    fieldsMissing: "Lomakkeesta puuttuu kenttiä.",
    ofCode: {
      bad_request: "Palvelin ei ymmärtänyt pyyntöä. Lataa sivu uudelleen ja yritä uudelleen.",
      unauthorized: "Istuntoa ei ole. Lataa sivu uudelleen.",
      forbidden: "Tähän ei ole oikeutta.",
      not_found: "Tästä osoitteesta ei löydy mitään.",
      in_flight: "Tämän tehtävän edellistä palautustasi arvioidaan vielä.",
      not_regradable:
        "Uudelleen voi arvioida vain aika- tai muistirajan, jonka kiireinen kone on voinut aiheuttaa.",
      draft_conflict: "Tähän on sillä välin tallennettu toinen teksti. Mitään ei korvattu.",
      last_admin: "Olet ainoa ylläpitäjä, ja jonkun on oltava. Tee ensin toisesta ylläpitäjä.",
      not_solved: "Voit arvioida tehtävän, kun olet ratkaissut sen.",
      gone: "Tämä oli kerran voimassa mutta ei ole enää.",
      too_large: "Ohjelma on suurempi kuin 64 kibitavua.",
      invalid: "Jokin kenttä puuttuu tai on väärin.",
      rate_limited: "Pyyntöjä tuli paljon lyhyessä ajassa. Odota hetki.",
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

  history: {
    open: (count) => `Palautukset (${count})`,
    title: "Palautuksesi",
    close: "Sulje",
    none: "Et ole vielä palauttanut mitään. Palautuksesi koodeineen näkyvät täällä.",
    keys: "Nuolinäppäimillä liikut luettelossa, Enter näyttää ohjelman.",
    older: "Näytä aiemmat",
    loading: "Ladataan…",
    again: "Yritä uudelleen",
    passed: (passed, tests) => `${passed}/${tests} testiä`,
    choose: "Valitse palautus, niin näet sen koodin.",
    all: "Kaikki palautukset",
    show: "Näytä",
    code: "Koodi",
    before: "Mitä muuttui",
    editor: "Muutokset sen jälkeen",
    another: "Vertaa…",
    first: "Tämä on ensimmäinen palautuksesi: sitä ennen ei ole muita.",
    pick: "Valitse palautus, johon verrataan.",
    stopPicking: "Älä vertaa",
    now: "editorissa nyt",
    codeOf: (when) => `Palautettu koodi, ${when}`,
    from: (what) => `Ennen: ${what}`,
    to: (what) => `Jälkeen: ${what}`,
    differences: (removed, added) =>
      removed + added === 0
        ? "Koodit ovat samat."
        : `Poistettu ${removed === 1 ? "1 rivi" : `${removed} riviä`}, lisätty ${added === 1 ? "1 rivi" : `${added} riviä`}.`,
    load: "Ota editoriin",
    reset: "Nollaa",
    resetTitle: "Vaihda editoriin tehtävän pohjakoodi",
    isStarter: "Editorissa on jo pohjakoodi.",
    notReady: "Editori ei ole vielä valmis. Yritä hetken päästä uudelleen.",
    replacedByStarter: "Editorissa on taas pohjakoodi. Oma koodisi säilyy, kunnes kirjoitat.",
    replacedBySubmission:
      "Editorissa on aiempi palautus. Sitä ennen ollut koodi säilyy, kunnes kirjoitat.",
    undo: "Kumoa",
    count: (count) => (count === 1 ? "1 palautus." : `${count} palautusta.`),
    inUtc: "Ajat ovat UTC-aikaa.",
    backToWork: "Takaisin tehtävään",
    of: (title) => `Palautuksesi: ${title}`,
    newest: "Takaisin uusimpiin",
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
    markedLine: (line) => `Tulos koskee riviä ${line}.`,
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
      "match case": "Kirjainkoko",
      regexp: "Regex",
      "by word": "Koko sana",
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
