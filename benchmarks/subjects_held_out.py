"""
The subject that is held out of the real texts, and how three kinds of people would tell of it.

The sentences of professionals are those taken out of the reports, held in memory only. Those of
children and parents are invented here, and were written before any of them was put into a
stream: each is another, as no two people use the same words, and only some share the words of
the street.
"""

import re

# Held out: exploitation of children by criminals who move drugs. Of the 132 sentences that it
# takes from the reports 60 drawn by lot were read: all spoke of it.
HELD_OUT = re.compile(
    r"county[- ]lines?|criminal(?:ly)?(?:,| and| or)? (?:\w+ ){0,2}exploit|\bcce\b|drug[- ]runn"
    r"|drug (?:dealing|lines?|gangs?)|cuckoo",
    re.IGNORECASE,
)
TELLS = {
    "professional": re.compile(r"county line|criminal|drug (?:running|dealing)"),
    "child": re.compile(
        r"trap|going (?:country|cunch)|\bot\b|burner|plugging|elders|shotting|cunch"
    ),
    "parent": re.compile(
        r"trap|burner|county|train tickets?|phones|dealers?|older lads|trainers"
    ),
}
CHILD = (
    "They make me hold the burner phone and I am scared of what happens if I lose it.",
    "The elders said I owe them now so I have to go trap house every weekend and I get hit.",
    "I was going country for three days and nobody asked where I was, they hurt my friend.",
    "He gave me trainers and then I had to work it off in the trap house or get beaten.",
    "I don't want to go cunch again because a man there had a knife and I was crying.",
    "They made me do plugging and it hurt and I was scared to tell anyone.",
    "My mate got stabbed in the trap house and now they want me to carry for them instead.",
    "I had two burner phones and lost one so they say I am in debt and threaten my sister.",
    "Elders put me on a train going country with drugs and I was scared the whole way.",
    "When I was going cunch I slept on the floor with people taking drugs and it was dirty.",
)
PARENT = (
    "He comes home with a second phone, a burner phone, and is frightened of who rings it.",
    "My son disappears for days with train tickets to places he has never been and is hurt.",
    "Older lads wait outside the school in a car and threaten him if he does not go with them.",
    "I found a burner phone and money under her bed and she is scared and will not say a word.",
    "Dealers have taken him to a trap house miles away and he was beaten there.",
    "She has new trainers and train tickets and bruises and nobody will listen to me.",
    "The older lads say he owes them for drugs he lost and they have threatened our house.",
    "He was found in a trap house in another county with a knife and class A drugs.",
    "I told them about the burner phone and the train tickets and the men, I am worried.",
    "Dealers use children like mine as they get off, and he was stabbed over a debt.",
)
