"""
Words of weakness and of strength, as inspectors have used them since 2013.

Each is a regular expression over one lower-case sentence. They were gathered by reading
reports of every framework, other than those on which the rule is measured.
"""

_BE_OR_DO = (
    r"(?:is|are|was|were|do|does|did|has|have|had|be|been|being|can|could|may|might|will|would)"
)
_DEGREE = (
    r"(?:always |yet |consistently |sufficiently |fully |routinely |well |good |robust |clear |"
    r"effective |timely |adequately |systematically |enough |all |every |necessarily )"
)

NO_CRITICISM = (
    # Negations of a weakness.
    r"\b(?:no|without|little|avoid\w*|prevent\w*|minimis\w+|reduc\w+|few|fewer|any|free from|not) "
    r"(?:any |undue |unnecessary |significant |further |evidence of |the |unwarranted |risk of |"
    r"experience |concerns? about |or |drift |and |avoidable |cause )*"
    r"(?:delays?|delayed|drift(?:ing)?|gaps?|shortfalls?|failings?|failures?)\b",
    r"\bnot (?:only|just|limited|inappropriate\w*|unduly|simply|least|solely|surprising\w*)\b",
    r"\bno(?:t| longer) (?:in need of|delayed|poor|inadequate|missed|lost)\b",
    r"\bnot,? (?:currently |already |otherwise )?(?:known|subject|safe|in education|in school|"
    r"attending|engage|engaging|wish\w*|want\w*|need\w*|require\w*|meet(?:ing)? (?:the )?"
    r"(?:statutory |social care )?(?:threshold|criteria)|able to (?:live|remain|return|stay)|"
    r"living|related|able to be (?:cared|looked)|reached? the threshold|in the best interests)\b",
    # What children or parents do, rather than those who help them.
    r"\b(?:who|whom|when|if|where|should|unless|until|because|families that|children that)"
    r" (?:\w+ ){0,4}?(?:not|never|cannot|unable|lack|fail\w*|delay\w*|poor\w*|refus\w+) (?=\w)"
    r"(?!(?:been )?(?:always|consistently|sufficiently|yet|fully|routinely|seen|recorded|"
    r"receiv\w+|offered|assessed|identified|well))\w*",
    # Descriptions of a harm, not of the response to it.
    r"\bpoor(?:er|est)? (?:mental|emotional|physical|health|school|attendance|home|parent\w*|"
    r"housing|outcomes for|living|behaviour|attach\w+|hygiene|diet|famil\w+|self)\b",
    r"\b(?:inadequate|poor|lack of|limited) (?:parenting|supervision by|parental|housing|care at)",
    r"\b(?:parental|family|relationship|placement|mental health|physical|domestic) "
    r"(?:breakdown|concerns?|difficult\w+)\b",
    r"\bfail(?:ed|ing) asylum\b|\bfailure to thrive\b|\brisk of (?:drift|delay)\b",
    r"\b(?:safeguarding|welfare|child protection|significant|new|any|serious|emerging|immediate|"
    r"potential|identified|their|raise|raises|raised|raising|about|such|these|escalat\w+|where|"
    r"of|when|are|key|same) concerns?\b",
    r"\bconcerns? (?:for|about|that|of|are|is|regarding|relating|around|in relation|increase)\b",
    r"\bdevelopment(?:al)? delay\w*|\bspeech delay\w*|\bdelayed development\b",
    r"\b(?:limited|small) (?:number|leave|minority|company|english)\b",
    r"\bdeliver(?:y|ed)? inadequate\b",
    # Weaknesses that somebody has seen and acts upon.
    r"\b(?:identif\w+|recognis\w+|challeng\w+|address\w*|tackl\w+|understand\w*|know\w*|escalat\w+|"
    r"highlight\w*|respond\w*|learn\w*|act\w*|resolv\w+|eradicat\w+|overcom\w+|fill\w*|clos\w+|"
    r"remed\w+) (?:\w+ ){0,3}?"
    r"(?:weakness\w*|gaps?|shortfalls?|deficits?|poor practice|drift(?: (?:and|or) delays?)?|delays?|"
    r"poor performance|failings?|inconsistenc\w+|areas? for (?:improvement|development))\b",
    r"\brequir\w+ (?:protection|care|help|support|intervention|a |immediate|specialist|an |"
    r"further (?:help|support|assess\w*)|additional|this|it|them)\b",
    r"\b(?:children|young people|families|those|people|child|they|who|carers?|victims?) "
    r"(?:in |most |also |may |who )?(?:need|needs|needing|should|must)\b",
    r"\bneed(?:s)? to (?:be (?:looked|safe|protected|in care)|know|come into|move|feel|live)\b",
    r"\bas soon as (?:they|it)\b|\bshould (?:they|a|an|this|it|there|their)\b",
    r"\b(?:too|very) (?:well|good|strong\w*)\b|\bless likely\b|\bfewer\b",
    r"\blow(?:er)? (?:risk|level needs?|level support|caseload\w*|number of children)\b",
    r"\b(?:lower|low)-(?:risk|level)\b",
    r"\b(?:rightly|appropriate\w*|effective\w*) (?:challenge\w*|limited)\b",
)

