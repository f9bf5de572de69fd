"""
Words of weakness and of strength, as inspectors have used them since 2013.

Each is a regular expression over one lower-case sentence. They were gathered by reading reports
of every framework, other than those on which the rule is measured.
"""

_ANY = r"(?:\w+ ){0,4}?"
_FLAWS = (
    r"(?:weakness\w*|gaps?|shortfalls?|deficits?|poor practice|drift(?: (?:and|or) delays?)?|"
    r"delays?|poor performance|failings?|inconsistenc\w+|"
    r"low (?:numbers?|rates?)|areas? (?:for|of) (?:improvement|development))"
)

# Sentences that say what kind of visit this was, and nothing of practice.
SCENE = (
    (
        r"\bthis (?:letter|report|visit|inspection) (?:\w+ ){0,3}?"
        r"(?:outlines|summarises|was|includes?|included|focused|covers)\b"
    ),
    r"\bundertook a joint\b|\bdeep dive\b|\bjoint targeted area inspection of\b",
    (
        r"\binspectors (?:looked at|evaluated|reviewed|considered) the "
        r"(?:local|following|quality)\b"
    ),
)

NO_CRITICISM = (
    # Negations of a weakness.
    (
        r"\b(?:no|without|little|avoid\w*|prevent\w*|minimis\w+|reduc\w+|few|fewer|any|not) "
        r"(?:any |undue |unnecessary |significant |further |evidence of |the |unwarranted |"
        r"risk of |experience |concerns? about |or |drift |and |avoidable |cause )*"
        r"(?:delays?|delayed|drift(?:ing)?|gaps?|shortfalls?|failings?|failures?|wait\w*)\b"
    ),
    (
        r"\bnot (?:only|just|limited|inappropriate\w*|unduly|simply|least|solely|alone|"
        r"surpris\w+)\b"
    ),
    r"\b(?:not|no longer) (?:in need of|delayed|poor|inadequate|missed|lost)\b",
    r"\bnot,? (?:to date,? )?(?:been |being )?(?:of high|highly|a) (?:prevalen\w+|problem)\b",
    r"\bnot (?:\w+ )?(?:ends?|stops?|cease|become|left|fall)\b",
    (
        r"\b(?:ensur\w+|so|mak\w+ sure|means|knowing|knows?)(?: that)? (?:\w+ ){1,4}?"
        r"(?:do|does|are|is|were|was) not [^,;]*"
    ),
    (
        r"\bnot,? (?:currently |already |otherwise )?(?:known|subject|safe|in education|"
        r"in school|attending|engage|engaging|wish\w*|want\w*|need\w*|require\w*|"
        r"meet(?:ing)? (?:the )?(?:statutory |social care )?(?:threshold|criteria)|"
        r"able to (?:live|remain|return|stay|be cared|be looked)|living|related|"
        r"reached? the threshold|in the best interests)\b"
    ),
    (
        r"\bwaiting (?:times?|lists?) (?:\w+ )?"
        r"(?:reduced|reducing|fallen|shorter|short|low|improved)"
    ),
    r"\b(?:reasonable|short|acceptable) wait\w*|\bno backlogs?\b|\bnot have english\b",
    r"\bthe need to (?:consider|act|intervene|protect|keep|share)\b",
    (
        r"\b(?:health|emotional|educational|support|care|individual|specific|complex|own|"
        r"additional|special|accommodation|identity|cultural|housing|well-being|their|\w+'s|\w+s'|"
        r"risks (?:and|or)) needs\b"
    ),
    # What children or parents do, rather than those who help them.
    (
        r"\b(?:who|whom|whose|when|if|where|should|unless|until|because|families that|"
        r"children that)"
        r" (?:\w+ ){0,4}?(?:not|never|cannot|unable|lack|fail\w*|delay\w*|poor\w*|refus\w+)"
        r" (?=\w)(?!(?:been )?(?:always|consistently|sufficiently|yet|fully|routinely|seen|"
        r"recorded|receiv\w+|offered|assessed|identified|well))\w*"
    ),
    r"\b(?:who (?:\w+ )?|leavers |people |children |parents |families )struggl\w+\b",
    r"\bstruggling with\b",
    # Descriptions of a harm, not of the response to it.
    (
        r"\bpoor(?:er|est)? (?:mental|emotional|physical|health|school|attendance|home|"
        r"parent\w*|housing|outcomes for|living|behaviour|attach\w+|hygiene|diet|famil\w+)\b"
    ),
    (
        r"\b(?:inadequate|poor|lack of|limited|lacking sufficient) "
        r"(?:parent\w+|supervision by|housing|care at)"
    ),
    r"\bfailed asylum\b|\bfailure to thrive\b|\brisk of (?:drift|delay)\b",
    (
        r"\bconcerns? (?:for|about|that|of|are|is|regarding|relating|around|in relation|"
        r"increase)\b"
    ),
    (
        r"\b(?:safeguarding|welfare|child protection|significant|new|any|serious|emerging|"
        r"immediate|potential|identified|their|rais\w+|about|such|these|escalat\w+|where|of|"
        r"when|are|key|same) concerns?\b"
    ),
    r"\bdevelopment(?:al)? delay\w*|\bspeech delay\w*|\bdelayed development\b",
    r"\b(?:limited|small) (?:number|leave|minority|company|english)\b",
    # Weaknesses that somebody in the authority has seen and acts upon.
    (
        rf"\b(?<!inspectors )(?<!inspectors also )(?<!inspection )(?:identif\w+|recognis\w+|"
        r"challeng\w+|address\w*|tackl\w+|understand\w*|know\w*|escalat\w+|highlight\w*|"
        r"respon\w+|learn\w*|focus\w*|progress|work\w*|act\w*|resolv\w+|eradicat\w+|"
        r"overcom\w+|fill\w*|clos\w+|"
        rf"remed\w+) (?:\w+ ){{0,5}}?{_FLAWS}\b"
    ),
    # What children need, and what will happen when.
    (
        r"\brequir\w+ (?:protection|care|help|support|intervention|a |immediate|specialist|an |"
        r"further (?:help|support|assess\w*)|additional|this|it|them)\b"
    ),
    (
        r"\b(?:children|young people|families|those|people|child|they|who|carers?|victims?) "
        r"(?:in |most |also |may |who )?(?:need|needs|needing|should|must)\b"
    ),
    r"\bneed(?:s)? to (?:be (?:looked|safe|protected|in care)|know|come into|move|feel|live)\b",
    r"\bas soon as (?:they|it)\b|\bshould (?:they|a|an|this|it|there|their)\b",
    r"\btoo (?:early|soon) to\b|\b(?:too|very) (?:well|good|strong\w*)\b|\bless likely\b",
    r"\blow(?:er)?[- ](?:risk|level|caseload\w*|number of children)\b",
)

