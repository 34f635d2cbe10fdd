"""Phrases of web pages in the languages that policy staff meet most, a pattern for one line each.

Ends of articles, buttons, times, by-lines, people described, captions.
"""

from __future__ import annotations

import re


class AnyCase:
    """A pattern for which small and capital letters are alike.

    It is written in small letters and sees those of a text, which takes a third of the time that
    `re.IGNORECASE` takes.
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Take the pattern in small letters."""
        self._pattern = re.compile(pattern, flags)

    def match(self, text: str) -> re.Match[str] | None:
        """Return what `text` begins with."""
        return self._pattern.match(_small(text))

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the whole of `text` as a match."""
        return self._pattern.fullmatch(_small(text))

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return what stands first in `text`, from the place `start` on."""
        return self._pattern.search(_small(text), start)


def _small(text: str) -> str:
    """Return `text` in small letters, one for one."""
    return text.lower().replace("i̇", "i")  # what becomes of "İ"


# A line after which the article is over, as a rule.
END = AnyCase(
    r"""^\W*(?:
    related\b.{0,30} | recommended\b.{0,30} | trending\b.{0,20} | popular\b.{0,20}
    | read\ (?:more|next|also|the\ full)\b.* | more\ (?:from|on|stories|like|in|by|about|news)\b.*
    | most\ (?:read|popular|viewed|shared|commented)\b.* | you\ (?:may|might)\ .*
    | latest(?:\ (?:news|stories|posts|articles))? | top\ stories | (?:what\ to\ read|up)\ next
    | (?:leave|post|add|write)\ a\ (?:reply|comment)\b.* | (?:view|show|see|load|read)\ .{0,8}comments?\b.*
    | \d*\ ?(?:comments?|responses?|kommentare?|commentaires?|comentarios?)(?:\ ?\(?\d*\)?)?
    | join\ the\ (?:conversation|discussion)\b.* | about\ (?:the|this)\ authors?\b.*
    | our\ (?:readers|picks)\b.* | editors?['’]?s?\ (?:picks|choice) | sponsored\b.{0,20} | promoted\b.*
    | (?:copyright|©|\(c\))\b.* | all\ rights\ reserved.* | filed\ under\b.* | tags?:?.{0,60} | topics?:?
    | (?:around\ the\ web|from\ our\ partners|from\ around\ the)\b.* | see\ also\b.{0,60}
    | mehr\ (?:zum\ thema|zu|von|aus|über)\b.* | (?:auch\ )?interessant.{0,20} | das\ könnte\ .*
    | lesen\ sie\ (?:auch|mehr|hier)\b.* | meistgelesen\b.* | weitere\ (?:artikel|themen|nachrichten|meldungen).*
    | zum\ thema\b.* | themen:?\b.{0,40} | schlagwörter.* | quelle:?\b.{0,60} | zur\ startseite.* | empfohlen.{0,30}
    | à\ lire\ aussi\b.* | lire\ (?:aussi|la\ suite)\b.* | sur\ le\ même\ (?:sujet|thème)\b.* | les\ plus\ lus.*
    | lea?\ (?:también|más)\b.* | te\ puede\ interesar\b.* | más\ (?:noticias|información|leídos?|vistos?)\b.* | relacionad[oa]s.*
    | leggi\ anche\b.* | ti\ potrebbe(?:ro)?\ .* | leia\ (?:também|mais)\b.* | veja\ (?:também|mais)\b.*
    | lees\ (?:ook|meer)\b.* | meer\ over\b.* | læs\ (?:også|mere)\b.* | les\ (?:også|mer)\b.* | läs\ (?:också|även|mer)\b.*
    | czytaj\ (?:też|także|więcej)\b.* | zobacz\ (?:też|także)\b.* | čtěte\ (?:také|více)\b.* | související.*
    | читайте\ также.* | по\ теме:?.* | ilgili\ haberler.* | 関連(?:記事|ニュース).* | あわせて読みたい.* | 相关(?:阅读|新闻|文章).* | 관련\ ?기사.*
    )$""",
    re.VERBOSE,
)

_ADVERT = r"""advertisements?\b.{0,30} | ad | anzeige | werbung | publicité | publicidad | pubblicità | reklama
    | advertentie | annonce | annons | 広告 | (?:story|article)\ continues.*"""

# What stands where an article is broken by an advertisement.
ADVERT = AnyCase(rf"^\W*(?:{_ADVERT})$", re.VERBOSE)

