"""The phrases by which page furniture and captions are known.

`FURNITURE` and `STOPLESS_FURNITURE` are matched against all of a block or sentence in its `plain` form
(lower case, straight quotes, single spaces, no outer punctuation): a sentence that merely mentions a
newsletter is no furniture. The second list holds only for text without a full stop, because a sentence
of an article may begin the same way ("Written by a clerk, the memo ...").
"""

from __future__ import annotations

import re

WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{WEEKDAY}[.,]*,? )?(?:{MONTH} {_NTH}(?:,? \d{{4}})?|{_NTH} {MONTH},?(?: \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_ZONE = r"\(?(?:[a-z]{1,4}t|gmt|utc|local time)\)?"
_HOUR = rf"\d{{1,2}}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?{_ZONE})?"
CLOCK = rf",? ?(?:(?:at|-|\|) ?)?{_HOUR}"
_SITE = (
    r"(?:facebook|twitter|x|instagram|linkedin|whatsapp|telegram|youtube|pinterest|reddit|google news"
    r"|e-?mail|threads|flipboard)"
)
_THING = r"(?:news|stories|story|articles?|headlines|updates?|coverage|posts?|content|topics|links|videos?|items)"
_LETTER = r"(?:news ?letters?|daily briefing|mailing list|alerts?|updates|e-?mails?)"
_RESPONSE = r"(?:comments?|repl(?:y|ies)|reactions?|shares?|likes?|views)"

LINK_LINE = (
    r"(?:read|see|watch|related|also|also read|must read|more|listen|in pics|in pictures)(?: also| more"
    r"| next)?"
    rf"(?: {_THING})? ?[:|»>] ?.{{1,160}}"
)
"""'Also read: ...', the headline of another article."""

FURNITURE: tuple[str, ...] = (
    # Dates and times that stand alone.
    rf"(?:(?:first |last |originally )?(?:published|updated?|posted|modified)(?: on"
    rf"| at)?:? )?-? ?(?:{_HOUR},? (?:on )?)?{_DATE}(?:{CLOCK})?",
    r"(?:(?:published|updated|posted):? )?(?:\d+|an?) (?:min(?:ute)?|hour|hr|day|week|month)s? ago",
    r"\d+[ -]min(?:ute)?s?(?: read| listen| watch)?|listen to (?:this|the) (?:article|story)\b.{0,40}",
    # Reactions and comments.
    rf"\d[\d,.]*k?(?: {_RESPONSE})?|no (?:comments|replies|reactions)(?: yet)?|{_RESPONSE} \(?\d+\)?",
    rf"(?:view|show|load|hide|read|see)(?: all| more)?(?: \(?\d+\)?)? {_RESPONSE}(?: \(?\d+\)?)?",
    r"(?:add|post|leave|write|join)(?: an?| your| the)? (?:comments?|reply|conversation|discussion)",
    r"(?:write|post|be) the first(?: one)?(?: to)? (?:comment|react|reply).{0,20}",
    r"(?:what(?:['’]s| is) your reaction|what do you think|have your say"
    r"|tell us what you think)(?: in the comments.{0,20})?",
    r"comments?(?: section| are closed)?|(?:sort|filter) by.{0,30}|report abuse|reply|likes?",
    # Sharing and following.
    rf"(?:share|gift)(?: this| full)?(?: (?:article|story|post|page|news))?(?: (?:on|via|with|to|by))?(?: (?:{_SITE}"
    rf"|friends|others|everyone))?",
    rf"(?:tweet|print|copy link|save|e-?mail(?: to a friend)?|{_SITE})(?: this)?(?: (?:article|story|page))?",
    r"(?:follow|find|like|join|connect with) (?:us|me)(?: (?:on|at|via)\b.{0,80})?|connect",
    rf"(?:follow|like) .{{1,60}} on {_SITE}\b.{{0,40}}|follow @\w+(?: (?:for|on)\b.{{0,40}})?",
    r"a post shared by [^()]{1,60}\(@?[\w.]+\)(?: on .{1,30} at \d{1,2}:\d\d ?[ap]m \w{3})?"
    r"|(?:pic\.twitter\.com|https?://t\.co)/\S+|view this post on instagram.{0,20}",
    rf".{{0,200}}\(@\w+\) {_DATE}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    # Ways into more pages.
    rf"(?:read|see|view|check out|get|find|catch|browse)(?: all)?(?: more| our| the)*(?: latest| breaking"
    rf"| related| top| local)*"
    rf"(?: {_THING})?(?: (?:here|below|now|on this|about this))?",
    r"(?:read|see|view|check out|get|catch)(?: all)? (?:the|our) (?:latest|top|breaking)\b.{0,60}\b(?:here"
    r"|news|updates)\b.{0,40}",
    LINK_LINE,
    r"click here\b.{0,90}|click on (?:the|this) link\b.{0,60}|(?:tap|swipe) here\b.{0,60}",
    r"(?:read|view|see) (?:the )?(?:full|original|entire) (?:article|story|post|gallery).{0,30}",
    r"get (?:current|live|all|the) (?:the )?(?:latest )?(?:news )?updates?\b.{0,60}\b(?:news|headlines)\b.{0,160}",
    r"(?:see|watch|view|check out) the (?:gallery|video|slide ?show|photos|map|graphic) (?:above|below)\b.{0,80}",
    r"for (?:the latest|all the latest|live|(?:more|full|breaking) (?:information|details|news|updates"
    r"|stories|coverage|videos?))\b"
    r".{0,60}\b(?:visit|follow|click|download|subscribe|go to|tune in|log on|sign up)\b.{0,90}",
    r".{0,90}\bso (?:that )?(?:our readers|you) (?:may|can) learn more",
    r"skip (?:to (?:main )?(?:content|navigation|search)|advertisement)|back to (?:top|home)"
    r"|(?:next|previous) (?:article|story|post|page)",
    r"home(?: ?page)?|menu|search|close|loading|more|next|previous",
    r"(?:story|article|text) continues (?:below|after)\b.{0,40}|continue reading.{0,40}|(?:show"
    r"|load|see|view) (?:more|less|all)|(?:video )?scroll down (?:for|to (?:see|watch))\b.{0,90}",
    r"sorry,? we are (?:not currently accepting|unable to accept) comments\b.{0,40}",
    r"(?:home|news) ?[/>»] ?.{1,160}|trending(?: now)? ?: ?.{1,160}",
    # Selling.
    r"advertise?ments?|advertorial|advertise|sponsored(?: content)?|promoted(?: content)?|paid (?:content"
    r"|post)|ad ?choices|partner content|order reprints|today['’]s paper|support us",
    rf"(?:please )?(?:sign ?up|subscribe|register|get|join)\b.{{0,70}}\b{_LETTER}\b.{{0,90}}",
    r"(?:please )?(?:sign ?up|subscribe|register|log ?in|sign ?in|sign out|log out|donate)(?: now| here"
    r"| today)?"
    r"(?: for free| to (?:continue|read|comment|receive|get|access)\b.{0,30})?(?: or (?:sign ?up|register"
    r"|subscribe|log ?in).{0,20})?",
    r"(?:our )?(?:newsletters?|e-?paper|rss(?: feeds?)?|subscriptions?|e-?mail (?:alerts?|newsletters?))",
    r"download (?:the|our)\b.{0,60}\bapp\b.{0,60}|thank you for reading\b.{0,60}|support (?:our|independent"
    r"|quality) journalism\b.{0,60}",
    r".{0,20}(?:turn off|disable) your ad ?blocker.{0,120}",
    r".{0,80}\bmay (?:earn|get|receive) (?:an? )?(?:affiliate |small )?(?:commission"
    r"|share of the sale)\b.{0,100}",
    # Law and consent.
    r".{0,30}(?:©|copyright(?: ©| \(c\))?|\(c\)) ?(?:\d{4}|by )\b.{0,160}|©.{1,160}"
    r"|.{0,120}\ball rights? reserved\b.{0,160}",
    r"(?:this (?:web ?site|site|page)|we|our (?:web ?site|site"
    r"|partners))(?: and our partners)? uses? cookies\b.{0,260}|we value your privacy",
    r"we (?:and|&) our (?:\d[\d,]* )?(?:partners|vendors)\b.{0,80}\b(?:stor|process|us|access).{0,90}\b(?:your|cookie)"
    r".{0,260}|on .{6,60}\d.{1,60} wrote:?",
    r"you(?:['’]re| are) receiving this (?:e-?mail|newsletter)\b.{0,160}|(?:to )?unsubscribe\b.{0,90}",
    r"(?:by (?:continuing|using|clicking|browsing|signing)|(?:continued )?(?:use|registration"
    r"|site usage))\b.{0,120}"
    r"\b(?:you|consent|constitutes|assumes|signifies|agree)\b.{0,160}(?:polic|terms|cookie|consent|agreement"
    r"|preference).{0,60}",
    r"(?:accept|reject|allow|decline|manage)(?: all)?(?: (?:cookies|preferences|choices|settings"
    r"|options))?(?: and (?:continue|close))?",
    r"(?:(?:our|your|the) )?(?:privacy|cookies?|terms|legal|disclaimer|accessibility|site ?map|imprint"
    r"|do not sell)"
    r"(?: (?:policy|notice|statement|settings|preferences|rights|my (?:personal )?information|(?:of"
    r"|and) (?:use|service|conditions)|& conditions|conditions))*",
    r"(?:contact|about|advertise with|write (?:to|for)|work (?:for|with)) us(?: at .{1,60})?|contact|careers"
    r"|faqs?|customer service|corrections",
    r".{0,60}\bmay not be (?:re)?(?:published|produced|copied|distributed)[, ].{0,20}(?:broadcast|rewritten"
    r"|distributed|transmitted|copied)\b.{0,120}",
    # Desk notes.
    r"\(?with (?:agency inputs?\)?|(?:agency |additional )?inputs? from\b.{1,60})"
    r"|\(?(?:with )?(?:additional |some )?reporting (?:by|from) .{1,120}",
    r".{2,160} (?:also )?contributed(?: reporting)? to this (?:report|story|article)",
    r".{2,120} reported from .{2,40} and .{2,80} (?:wrote|reported)(?: and reported)? from .{2,40}",
    r"\(?(?:writing|editing) by .{1,160}|originally published (?:on|at|in|by) .{1,40}",
    r"(?:except for the headline, )?(?:a version of )?this (?:story|article|copy|post) (?:has |was |is "
    r"|first |originally )+"
    r"(?:been |not been )*(?:published|syndicated|auto-?generated|edited|appeared|produced"
    r"|updated|corrected|amended)\b.{0,120}|a version of this (?:story|article) appears in print\b.{0,250}",
    r"(?:.{0,60}[,:] )?an? (?:earlier|previous) version of this (?:story|article|post|headline|caption)\b.{0,300}",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|more on|more from|more about|follow|sources?"
    r"|edited by|written by|reported by)"
    r" ?: ?.{1,90}",
    r"(?:ani|pti|ians|reuters|ap|afp|bloomberg|upi|xinhua|agencies|associated press|press trust of india)",
    r"(?:do you have|got) an? (?:story|tip)\b.{0,120}|(?:e-?mail|send|share) (?:us|comments|tips|your (?:photos"
    r"|stories|videos|comments))\b.{0,140}",
)

STOPLESS_FURNITURE: tuple[str, ...] = (
    rf"(?:first |last |originally )?(?:published|updated|posted|modified)\b.{{0,40}}{_DATE}.{{0,60}}",
    rf"{_DATE}.{{0,3}}{CLOCK}.{{0,40}}",
    r"(?:edited|written|compiled|reported|posted|produced|sponsored|powered) by .{1,80}",
    r"(?:also|must)[ -](?:read|watch|see)\b.{0,160}|(?:more|filed) (?:on|from|about|under) .{1,60}",
    rf"(?:share|follow)\b.{{1,40}}\b{_SITE}",
    r"(?:[a-z]+ ){1,3}(?:reporter|correspondent|editor)",
    r"(?:for immediate release|(?:press|media|news) (?:release|contacts?|enquiries|inquiries))",
    r"(?:(?:press|media|news) )?contacts?: .{1,160}|.{0,40}\bposted by .{1,60} ago",
    # The head of an e-mail, the head of a printed page.
    rf"(?:from|to|cc|reply-to): .{{0,80}}\S@\S+|(?:sent|date): {_DATE}.{{0,40}}",
    r"view this e-?mail in (?:your|a) browser",
    r".{0,60}\bpage \d{1,4}(?: of \d{1,4})?",
)

LIST_HEADING = (
    r"(?:(?:most|trending|top|latest|related|recommended|popular|featured|other|more|recent|suggested"
    r"|editor['’]?s?['’]?)[ -]"
    rf"(?:read|viewed|popular|shared|watched|commented|recent|picks?|choice|for you|now|today|from .{{1,40}}"
    rf"|{_THING})(?: {_THING})?"
    r"|trending|you (?:may|might)(?: also)? (?:like|be interested in|have missed)|don['’]t miss"
    r"|what to read next|up next|read next"
    r"|in this section|(?:around|from) the web|elsewhere on (?:the|this) site"
    r"|(?:read )?more|(?:more|related) (?:on|to|about) this(?: story| topic| article)?|related)"
)
"""Over a list of links: the stop-less lines below it belong to it."""

TAIL_HEADING = r"(?:sources?|references?|external links?|sister links?|further reading|bibliography|notes|footnotes)"
"""Over the references that end a page."""

COLON_HEADING = (
    r"(?:key|main) (?:points|facts|figures|numbers|takeaways|findings)|highlights|at a glance|in brief|timeline"
    r"|background|what (?:we|you need to) know(?: so far| today)?"
)
"""Headings even where they end in a colon; the points below one are the story in short."""

_NAME = r"(?:[A-Z][\w.'’-]*|and|&|of|for|the|in|de|van|von|al|bin)"
BYLINE = re.compile(
    r"(?:By|BY|Reported by|Text by|Words by|Story by):? (?!(?:The|A|An|(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)day)\b)"
    rf"[A-Z][\w.'’-]*(?:,? (?:{_NAME}|[|/–—-])){{0,11}}(?:,? \S+@\S+)?"
)
"""'By Jane Smith, Daily News': names only, so 'By Friday, the river fell' is not one."""

_AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|ANI|PTI|IANS|EPA(?:-EFE)?|UPI|Getty|GETTY|Bloomberg|NASA"
    r"|[Ff]ile|FILE|[Pp]hoto|[Ii]mage|[Pp]icture)"
)
CREDIT = re.compile(
    # "Image: Jane Smith", "Photo credit: AP", "Video by J. Smith"
    r"(?:\b(?:Image|Photo|Picture|Photograph|Video|Audio|Illustration|Graphic|Map|Chart|IMAGE|PHOTO)s?"
    r"(?: (?:[Cc]redit|[Ss]ource|[Cc]ourtesy)s?)? ?(?:[:/]"
    r"| by (?=[A-Z])) ?[^.!?\n]{1,80}(?:\.[^.!?\n]{0,30})?"
    # "Credit: ESA", "Courtesy of the museum"
    r"|\b(?:Credits?: |Courtesy:? )(?:of )?[A-Za-z@][^.!?\n]{1,60}"
    # "(Reuters)", "(AP Photo/Jane Smith)", "(File photo)"; "Jane Smith/Getty Images"
    rf"|(?<![.!?”]\s)(?<![.!?])[(\[](?:{_AGENCY}\b[^)\]\n]{{0,60}}|[^()\n]{{0,60}}\b(?:Photo|Image|Getty"
    rf"|via AP|Credit)\b[^()\n]{{0,60}})[)\]]"
    r"|\b[A-Z][\w ]{1,30}/ ?(?:Getty|Reuters|AP|AFP|EPA)\b[^.!?\n]{0,30}"
    # "Getty Images", behind the caption or alone: who sells pictures only
    r"|(?:\A|(?<=[.!?\"”] ))(?:(?:AFP|AP|EPA|Reuters) via )?(?:Getty Images|PA (?:Media|Images|Wire)"
    r"|Alamy(?: Stock Photo)?|Shutterstock|iStock|AP Photo))[.\s]*\Z"
)
"""A picture credit at the end of a block."""
CAPTION_START = re.compile(
    r"(?:FILE(?: PHOTO| PICTURE| IMAGE)?|[Ff]ile (?:photo|picture|image|pic)|(?:Representational|Representative"
    r"|Illustrative|Stock) (?:image|photo|picture)|(?:Image|Media|Video) (?:caption|source|credit)|Caption|Pictured"
    r"|PICTURED|Photo(?:graph)?|Image|Picture|Infographic|Screengrab|Screenshot)(?: ?[:|–—]| -| of\b| by\b|\W*\Z"
    r"|(?<=ictured) (?:above|below|left|right|here|with|in|at)\b)"
)
"""How a caption begins."""
POINTS_AT_PICTURE = re.compile(
    r"\((?:left|right|centre|center|above|below|[LlRrCc])\)"
    r"|\(pictured\b[^()]{0,40}\)(?=[^.!?]*\Z)|\b(?:file|representational) (?:photo|image|picture)\b"
    r"|^[^.!?]{0,90}, (?:left|right|cent(?:er|re)), [^.!?]*(?:speaks?|poses?|shakes?|stands?|looks?|walks?"
    r"|holds?|sits?|meets?|waves?|arrives?)\b"
)
"""Words that point at a picture."""
_PARTY = re.compile(r"\((?:D|[DR]-[^()]{1,12})\)|\b(?:Gov|Sen|Rep|Senator|Attorney|Republican|GOP|Democrat|Congress)")
"""Beside these "(R)" is a Republican, and nobody on the right."""
PULL_QUOTE = re.compile(r"[\"“‘](.{12,400}?)[\"”’]\s*(?:[-–—~]\s*)?[A-Z][^.!?\n]{2,120}")
"""A quotation set apart, with a name after it and no full stop; group 1 is the words quoted."""

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_INNER = re.compile(r"[\w©(](?:.*[\w)])?", re.DOTALL)


def plain(text: str) -> str:
    """The form furniture is matched against: lower case, straight quotes, no outer punctuation."""
    words = _INNER.search(" ".join(text.translate(_STRAIGHT).lower().split()))
    return words.group() if words else ""


_LONGEST = 400
"""Characters: no phrase of furniture, and no caption, is longer."""
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\Z")
_GLUE = re.compile(r"[a-z][A-Z][a-z]")
_WORD = re.compile(r"[\w©(](?:[^\s|•·/,]*[\w)])?")
_PHRASE = re.compile("|".join(FURNITURE))
_STOPLESS_PHRASE = re.compile("|".join(STOPLESS_FURNITURE))
_LINK_LINE = re.compile(LINK_LINE)
_SITE_LINK = re.compile(r"(?:www\.)?[\w-]+\.(?:com|org|net|co\.\w\w): +[A-Z“\"'‘]")
"""'TheHarbour.com: Ten ways to cook a cod', the headline of another site."""


def has_stop(text: str) -> bool:
    """Whether a text ends in a full stop, question or exclamation mark, ellipsis included."""
    return _STOP.search(text) is not None


def is_furniture(text: str) -> bool:
    """Whether a block or sentence is, as a whole, one or several phrases of page furniture.

    One that opens with a quotation mark is never furniture.
    """
    if len(text) > _LONGEST or text.startswith(('"', "“", "‘", "'")):
        return False
    words = plain(text)
    return _is_phrases(words) or (not has_stop(text) and _STOPLESS_PHRASE.fullmatch(words) is not None)


def _is_phrases(words: str) -> bool:
    """Whether phrases of `FURNITURE` in a row make up the whole text.

    Word by word from the left, because one expression for "phrases in a row" could take time
    exponential in the length.
    """
    if not _PHRASE.match(words):
        return False
    spans = [match.span() for match in _WORD.finditer(words)]
    reached = {0}
    for i, (start, _) in enumerate(spans):
        if i in reached:
            ends = enumerate(spans[i:], start=i + 1)
            reached.update(j for j, (_, end) in ends if _PHRASE.fullmatch(words, start, end))
    return len(spans) in reached and bool(spans)


def is_run_in_furniture(sentence: str) -> bool:
    """Whether a sentence inside a paragraph is furniture.

    One word is not enough there, and a link line that has swallowed the next sentence ("Also read:
    A headlineThe minister said no.") is not furniture; a stop behind a space only closes its line.
    """
    stopped = sentence.endswith(".") and not sentence.endswith(" .")
    if not stopped and len(sentence) <= _LONGEST and _SITE_LINK.match(sentence):
        return True
    if BYLINE.fullmatch(" ".join(sentence.split()).rstrip(" .|")):
        return True
    if (len(sentence.split()) < 2 and not re.search("[@/]", sentence)) or not is_furniture(sentence):
        return False
    swallows = stopped or _GLUE.search(sentence)
    return not (swallows and _LINK_LINE.match(plain(sentence)))


def is_caption(text: str) -> bool:
    """Whether a block carries a picture credit or points at a picture."""
    patterns = (CREDIT.search, CAPTION_START.match, POINTS_AT_PICTURE.search)
    text = text.replace("(R)", "") if _PARTY.search(text) else text
    return len(text) <= _LONGEST and any(find(text) for find in patterns)