WEAKNESS = (
    # Something is not done, or not always.
    (
        r"\b(?:is|are|was|were|do|does|did|has|have|had|be|been|being|can|could|may|might|will|"
        r"would)(?: \w+){0,2} not\b(?! (?:known|yet known|open|currently))"
    ),
    (
        r"\bnot (?:always|yet|consistently|sufficiently|fully|routinely|well|good|robust|clear|"
        r"effective|timely|adequately|systematically|enough|all|every|necessarily|been|being|"
        r"having|in place|met|used|evident|recorded|seen|embedded|completed)\b"
    ),
    r"\bcannot\b|\bnor\b",
    # Words of weakness.
    (
        r"\bweak(?:er|est|ly|ness|nesses)?\b|\binconsisten\w+|\bvariab(?:le|ly|ility)\b|"
        r"\bvar(?:y|ies)\b|\binsufficient\w*|\binadequate\w*|\blimited\b|\black(?:s|ed|ing)?\b|"
        r"\bpoor(?:er|est|ly)?\b|\bunder-?(?:developed|used|estimat\w+|recogni\w+)\b"
    ),
    (
        r"\bdelay(?:s|ed|ing)?\b|\bdrift\w*\b|\bfail(?:s|ed|ing|ings|ure|ures)?\b|"
        r"\babsence of\b|\babsent from\b|\bgaps?\b|\bshortfalls?\b|\bdefici\w+|"
        r"\bineffective\w*|"
        r"\bunclear\b|\bincomplete\b|\bsuperficial\w*|\bslow(?:er|ly|ness)?\b"
    ),
    (
        r"\bmissed opportunit\w+|\bopportunities (?:\w+ ){0,3}missed\b|\bover-?optimis\w+|"
        r"\boverly\b|\bover-?relian\w+|\brarely\b|\bseldom\b|\bsporadic\w*|\bpatchy\b|"
        r"\bfragmented\b|\bpiecemeal\b|\bdisjointed\b|\buneven\b|\bmixed\b|\bunreliable\b"
    ),
    (
        r"\bhamper\w*|\bhinder\w*|\bundermin\w+|\binhibit\w*|\bimped\w+|\bunsatisfactory\b|"
        r"\bunacceptabl\w+|\bunrecognised\b|\boverlook\w*|\bunassessed\b|"
        r"\bunallocated\b|\bunaware\b|\bunable\b|\bunidentified\b|\bunaddressed\b"
    ),
    (
        r"\bstruggl\w+|\bcursory\b|\btokenis\w+|\bconfus\w+|\bcomplacen\w+|\bnarrowly\b|"
        r"\binaccura\w+|\bfragile\b|\bdisproportionate\b|\breactive\b|\bdilut\w+|"
        r"\bminimised\b|\bnormalised\b|\bdeteriorat\w+|\bworsen\w*|\blengthy\b|\bbacklogs?\b"
    ),
    # Comparisons and degrees.
    (
        r"\btoo (?:late|long|slow\w*|many|few|often|narrow\w*|high|low|little|much|reliant|"
        r"variable|optimistic|early|large|soon|short|vague|adult|focused|generic|general|"
        r"heavily|broad|easily)\b|\bvery few\b"
    ),
    (
        r"\bless (?:well|effective\w*|developed|consistent\w*|robust|strong|clear|evident|"
        r"positive|good|secure|timely|focused|assured|responsive|thorough|detailed|explicit)\b"
    ),
    (
        r"\bminority of\b|\bfew (?:return|assessments|plans|interviews|of)\b|"
        r"\bonly (?:\d+|half|a|some|one|two|three|around|about|just|recently|very|partial\w*|"
        r"in|when|been)\b|\bjust over half\b|\bless than (?:half|\d+)\b|\bfewer than\b"
    ),
    (
        r"\blow(?:er)? (?:take-?up|numbers? of (?:return|referrals|notif\w+|private\w*)|"
        r"rates? of|completion|proportion|base)\b|\btake-?up (?:\w+ ){0,12}?"
        r"(?:is|was|remains?|has been|are) (?:too |very |still |relatively )?low\b"
    ),
    r"\bwait(?:s|ed|ing)?\b",
    # Something is still to do.
    (
        r"\b(?:need|needs|needed|must|ought|should|requires?|required|remains?)(?: to)?"
        r"(?: be| do| further| more)* (?:improv\w*|strengthen\w*|ensur\w+|develop\w*|embed\w*|"
        r"address\w*|increas\w+|further work|work|better|clear\w*|refin\w+|review\w*|"
        r"consider\w*|rigor\w+|robust\w*|extend\w*|expand\w*|consolidat\w+|broaden\w*|"
        r"accelerat\w+|sharpen\w*|attention|challeng\w+|enhanc\w+|tighten\w*|monitor\w*|"
        r"evaluat\w+)\b"
    ),
    (
        r"\b(?:further|more|still|much|additional) (?:work|development|improvement|progress|"
        rf"to do|action|attention|focus)\w* {_ANY}(?:need\w*|requir\w*|to do|to be|remains?|"
        r"done|necessary)\b"
    ),
    (
        r"\bmore (?:\w+ )?(?:needs? to|remains to|could|should|is needed|to do)\b|"
        r"\bwork (?:is |remains )(?:needed|required|to do)\b|"
        r"\b(?:has|have|had|is|are|was|were) (?:yet|still) to\b|\binfancy\b|\bearly days\b|"
        r"\bstill developing\b|\bsome way to go\b|\buntil (?:very )?recently\b"
    ),
    (
        r"\b(?:is|are|was|were|remains?|still|this|these) (?:still |currently |very much )?"
        r"(?:at|in) (?:an?|the|its|their|this) (?:very |relatively )?early stages?\b|"
        r"\bthis early stage\b"
    ),
    (
        r"\bcould be\b|\bcould (?:\w+ )?(?:improve|do more)\b|\brequires? improvement\b|"
        r"\bareas? (?:for|of) (?:further )?(?:development|improvement|weakness|concern)\b"
    ),
    (
        r"\bremains? (?:a challenge|a concern|an? area|challenging|inconsistent|fragile)\b"
        r"|\bdeclin\w+ in (?:the )?(?:number|quality)\b"
    ),
    # Something is not there.
    (
        r"\bnot enough\b|\bno (?:\w+ ){0,2}?(?:strategy|system\w*|oversight|evidence|track\w+|"
        r"overview|process\w*|mechanism\w*|clear|formal|analysis|plans?|record\w*|"
        r"arrangements?|coordinated|specific|assessment\w*|data|monitoring|consistent|single|"
        r"effective|protocol\w*|reliable|overarching|dedicated)\b"
    ),
    (
        r"\bwithout (?:\w+ )?(?:adequate|sufficient|proper|appropriate|full|clear|good|being|"
        r"any|effective|a|robust)\b"
    ),
    # Concern, and children left at risk.
    (
        r"\bserious (?:concerns?|weakness\w*|failures?)\b|\binspectors (?:were |are )?"
        r"concerned\b|\bof concern\b"
    ),
    (
        r"\bleft (?:\w+ ){0,3}?(?:at|in|without|exposed|unprotected)\b|"
        rf"\b(?:leaves|leaving|left)\b(?! care) {_ANY}(?:risk|harm)\w*\b|\bat risk of further\b"
    ),
)