# A button, a label, an invitation: never a sentence of the article.
FURNITURE = AnyCase(
    rf"^\W*(?:{_ADVERT}"
    r"""
    | close | menu | back\ to\ top | skip\ to\b.{0,40} | zum\ (?:inhalt|hauptinhalt)\b.* | go\ to\ .{0,30} | home(?:page)? | startseite
    | share\b.{0,40} | teilen | partager | compartir | condividi | delen | tweet | e-?mail | print(?:\ page)? | drucken | imprimer | copy\ (?:link|url).* | save(?:\ article)?
    | (?:facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|flipboard|instagram|telegram|messenger|bluesky|threads|youtube|tiktok|xing)(?:\ .{0,20})?
    | updated?:? | published:? | \d{1,2}:\d\d(?:\ ?/\ ?\d{1,2}:\d\d)? | loading.* | play(?:\ .{0,20})? | watch\b.{0,60} | listen\b.{0,60} | (?:artikel\ )?anhören.* | vorlesen.*
    | (?:image|photo(?:graph)?|picture|video|media)s?(?:\ (?:source|caption|credit|by)s?)?:?(?:\ .{0,60})? | credit:.* | getty\ images.* | bild(?:quelle)?:.* | foto:.*
    | sign\ (?:up|in|out)\b.* | subscribe\b.* | log\ ?(?:in|out)\b.* | anmelden.* | abonnieren.* | (?:jetzt\ )?registrieren.* | se\ connecter.* | s['’]abonner.* | suscr[ií]b.* | inici[ae]\ sesión.* | accedi\b.* | register\b.* | newsletters?\b.{0,80}
    | (?:we|this\ (?:web)?site)\ uses?\ cookies.* | by\ (?:continuing|clicking|signing|submitting|using)\b.* | (?:accept|reject|allow|manage)\b.{0,30}(?:cookies|all|preferences|settings|consent).* | .{0,40}\bcookies?\b.{0,40}
    | continue\ reading.* | weiterlesen.{0,20} | scroll\b.{0,40} | (?:click|tap)\ (?:here|to)\b.* | (?:view|enlarge|hide|toggle|expand|show|open|see)\ .{0,40}
    | \d+\ ?(?:-\ ?)?(?:min(?:ute)?n?s?\.?)(?:\ read|\ lesezeit|\ de\ lecture)?.{0,20} | (?:lesezeit|reading\ time)\b.* | \d+(?:[.,]\d+)?k?\ (?:shares?|views?|likes?|comments?)
    | follow\b.{0,60} | folgen.{0,30} | (?:\#\w+\s*){1,} | download\b.{0,60} | terms\ (?:of|and|&)\b.* | privacy\b.* | datenschutz.* | impressum.* | agb | mentions\ légales.* | contact(?:\ us)? | kontakt | about(?:\ us)? | careers? | jobs
    | previous\b.{0,60} | next\b(?!\ steps?\b).{0,60} | search.{0,30} | suche.{0,20} | support\ (?:us|our)\b.* | donate\b.* | become\ a\ member.* | gift\ this.* | report\ (?:this|an?\ (?:error|typo)).* | listen\ to\ this\ article.* | reprints?\b.* | our\ standards:.*
    )$""",
    re.VERBOSE,
)

# How a page or letter leads to its text, and asks for consent: no title, however it stands.
NO_TITLE = AnyCase(
    r"""^\W*(?:
    (?:skip|jump)\ to\b.* | (?:direkt\ )?zum\ (?:haupt)?inhalt\b.* | (?:aller|passer|accéder)\ (?:directement\ )?au\ (?:contenu|menu)\b.*
    | (?:ir|saltar|pasar)\ al\ contenido\b.* | (?:vai|salta|passa)\ al\ contenuto\b.* | (?:ir|pular|saltar)\ para\ (?:o\ )?conteúdo\b.*
    | (?:ga|spring|direct|door)\ (?:direct\ )?naar\ (?:de\ )?(?:hoofd)?inhoud\b.* | (?:gå|hopp|hoppa|spring)\ til+\ (?:hoved|huvud)?in(?:d?hold|nehåll)\w*
    | przejdź\ do\ (?:głównej\ )?treści\b.* | (?:přejít|přeskočit)\ (?:na|k)\ obsahu?\b.* | siirry\ sisältöön\b.* | перейти\ к\ содержанию.*
    | (?:view|read|open|see)\ (?:this\ |the\ )?(?:e-?mail|newsletter|message|it)?\ ?(?:online|in\ (?:your|a)\ browser)\b.* | (?:having\ )?trouble\ (?:viewing|reading|seeing)\b.*
    | (?:e-?mail|newsletter|diese\ .{0,20})\ (?:wird\ nicht\ richtig|im\ browser)\b.* | (?:voir|afficher|lire)\ .{0,30}\ (?:navigateur|en\ ligne)
    | (?:we|wir|nous)\ (?:value|respect|care\ about|schätzen|respektieren|respectons)\ .{0,8}(?:privacy|privatsphäre|vie\ privée) | your\ privacy\b.{0,50}
    | cookies?-?\ ?(?:consent|settings|preferences|policy|notice|banner|hinweise?|einstellungen|richtlinien?)?
    | (?:su|tu)\ privacidad\b.{0,40} | (?:manage|customi[sz]e)\ .{0,20}(?:cookies|consent|preferences) | (?:wij|we)\ (?:gebruiken|hechten)\ .{0,30}(?:cookies|privacy).*
    )$""",
    re.VERBOSE,
)