WEAKNESS = (
    rf"\b{_BE_OR_DO}(?: \w+){{0,2}} not\b(?! (?:known|yet known|open|currently))",
    rf"\bnot {_DEGREE}",
    r"\bn't\b|\bcannot\b|\bnor\b",
    r"\bnot (?:been|being|having|in place|met|used|evident|recorded|seen|embedded|completed)\b",
    r"\bweak(?:er|est|ly|ness|nesses)?\b|\binconsisten\w+|\bvariab(?:le|ly|ility)\b|\bvar(?:y|ies)\b|\bvaries\b",
    r"\binsufficient\w*|\binadequate\w*|\blimited\b|\black(?:s|ed|ing)?\b|\bpoor(?:er|est|ly)?\b",
    r"\bunder-?developed\b|\bunder-?used\b|\bunder-?estimat\w+|\bslow(?:er|ly|ness)?\b",
    r"\btoo (?:late|long|slow\w*|many|few|often|narrow\w*|high|low|little|much|reliant|variable|"
    r"optimistic|early|large|soon|short|vague|adult|focused|generic|general|heavily|broad|easily)\b",
    r"\bdelay(?:s|ed|ing)?\b|\bdrift\w*\b|\bfail(?:s|ed|ing|ings|ure|ures)?\b|\babsence of\b|\babsent from\b",
    r"\bgaps?\b|\bshortfalls?\b|\bdefici\w+|\bineffective\w*|\bunclear\b|\bincomplete\b",
    r"\bsuperficial\w*|\bmissed opportunit\w+|\bopportunities (?:\w+ ){0,3}missed\b|\bover-?optimis\w+|\boverly\b|\bover-?relian\w+",
    r"\brarely\b|\bseldom\b|\bsporadic\w*|\bpatchy\b|\bfragmented\b|\bpiecemeal\b|\bdisjointed\b",
    r"\bless (?:well|effective\w*|developed|consistent\w*|robust|strong|clear|evident|positive|good|"
    r"secure|timely|focused|assured|responsive|thorough|detailed|explicit|favourable)\b",
    r"\b(?:need|needs|needed|must|ought|should|requires?|required|remains?)(?: to)?(?: be| do| further| more)* "
    r"(?:improv\w*|strengthen\w*|ensur\w+|develop\w*|embed\w*|address\w*|increas\w+|further work|"
    r"work|better|clear\w*|refin\w+|review\w*|consider\w*|rigor\w+|robust\w*|extend\w*|expand\w*|"
    r"consolidat\w+|broaden\w*|accelerat\w+|sharpen\w*|attention|challeng\w+|enhanc\w+|tighten\w*|monitor\w*|evaluat\w+)\b",
    r"\b(?:further|more|still|much|additional) (?:work|development|improvement|progress|to do|action|attention|focus)\w* "
    r"(?:\w+ ){0,4}?(?:need\w*|requir\w*|to do|to be|remains?|done|necessary)\b",
    r"\bmore (?:\w+ )?(?:needs? to|remains to|could|should|is needed|work|to do)\b|\bwork (?:is |remains )(?:needed|required|to do)\b",
    r"\b(?:has|have|had|is|are|was|were) (?:yet|still) to\b|\binfancy\b|\bat an early stage\b|\bearly stages? of\b|\bearly days\b|\btoo early\b|\bstill developing\b|\bin its early\b",
    r"\bnot enough\b|\bno (?:\w+ ){0,2}?(?:strategy|system\w*|oversight|evidence|track\w+|overview|"
    r"process\w*|mechanism\w*|clear|formal|analysis|plans?|record\w*|arrangements?|coordinated|"
    r"specific|assessment\w*|data|monitoring|analysis|consistent|single|effective|protocol\w*|reliable|overarching|dedicated)\b",
    r"\blow(?:er)? (?:take-?up|number of return|numbers? of (?:return|referrals|notif\w+|private\w*)|rates? of|completion|proportion|base)\b|\btake-?up (?:\w+ ){0,4}?(?:is|was|remains?|has been) (?:too |very )?low\b",
    r"\bminority of\b|\bfew (?:children|young people|return|assessments|plans|interviews|of)\b|\bonly (?:\d+|\w+ per|half|a|some|one|two|three|around|about|just|recently|very|partial\w*|in|when|been)\b|\bjust over half\b|\bless than (?:half|\d+)\b|\bfewer than\b",
    r"\bcould be\b|\bcould (?:\w+ )?(?:improve|do more)\b|\brequires? improvement\b|\barea(?:s)? (?:for|of) (?:further )?(?:development|improvement|weakness|concern)\b",
    r"\bhamper\w*|\bhinder\w*|\bundermin\w+|\binhibit\w*|\bimped\w+|\bunsatisfactory\b|\bunacceptabl\w+|\bineffectual\b",
    r"\bwithout (?:\w+ )?(?:adequate|sufficient|proper|appropriate|full|clear|good|being|any|effective|a|robust)\b|\bunmet\b|\bunrecognised\b|\bunder-?recogni\w+|\boverlook\w*|\bunassessed\b|\bunallocated\b|\bunaware\b|\bunable\b|\bunidentified\b|\bunaddressed\b",
    r"\buntil (?:very )?recently\b|\bstruggl\w+|\bcursory\b|\btokenis\w+|\bconfus\w+|\bcomplacen\w+|\bnarrowly\b",
    r"\bserious (?:concerns?|weakness\w*|failures?)\b|\bconcerns?\b (?:\w+ ){0,3}?(?:inspectors|remain)\b|\binspectors (?:were |are )?concerned\b|\bconcerning\b|\bof concern\b",
    r"\bdeclin\w+ in (?:the )?(?:number|quality)\b|\bdeteriorat\w+|\bworsen\w*|\bremains? (?:a challenge|a concern|an? area|challenging|inconsistent|fragile|high|low)\b|\bwait(?:s|ing)? (?:too |times?|lists?|for (?:too )?(?:long|a|help|support|service))\b|\blong waits?\b|\blengthy\b|\bbacklogs?\b",
    r"\bleft (?:\w+ ){0,3}?(?:at|in|without|exposed|unprotected)\b|\b(?:leav|left)\w* (?:\w+ ){0,4}?(?:risk|harm)\w*\b|\bexposed to\b (?=.*\b(?:because|due|long)\b)|\bat risk of further\b|\bnot known whether\b",
    r"\buneven\b|\bmixed\b|\bunreliable\b|\binaccura\w+|\bpartial(?:ly)? (?:complet|effect|success)\w*|\bfragile\b|\bdisproportionate\b|\breactive\b|\bineptitude\b|\blost to\b|\bdilut\w+|\bminimised\b|\bnormalised\b|\bunstructured\b|\bsome way to go\b",
)  # fmt: skip

