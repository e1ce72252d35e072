"""English words by what they tell of a sentence: name of a feature to words and phrases. Pure.

A verb marked with ~ stands for its regular forms too (rise~: rise, rises, rising); irregular ones are written out.
"""

GROUPS: dict[str, str] = {
    "number_word": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens half third thirds fifth fifths twice double triple zero",
    "big_number": "hundred hundreds thousand thousands million millions billion billions trillion trillions bn mn",
    "percent": "percent pct",
    "money": "dollar dollars cent cents euro euros rupiah pound pounds yuan yen rupees ringgit",
    "measure": "percentage number numbers amount amounts level levels share total statistics figures data rate rates majority minority size average median proportion",
    "unit": "ton tons tonne tonnes kilogram kilograms kg kilometre kilometres kilometer kilometers km metre metres meter meters mile miles hectare hectares acre acres litre litres liter liters barrel barrels degrees megawatt megawatts mw gigawatt gigawatts gw",
    "more": "more less fewer greater larger smaller bigger higher lower faster slower longer older younger richer poorer cheaper stronger weaker worse than compared versus outnumber~ outpace~ exceed~ combined",
    "most": "highest lowest largest biggest smallest longest oldest youngest richest wealthiest poorest fastest worst deadliest unprecedented",
    "never": "never ever only single",
    "change": "rise~ rose risen increase~ grow~ grew grown climb~ jump~ surge~ soar~ double~ triple~ expand~ raise~ gain~ fall~ fell fallen drop~ decline~ decrease~ shrink~ shrank shrunk plunge~ lose~ lost cut~ cutting reduce~ slash~ halve~ growth reduction worsen~ improve~ skyrocket~ recover~ collapse~ slow~ strengthen~ weaken~",
    "end": "end~ stop~ close~ cancel~ eliminate~ abolish~ repeal~ destroy~ remove~ shut~ ban~ block~ withdraw~ withdrew withdrawn abandon~ suspend~",
    "law": "vote~ veto vetoes vetoed bill bills legislation law laws act amendment amendments enact~ ratify~ sign~ treaty treaties agreement agreements negotiate~ resolution parliament senate congress congressional committee republican republicans democrat democrats administration federal election elections elected constitution regulation regulations decree",
    "stand": "support~ oppose~ favor~ favour~ back~ endorse~ reject~ refuse~ against appoint~ nominate~ propose~ proposal proposals approve~ condemn~ criticise~ criticize~ demand~",
    "court": "court courts supreme rule~ judge judges convict~ sentence~ prison jail crime crimes criminal criminals murder~ police illegal illegally lawsuit sue~ sued attorney prosecutor prosecutors charges charge~ investigate~ investigation arrest~ corruption fraud bribe bribes bribery",
    "tax": "tax taxes taxed taxing taxation budget budgets deficit deficits debt debts surplus revenue revenues spending fiscal subsidy subsidies pension pensions bankrupt bankruptcy",
    "economy": "economy economic unemployment unemployed employment inflation gdp wages wage income incomes recession trade exports imports export~ import~ interest market markets manufacture~ manufacturing factory factories industry industries oil gas energy steel electricity company companies corporation corporations businesses bank banks job jobs worker workers production produce~ harvest~ supply supplies poverty poor population crisis crises depression",
    "cost": "cost~ spend~ spent pay~ paid price prices fund~ invest~ investment investments borrow~ owe~ earn~ buy~ bought sell~ sold save~ receive~ money loan loans afford~ supply~",
    "war": "war wars troops troop soldiers soldier military nuclear weapons weapon missile missiles army navy attack~ invade~ invasion bomb~ killed kill~ died dead deaths death casualties injured terrorist terrorists sanctions forces defense defence earthquake flood floods victims victim",
    "health": "health hospital hospitals medicare medicaid insurance insured uninsured drug drugs disease diseases medical doctor doctors patient patients prescription benefits welfare cancer mortality vaccine vaccines virus infection infections school schools students teachers tuition",
    "office": "president governor senator secretary minister ministers ministry mayor chairman director general ambassador congressman commissioner commission spokesman spokeswoman spokesperson official officials government agency agencies department departments bureau council",
    "said": "say~ said tell~ told claim~ report~ announce~ state~ according declare~ admit~ deny~ accuse~ promise~ warn~ quote~ write~ wrote written testify~ call~ statement study studies survey surveys estimate~ poll polls show~ shown indicate~ evidence",
    "cause": "because caused cause~ result results resulted resulting due therefore consequently triggered trigger~",
    "time": "ago since until yesterday year years month months week weeks decade decades century monday tuesday wednesday thursday friday saturday sunday",
    "now": "now today currently already recently",
    "month": "january february march april May june july august september october november december",
    "i": "i me my mine myself i'm i've i'd i'll",
    "they": "he she they him her them his hers their theirs he's she's they're they've they'd",
    "future": "will shall won't 'll tomorrow going gonna i'll we'll you'll he'll she'll they'll it'll forecast~ predict~ expect~ next",
    "may": "may might could perhaps maybe possibly probably likely seem~ appear~ apparently hopefully",
    "must": "must ought mustn't",
    "should": "should shouldn't",
    "can": "can cannot can't",
    "would": "would wouldn't i'd we'd they'd he'd she'd",
    "want": "want hope~ wish~ intend~ prefer~ aim~ let let's like love~",
    "need": "need needs needed",
    "if": "if unless whether suppose",
    "opinion": "think thinks thought believe~ feel felt guess~ opinion view views agree~ disagree~ consider~ admire~ respect~ convinced honestly frankly sure certainly obviously",
    "judging": "good better best great greatest wonderful terrible bad wrong right important strong tough fair unfair proud beautiful ridiculous shame shameful disgrace disgraceful outrageous horrible incredible fantastic tremendous dangerous serious simple clear critical vital essential fundamental nice sad brave smart stupid silly foolish crazy weak reckless irresponsible appropriate proper reasonable interesting difficult hard easy happy glad pleased delicious amazing awful excellent",
    "courtesy": "thank thanks welcome congratulations applause please sorry excuse pardon hello goodbye laughter honor pleasure privilege ladies gentlemen appreciate~ grateful",
    "asking": "question questions rebuttal respond~ response answer~ topic segment comment comments audience",
    "thinking": "know~ knows understand~ understood remember~ mean means recognize~ recognise~ realize~ realise~ see imagine~ mention~ talk~ discuss~ describe~ explain~ hear",
    "plan": "plan~ plans policy policies program programs programme programmes",
    "denial": "didn't wasn't weren't hasn't haven't hadn't",
    "insisting": "actually indeed fact truth true false",
    "values": "freedom hope values faith dream dreams future peace liberty justice leadership strength courage character principle principles responsibility opportunity opportunities god bless democracy vision commitment moral heart heritage dignity trust ideals challenge challenges greatness prosperity spirit destiny",
}  # fmt: skip
PHRASES: dict[str, tuple[str, ...]] = {
    "future": ("going to", "about to"),
    "want": ("would like", "i'd like", "let me", "let us"),
    "must": ("have to", "has to", "got to", "supposed to"),
    "denial": ("did not", "was not", "were not", "has not", "have not", "had not"),
    "insisting": ("in fact", "matter of fact", "of course"),
    "change": ("gone up", "went up", "goes up", "gone down", "went down", "goes down"),
    "most": ("the first", "first time", "more than ever", "in history", "in the history", "all time", "in the world", "in the country"),
    "cause": ("as a result", "because of", "due to", "led to", "leads to", "thanks to"),
    "courtesy": ("thank you", "good evening", "good morning", "god bless", "good night"),
    "opinion": ("in my view", "in my opinion", "i'm sure", "i am sure", "no doubt"),
    "more": ("more than", "less than", "as much as", "as many as", "fewer than", "at least", "up to"),
    "never": ("the only", "never before", "no one"),
    "voting": ("voted for", "voted against", "voted to", "voted no", "signed into", "voted in"),
    "time": ("last year", "last week", "last month", "years ago", "this year", "in the last", "in the past", "over the past", "over the last"),
}  # fmt: skip
# Before a verb of change these make it a goal: "to cut", "will rise".
AIMING = "to will can could should must would may might shall we'll i'll they'll"
SUBJECTS = {"i": "i", "we": "we", "he": "they", "she": "they", "they": "they", "you": "you"}
HAVE = "have has had haven't hasn't hadn't having"
BE = "was were be been being"
PAST = "was were did went came took got gave made said told saw knew thought became began brought built bought broke chose drew drove fell felt fought found flew forgot grew held kept led left lost met paid ran rose sold sent shot spent stood stole taught threw understood won wrote voted put cut let set hit hurt shut spoke wore woke swore sank rang sang sat slept lent lit dealt dug fed fled hid swam struck stuck laid quit spread cast"
PARTICIPLES = "become been begun bought broken brought built cast chosen come cut dealt done drawn driven dug fallen fed felt fled flown forgotten fought found given gone got gotten grown held hidden hit hurt kept known laid led left lent let lit lost made met paid put quit risen run rung said sat seen sent set shot shut slept sold spent spoken spread stolen stood struck stuck sung sunk sworn swum taken taught thought thrown told understood voted woken won worn written"
NOT_PAST = "need speed indeed hundred red breed exceed proceed succeed united sacred naked hatred kindred wicked"