# What a notice says to its reader about cookies and partners, before anything may be read.
CONSENT = AnyCase(
    r"""\b(?:we|us)\ and\ our\ (?:\d[\d,.]*\ )?(?:[\w-]+\ )?(?:partners|vendors|providers)\b
    | \bstore\ and(?:/or)?\ access\ information\ on\ (?:a|your)\ device\b | \bconsent\ to\ (?:our|the)\ (?:and\ our\ partners[’']\ )?(?:processing|use\ of\ cookies)\b
    | \bprecise\ geolocation\ data\b.{0,40}\bidentification\b | \b(?:this|our)\ (?:web)?site\ uses\ cookies\b | \bby\ clicking\ .{0,40}\byou\ (?:agree|consent|accept)\b
    | \bwir\ und\ unsere\ (?:bis\ zu\ )?(?:\d[\d.]*\ )?(?:partner|drittanbieter|dienstleister)\b | \binformationen\ auf\ (?:ihrem|einem)\ (?:end)?gerät\b.{0,60}\b(?:speicher|zugreif|abruf)
    | \b(?:diese|unsere)\ (?:web)?(?:site|seite)\ (?:verwendet|nutzt|benutzt)\ cookies\b | \bnous\ et\ nos\ (?:\d+\ )?partenaires\b | \bstocker\ et/ou\ accéder\ à\ des\ informations\b
    | \bnosotros\ y\ (?:nuestros|terceros)\ (?:\d+\ )?(?:socios|proveedores)\b | \bnoi\ e\ i\ nostri\ (?:\d+\ )?(?:partner|fornitori)\b | \bnoi\ e\ terze\ parti\b
    | \bwij\ en\ onze\ (?:\d+\ )?partners\b | \bmy\ i\ nasi\ (?:\d+\ )?(?:zaufani\ )?partnerzy\b | \bvi\ och\ våra\ (?:\d+\ )?(?:partners?|leverantörer)\b""",
    re.VERBOSE,
)

# The line below which a press release tells whom to call, and who sent it.
CLOSED = AnyCase(
    r"""\W*(?:ends | notes?\ (?:to|for)\ (?:the\ )?editors? | editors?['’]\ notes? | -\s?30\s?-
    | (?:press|media)\ (?:contacts?|enquiries|inquiries|office) | contacts? | pressekontakt | kontakt\ für\ (?:die\ )?(?:presse|medien)
    | ansprechpartner(?:in)?\ .{0,20}(?:presse|medien) | contacts?\ (?:de\ )?presse | contacto\ (?:de\ )?prensa | contatti\ stampa)\W* | \W*\#\#\#\W*""",
    re.VERBOSE,
)

# What stands over a title and says of what kind the text is.
LABELS = frozenset(
    """analysis commentary opinion op-ed editorial essay perspective perspectives viewpoint report feature explainer
    interview review briefing backgrounder insight insights column letters blog brief research paper podcast q&a
    kommentar meinung analyse gastbeitrag leitartikel glosse interview tribune analyse éditorial opinión análisis
    editoriale analisi opinião comentário opinie commentaar ledare debatt kronikk komentarz opinia""".split()  # noqa: SIM905
)