STRENGTH = (
    (
        r"\bgood\b|\bstrong\w*\b|\beffective\w*\b|\brobust\w*\b|\bwell\b|\btimely\b|"
        r"\bprompt\w*\b|\bswift\w*\b|\bthorough\w*\b|\bcomprehensive\w*\b|\bclear\w*\b"
    ),
    (
        r"\bappropriate\w*\b|\bimprov\w+\b|\bsensitive\w*\b|\bskil\w+\b|\bpositive\w*\b|"
        r"\bsuccess\w*\b|\bexcellent\b|\boutstanding\b|\bimpressive\w*\b|\bexemplary\b"
    ),
    (
        r"\bproactive\w*\b|\bcareful\w*\b|\bquick\w*\b|\brespons(?:ive\w*|e is|es are)\b|"
        r"\bhigh(?:ly)?[- ](?:quality|effective|skilled|valued|committed|responsive|level)\b"
    ),
    (
        r"\bdetailed\b|\bbenefit\w*\b|\bsupport(?:ed|ive|s)\b|\bsuitabl\w+\b|\brigorous\w*\b|"
        r"\bvigilant\b|\balert\b|\bproportionate\w*\b|\bdedicated\b|\btailored\b|\bbespoke\b"
    ),
    (
        r"\b(?:reduces|reduced|reducing|enabl\w+|ensures|strengthened|enhanc\w+)\b|"
        r"\bhelp(?:s|ed|ing)?(?: to)? (?:reduc\w+|prevent\w*|keep|protect|disrupt|safeguard)\b|"
        r"\bregular(?:ly)?\b|\bsafer\b|\bmature\b|\binnovative\b|\bcreative\w*\b|\bprogress\b"
    ),
    (
        r"\bpersistent(?:ly)?\b|\btenacious\w*\b|\brelentless\w*\b|\bimmediate(?:ly)?\b|"
        r"\bwithout delay\b|\bfocus(?:ed)?\b|\bco-?ordinated\b|\broutinely\b|\bconsistently\b"
    ),
    (
        r"\bsecure\b|\bembedded\b|\bmeet(?:s)? (?:the )?(?:needs|statutory)\b|\bcommitted\b|"
        r"\bvaluable\b|\buseful\w*\b|\bmeaningful\w*\b|\bsound\b|\bspeed(?:y|ily)\b|"
        r"\brapid\w*\b|\baccurate\w*\b|\bextensive\b|\bknowledgeable\b"
    ),
    (
        r"\baware(?:ness)?\b|\bunderst(?:and|ood)\w*\b|\bidentif\w+\b|\bassess(?:ed|es)\b|"
        r"\bmonitor\w*\b|\btrack(?:ed|s|ing)\b|\breceiv\w+\b|\bconsider\w*\b|\brecogni\w+\b|"
        r"\bscreened\b"
    ),
)

PAST = (
    (
        r"\bprevious(?:ly)?\b|\bhistoric(?:al|ally)?\b|\bin the past\b|"
        r"\bat the (?:time of the )?(?:last|previous)\b|\blast inspection\b|"
        r"\bhad (?:been|not)\b|\bin 20\d\d\b|\bearlier\b|\binitial(?:ly)?\b|"
        r"\bw(?:as|ere) (?:identified|an area|recognised|noted)\b|\bformer(?:ly)?\b|\bsince\b"
    ),
)

REPAIRED = (
    (
        r"\b(?:has|have|had) (?:now |since |all |been |recently |largely |appropriately |"
        r"effectively |swiftly |quickly |successfully |also |already )*(?:addressed|improved|"
        r"resolved|rectified|strengthened|tackled|remedied|overcome|reduced|taken|responded|"
        r"eliminated|eradicated|ceased)\b"
    ),
    (
        r"\b(?:is|are|was|were) (?:now|no longer|being addressed|quickly addressed|"
        r"swiftly addressed|promptly addressed)\b|\bno longer\b|\bstrengthened\b|"
        r"\bnow (?:in place|well|better|good|much|more|strong\w*|have|has|receive)\b"
    ),
)