STRENGTH = (
    r"\bgood\b|\bstrong\w*\b|\beffective\w*\b|\brobust\w*\b|\bwell\b|\btimely\b|\bprompt\w*\b|\bswift\w*\b",
    r"\bthorough\w*\b|\bcomprehensive\w*\b|\bclear\w*\b|\bappropriate\w*\b|\bimprov\w+\b|\bsensitive\w*\b",
    r"\bskil\w+\b|\bpositive\w*\b|\bsuccess\w*\b|\bexcellent\b|\boutstanding\b|\bimpressive\w*\b|\bexemplary\b",
    r"\bproactive\w*\b|\bcareful\w*\b|\bquick\w*\b|\brespons(?:ive|e is|es are)\w*\b|\bhigh(?:ly)?[- ](?:quality|effective|skilled|valued|committed|responsive)\b",
    r"\bdetailed\b|\bbenefit\w*\b|\bsupport(?:ed|ive|s)\b|\bsuitabl\w+\b|\brigorous\w*\b|\bvigilant\b|\bproportionate\w*\b",
    r"\b(?:reduc|help|protect|enabl|ensur|strengthen|enhanc)\w* \b|\bregular(?:ly)?\b|\bsafe(?:ly|r)?\b|\bmature\b|\binnovative\b|\bcreative\w*\b",
    r"\bpersistent(?:ly)?\b|\btenacious\w*\b|\brelentless\w*\b|\bimmediate(?:ly)?\b|\bwithout delay\b|\bin a timely\b|\bfocus(?:ed)?\b|\bcoordinated\b|\bco-ordinated\b",
    r"\bsecure\b|\bembedded\b|\bmeet(?:s)? (?:the )?(?:needs|statutory)\b|\bwelcom\w+\b|\bcommitted\b|\bvaluable\b|\buseful\w*\b|\bmeaningful\w*\b|\bsound\b|\bspeed(?:y|ily)\b|\brapid\w*\b|\baccurate\w*\b|\bextensive\b",
    r"\baware(?:ness)?\b|\bunderst(?:and|ood)\w*\b|\bidentif\w+\b|\bassess(?:ed|es)\b|\bmonitor\w*\b|\btrack\w*\b|\breceiv\w+\b|\bconsider\w*\b|\brecogni\w+\b",
)  # fmt: skip

PAST = (
    r"\bprevious(?:ly)?\b|\bhistoric(?:al|ally)?\b|\bin the past\b|\bat the (?:time of the )?(?:last|previous)\b",
    r"\blast inspection\b|\bhad (?:been|not)\b|\bin 20\d\d\b|\bearlier\b|\binitial(?:ly)?\b|\bwas (?:identified|an area|recognised|noted)\b|\bwere (?:identified|noted)\b|\bformer(?:ly)?\b|\bfollowing\b|\bsince\b",
)

REPAIRED = (
    r"\b(?:has|have|had) (?:now |since |all |been |recently |largely |appropriately |effectively |swiftly |quickly |successfully |also |already )*"
    r"(?:addressed|improved|resolved|rectified|strengthened|tackled|remedied|overcome|reduced|taken|responded|eliminated|eradicated|put right|ceased)\b",
    r"\b(?:is|are|was|were) (?:now|no longer|being addressed|quickly addressed|swiftly addressed|promptly addressed)\b|\bno longer\b|\bnow (?:in place|well|better|good|much|more|strong\w*|have|has|receive)\b",
)
