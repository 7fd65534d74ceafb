"""Short forms of given names: Bob for Robert, Liz for Elizabeth; folded, as names are compared."""

_FORMS = """
abigail abby abi gail
albert al bert
alexander alex alec sandy sasha xander
alexandra alex sandra sasha lexi
alfred alf fred
amanda mandy
andrew andy drew
andreas andi
anna annie ann anne anja anya
anthony tony
antonia toni
barbara barb babs
benjamin ben benny
bernard bernie
catherine cathy cate kate katie kitty
charles charlie chuck chas
charlotte charlie lottie
christian chris
christina chris tina
christine chris tina
christoph chris
christopher chris kit topher
daniel dan danny
david dave davy
deborah deb debbie
dmitri dima mitya
donald don donny
dorothy dot dolly dottie
edward ed eddie ted ned
eleanor ellie nell nora
elizabeth liz lizzie beth betty eliza libby lisa elsie bess
elisabeth liz lisa lisbeth elli sisi
emily em emmy
eugene gene
ferdinand ferdi
francis frank fran
frances fran frankie
francisco paco pancho
franziska franzi
frederick fred freddie
friedrich fritz
gabriel gabe
gabriele gabi
gabriella gaby ella
george georgie
gerald gerry jerry
giuseppe beppe peppe
gregory greg
guillermo memo
harold harry hal
heinrich heinz
helen nell
henry harry hank hal
ivan vanya
jacob jake
jacqueline jackie
james jim jimmy jamie
janet jan
jeffrey jeff
jennifer jen jenny
jeremy jerry
jessica jess jessie
joanna jo joey
johann hans
johannes hans hannes jo
john jack johnny
jonathan jon jonny
jose pepe
joseph joe joey
josephine jo josie
joshua josh
judith judy
julia jules
katharina kathi kati katja
katherine kathy kate katie kat kitty
kathleen kathy kate katie
kenneth ken kenny
lawrence larry
leonard leo len lenny
leonardo leo
lillian lily lil
ludwig lutz
magdalena lena magda
margaret maggie meg peggy marge greta rita
maria mia mary
mariya masha
martin marty
matthew matt
matthias matze
maximilian max
melissa mel
michael mike mick mickey michi
mikhail misha
nathaniel nate nat nathan
nicholas nick nicky
nicole nicky
nikolai kolya
olivia liv livvy
pamela pam
patricia pat patty tricia trish
patrick pat paddy
peter pete
philip phil pip
rafael rafa
raymond ray
rebecca becky becca
richard rick dick rich ricky
robert bob rob bobby robbie bert
roberto beto
ronald ron ronnie
rosemary rose rosie
rudolf rudi
samantha sam
samuel sam sammy
sarah sally sadie
sebastian seb basti
sergei seryozha
stephanie steph steffi
stephen steve
steven steve
susan sue susie
suzanne sue suzie
tatiana tanya
terence terry
theodore ted theo teddy
theresa terry tess
thomas tom tommy
timothy tim
tobias tobi
ulrich uli
ursula uschi ulla
valentina valya
veronica ronnie vera
victor vic
victoria vicky tori
vincent vince vinnie
vladimir volodya vova
walter walt wally
wilhelm willi
william bill will billy liam willy
wolfgang wolf
yevgeny zhenya
zachary zach zack
"""

LONG_FORMS: dict[str, frozenset[str]] = {}
"""The names a short form may stand for."""
for _line in _FORMS.strip().splitlines():
    _long, *_shorts = _line.split()
    for _short in _shorts:
        LONG_FORMS[_short] = LONG_FORMS.get(_short, frozenset()) | {_long}


def is_short_for(short: str, name: str) -> bool:
    """Whether a folded given name is a short form of another."""
    return name in LONG_FORMS.get(short, ())


def same_name(one: str, other: str) -> bool:
    """Whether one is short for the other, or both for the same name (Bob and Rob)."""
    ones = LONG_FORMS.get(one, frozenset()) | {one}
    others = LONG_FORMS.get(other, frozenset()) | {other}
    return not ones.isdisjoint(others)


def forms_of(name: str) -> frozenset[str]:
    """A folded given name with its short and long forms."""
    wholes = LONG_FORMS.get(name, frozenset()) | {name}
    return frozenset(short for short, longs in LONG_FORMS.items() if longs & wholes) | wholes