# What the entries of a site's menu are called.
SECTIONS = frozenset(
    """home news world politics business economy markets opinion opinions culture arts sport sports science technology tech health
    lifestyle weather video videos podcasts magazine local national international live e-paper epaper shop menu more
    startseite nachrichten politik wirtschaft finanzen kultur panorama wissen gesundheit sport reise auto meinung wetter
    accueil actualités monde politique économie société culture sciences santé sports opinions débats météo vidéos
    portada inicio noticias mundo política economía sociedad cultura deportes opinión ciencia salud
    cronaca politica economia mondo cultura sport esteri politiek economie cultuur sport buitenland""".split()  # noqa: SIM905
)

_MONTHS = (
    "jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar|rero)?|f[ée]vr?(?:ier)?|mar(?:ch|s|zo|ço)?|märz|mär|apr(?:il|ile)?|avr(?:il)?|abril"
    "|may|mai|mayo|maio|maggio|june?|juni|juin|junio|junho|jul[yi]?|juillet|julio|julho|aug(?:ust)?|août|agosto|sept?(?:ember|embre|iembre|embro)?"
    "|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre|embro)?|de[cz](?:ember|embre)?|diciembre|dezembro|décembre"
)

# A date or a time, exact or relative.
MOMENT = AnyCase(
    rf"\b(?:(?=\d)(?:\d\d?\.? (?:{_MONTHS})\b|(?:19|20)\d\d\b|\d\d?:\d\d\b|\d\d?[./]\d\d?[./]\d{{2,4}}\b"
    r"|\d+ (?:second|minute|min|hour|hr|day|week|month|year)s?(?: ago\b|$))"
    rf"|(?:{_MONTHS})\.? \d\d?\b|(?:vor|il y a|hace) \d+ \w+)|年\d\d?月|\d{{4}}년",
)

# Words in which a site speaks of itself and to its reader.
SERVICE = frozenset(
    """cookie cookies newsletter newsletters subscribe subscriber subscribers subscription unsubscribe inbox privacy consent
    browser advertising advertisement advertisements ads adblock blocker affiliate commission signing email e-mail
    registered login password account download app click ccpa gdpr paywall reprints syndication
    abo abonnement abonnieren abonnenten anmelden datenschutz datenschutzerklärung einwilligung anzeige werbung posteingang
    abonner abonnés abonnez publicité confidentialité infolettre suscríbete suscripción suscriptores publicidad boletín
    privacidad iscriviti abbonati abbonamento pubblicità assine assinante nieuwsbrief abonneer prenumerera""".split()  # noqa: SIM905
)

# A person described in the third person: an author's note.
PERSON = AnyCase(
    r"\b(?:is|was|are) (?:an?|the|currently|also)\b[\w\s,'’&-]{0,70}\b(?:fellow|analyst|professor|reporter|journalist|editor|correspondent|writer|author|"
    r"director|columnist|lecturer|researcher|scholar|contributor|co-?founder|expert|student|consultant|historian|economist)\b"
    r"|\bfollow (?:him|her|them|me)\b|\b(?:has|have) (?:published|written|taught|covered|reported)\b|\b(?:covers|reports on|writes about|previously worked|joined) \w+"
    r"|\bist (?:redakteur|journalist|autor|korrespondent|redakteurin|journalistin|autorin|korrespondentin)\b|\bschreibt (?:seit|über|für)\b|\best (?:journaliste|professeur|chercheu)",
)

# How an agency signs below a text: "(Reporting by Ann Example; editing by Bo Sample)".
SIGNED_BELOW = AnyCase(
    r"^\W*(?:reporting by .{5,300}\b(?:writing|editing)|(?:with )?additional reporting|editing) by \w"
)

# What captions and credits name, and a bracket with a name and an agency at the end.
CREDITS = (
    "getty", "reuters", "afp", "ap photo", "/ap", "associated press", "shutterstock", "alamy", "epa", "imago", "dpa",
    "picture alliance", "picture-alliance", "keystone", "istock", "unsplash", "flickr", "wikimedia", "photo:", "photo by",
    "photograph:", "foto:", "fotos:", "©", "file photo", "cc by", "symbolbild", "archivbild", "credit:", "image:",
    "credit...", "credit…",
)  # fmt: skip
# Those of them that stand in other words: "prepare", "Gettysburg", "sandpaper".
PARTS = {name: re.compile(rf"(?<![a-z]){name}(?![a-z])") for name in ("epa", "dpa", "afp", "imago")}
PARTS["getty"] = re.compile(r"(?<![a-z])getty(?!s)")
CREDIT = re.compile(r"\([^()]*[/,–-][^()]*\)\.?$|\((?:[A-Z][\w.’-]+ ?){1,4}\)\.?$")
