"""English for the reader of articles: its small words, its verbs, how it reports speech. Tables only. Pure."""

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import Role

_IRREGULAR = """
am-was-been become-became-become begin-began-begun bear-bore-born beat-beat-beaten bind-bound-bound bite-bit-bitten
blow-blew-blown break-broke-broken bring-brought-brought build-built-built burn-burnt-burnt buy-bought-bought
catch-caught-caught choose-chose-chosen come-came-come cost-cost-cost cut-cut-cut deal-dealt-dealt dig-dug-dug
draw-drew-drawn drink-drank-drunk drive-drove-driven eat-ate-eaten fall-fell-fallen feed-fed-fed feel-felt-felt
fight-fought-fought find-found-found flee-fled-fled fly-flew-flown forbid-forbade-forbidden forget-forgot-forgotten
freeze-froze-frozen get-got-gotten give-gave-given go-went-gone grow-grew-grown hang-hung-hung hear-heard-heard
hide-hid-hidden hit-hit-hit hold-held-held hurt-hurt-hurt keep-kept-kept know-knew-known lay-laid-laid lead-led-led
leave-left-left lend-lent-lent let-let-let lie-lay-lain lose-lost-lost make-made-made mean-meant-meant meet-met-met
oversee-oversaw-overseen overcome-overcame-overcome overtake-overtook-overtaken pay-paid-paid put-put-put
quit-quit-quit read-read-read ride-rode-ridden ring-rang-rung rise-rose-risen run-ran-run say-said-said see-saw-seen
seek-sought-sought sell-sold-sold send-sent-sent set-set-set shake-shook-shaken shoot-shot-shot show-showed-shown
shrink-shrank-shrunk shut-shut-shut sing-sang-sung sink-sank-sunk sit-sat-sat sleep-slept-slept speak-spoke-spoken
spend-spent-spent spread-spread-spread stand-stood-stood steal-stole-stolen strike-struck-struck swear-swore-sworn
swim-swam-swum take-took-taken teach-taught-taught tell-told-told think-thought-thought throw-threw-thrown
undergo-underwent-undergone understand-understood-understood uphold-upheld-upheld wear-wore-worn win-won-won
withdraw-withdrew-withdrawn write-wrote-written
bet-bet-bet bid-bid-bid bleed-bled-bled breed-bred-bred broadcast-broadcast-broadcast burst-burst-burst
cast-cast-cast cling-clung-clung creep-crept-crept forecast-forecast-forecast forgive-forgave-forgiven
grind-ground-ground mislead-misled-misled mistake-mistook-mistaken outdo-outdid-outdone
overthrow-overthrew-overthrown rebuild-rebuilt-rebuilt repay-repaid-repaid resell-resold-resold
rewrite-rewrote-rewritten rid-rid-rid slide-slid-slid spin-spun-spun split-split-split spring-sprang-sprung
stick-stuck-stuck sting-stung-stung sweep-swept-swept swell-swelled-swollen swing-swung-swung tear-tore-torn
tread-trod-trodden undercut-undercut-undercut undertake-undertook-undertaken undo-undid-undone wake-woke-woken
weep-wept-wept wind-wound-wound withhold-withheld-withheld withstand-withstood-withstood foresee-foresaw-foreseen
"""
_REGULAR = """
abandon accept accompany account accuse achieve acquire act add admit adopt advise affect agree aim allow alter announce
answer appeal appear apply appoint approve argue arrange arrest arrive ask assert assist assume attack attempt attend
attract award ban base believe belong blame block boost borrow call cancel carry cause celebrate change characterize
charge chase check cite claim close collaborate collapse collect combine comment commit compare compete complain
complete compose comprise conclude condemn conduct confirm connect consider consist contain continue contribute control
convert convict cooperate coordinate correspond cover create criticise criticize cross decide declare decline decrease
defeat defend define delay deliver demand demolish deny depend describe design destroy determine develop die differ
direct direct disagree discover discuss dismiss displace dispute distribute divide donate double earn educate elect
emerge employ enable encourage end endorse enjoy ensure enter establish estimate evacuate evolve exceed exist expand
expect experience explain explode export express extend face facilitate fail favor feature file fill finance finish
fix focus follow force form found fund gain gather generate govern graduate grant guarantee handle happen hate help
hire host house identify ignore imagine impact implement imply import impose improve include increase indicate
influence inform inhabit injure insist inspire install intend introduce invade invent invest investigate invite involve
issue jail join judge jump kill lack land last launch learn lift like limit link list live locate look love lower
maintain manage manufacture march mark market marry matter measure mention merge migrate move murder name narrow need
negotiate nominate note obtain observe occupy occur offer open operate oppose order organize originate outlaw own
participate pass perform permit persuade place plan play pledge point pose possess post praise predict prefer prepare
present prevent proclaim produce prohibit promise promote propose protect protest prove provide publish pull purchase
push raise range rank rate ratify reach react realize rebuild receive recognize recommend record recover reduce refer
reflect refuse regard regulate reject relate release rely remain remember remove rename renew renovate repair repeat
replace reply report represent request require rescue reside resign resist resolve respond rest restore restrict result
resume retain retire return reveal review reward rule save score search secure seem seize separate serve settle shape
share shift sign slow solve sound specialize sponsor star start state stay stem stop store stress stretch struggle study
submit succeed suffer suggest supply support suppose surge surrender survive suspect suspend sustain talk target tend
test threaten total touch tour trade train transfer transform translate travel treat triple try turn unite unveil urge
use utilize vary violate visit vote vow wait walk want warn wash waste watch weaken welcome widen wonder work worry
abolish abuse accelerate acknowledge adapt address adjust advance advertise advocate afford age amend amount
analyse analyze applaud arm assemble assess assign assure attach attain audit authorise authorize await back bail
balance beg behave bless board bomb book boom bother bounce bow box boycott brand breach brief broaden brush bury
cap capture care caution cease challenge chair charter cheat cheer chop circulate clash classify clean clear climb
coach collide comply compile complement compute conceal concede concern confess confine confront congratulate
conquer conserve constitute construct consult consume contact contest contrast convene convey convince cook cool
cope copy correct corrupt count crack crash crawl crush cultivate curb cure damage dance dare dash date debate
decay decree dedicate deem deepen defer defy degrade delegate delete demonstrate denounce depart depict deploy
deport deposit derail descend deserve detain detect deteriorate devote dictate diminish disappear disappoint
disclose discourage disguise dislike dismantle dispatch disperse display dispose disrupt dissolve distinguish
distort disturb dive diversify dominate draft drag drain dress drift drill drop drown dry dump ease echo edit
eliminate embark embrace emit emphasise emphasize empower encounter endanger endure enforce engage enhance enrich
enrol enroll entail entertain entitle envisage equip erase erode erupt escalate escape escort evaluate evict evoke
exaggerate examine exchange exclude excuse execute exempt exercise exhaust expire exploit explore expose extract
fade fan farm fetch fine fire fit flag flatten flood flow fold fool formulate foster frame frustrate fuel fulfil
fulfill function gamble gaze grab grade grasp greet grip guard guess guide halt halve hamper harass harm harvest
haul head heal heat hesitate highlight hinder hint honor honour hope hunt hurry illustrate imprison incur infect
inflate inherit initiate innovate inquire insert insult insure integrate interfere interpret interrupt intervene
interview invoke irritate isolate justify kick kidnap kiss knock label lag laugh leak lean leap lease lecture
lengthen level liberate license lobby lock loot lure mail mandate manipulate map match mature maximise maximize
mediate melt merit mimic mine minimise minimize miss mix mobilise mobilize mock modernise modernize modify monitor
mount mourn multiply necessitate neglect nod notice notify number nurse object oblige obstruct offend omit opt
orbit outnumber outpace outperform outline overhaul overlap overlook overrule overturn owe pack paint park part
patch pause peak penalise penalize penetrate perceive persist phase phone pick pile pin plague plead please plot
plunge poison polish poll pollute pool pop populate portray postpone pour practise practice preach precede predate
prescribe preserve press pressure presume pretend prevail price print privatise privatize probe proceed process
procure profit project prolong pronounce propel prosecute prosper provoke publicise publicize pump punish purge
pursue qualify quantify question quote race rain rally ramp rebound recall recede reckon reclaim reconcile
reconsider reconstruct recruit recycle redistribute refine reform refuel refund refurbish regain register regret
rehabilitate reinforce reinstate rejoin relax relieve relocate remedy remind render rent reopen repeal repel
replicate repress reproduce reschedule resemble resent reserve reshape restart restructure retaliate retreat
retrieve reunite reverse revise revive revoke risk rob rotate round rub ruin rush sabotage sack safeguard sail
salute sample sanction satisfy scale scan scare scatter schedule scold scrap scream screen scrutinise scrutinize
seal secede segregate select sentence sever shelter shield shine shock shop shorten shoulder shout shove shrug
signal simplify simulate skip slash slip smash smell smile smoke smuggle snap soar soften sort spark spill spoil
spot spur squeeze stabilise stabilize staff stage stagnate stain stall stamp starve steer step stimulate stir
strengthen strip structure stumble subsidise subsidize substitute subtract sue sum summon supervise supplement
suppress surface surpass surprise surround survey swallow switch symbolise symbolize tackle tailor tap tax tease
telephone televise tempt terminate terrify thank thrive tick tie tighten tip tolerate top topple toss trace track
trail transcend transmit transport trap trigger trim trust tumble twist undermine underestimate unearth unify
accumulate align allocate anticipate avoid bombard calculate clarify coincide commence communicate compensate
consolidate contaminate contradict deceive decorate derive designate devise diagnose duplicate elaborate fluctuate
incorporate induce inflict inspect instruct intensify interact irrigate jeopardise jeopardize legalise legalize motivate
navigate obey preside purify redeem specify testify access approach attribute benefit bypass campaign exhibit patrol
unlock update upgrade vaccinate validate value vanish venture verify veto view void volunteer wage weigh whip
whisper wipe wire witness worsen worship wound wrap wreck yield zero
""".replace("\n", " ")
# These are more often nouns or adjectives, so they count as verbs only where nothing else could stand.
_DOUBTFUL = """
act account answer appeal attack award ban base block call cause change charge check claim close comment complete
contract control cover cross deal decline decrease delay demand design direct end estimate experience export face fall
favor feature file fill finance focus force form fund hand help host house impact import increase influence issue judge
jump lack land last lead lift like limit link list live look love lower mark market matter measure murder name narrow
need note offer open order own pass place plan play point post praise present produce promise protest purchase range
rank rate reach read record release reply report request rescue rest result return reveal review reward rise rule run
score search separate set shape share shift show sign slow sound sponsor stand star start state stay stem stop store
stress study supply support surge suspect target test touch tour trade train transfer travel treat triple try turn use
visit vote walk want warm waste watch welcome work worry cut cost hit hurt put read set shut spread found born left
meaning building meeting beginning being housing funding training spending saving ruling standing warning
abuse address age amount arm audit back balance bear bet bid bill board bomb book boom box boycott brand brief
broadcast burst cap care cast challenge chair charter clash clean clear climb coach contact contest contrast cook
cool copy correct count crack crash cure damage dance dash date debate decay decree deposit display draft drag
drain dress drift drill drop dry dump ease echo escape escort exchange exempt exercise fan farm fine fire fit flag
flood flow fold fool forecast frame fuel function gamble grade grip guard guess guide halt harm harvest haul head
heat highlight hint honor honour hope hunt insult interview kick kiss label lag laugh leak leap lease lecture level
license lobby lock mail mandate map match mature merit mine miss mistake mix mount notice number nurse object orbit
outline pack paint park part patch pause peak phase phone pick pile pin plague plot poison polish poll pool pop
practice practise press pressure price print probe process profit project pump purge question quote race rain rally
ramp recall reform refund register regret remedy rent repeal reserve retreat reverse risk round ruin rush sack sail
salute sample sanction scale scan scare schedule scrap scream screen seal select sentence shelter shield shock shop
shoulder signal slide slip smell smile smoke snap sort spark spill spin split spot spring spur staff stage stain
stall stamp step stick structure sum supplement surface surprise survey sweep swing switch tap tax tear telephone
tick tie tip top trace track trail transport trap trigger trim trust twist update upgrade value venture veto view
access approach attribute benefit bypass campaign exhibit patrol
void volunteer wage wake whip whisper wire witness wound wrap wreck yield zero
"""
_ROLES: dict[Role, str] = {
    Role.DETERMINER: "a an the this each that these those some any each every no another several many most few all both either neither such",
    Role.PRONOUN: "i you he she it we they him me us them everyone nobody someone himself herself itself themselves",
    Role.POSSESSIVE: "my your his her its our their",
    Role.PREPOSITION: "of in on at by for with from to into onto over under above below against among amid around as across after before behind beside besides between beyond despite down during except inside like near off out outside per since through throughout toward towards unto up upon via within without including regarding concerning alongside as since than until",
    Role.AND: "and or nor",
    Role.BUT: "but",
    Role.BECAUSE: "because although though while whereas whilst so",
    Role.IF: "if when whenever unless once before after where wherever whether",
    Role.RELATIVE: "which who whom whose that",
    Role.AUXILIARY: "is are was were be been am has have had do does did will would can could may might must shall should isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't cannot 's 're 've 'll 'd 'm",
    Role.GERUND: "being having",
    Role.NEGATION: "not never n't no",
    Role.ADVERB: "there yet also then now still already even just only again soon later once often usually generally commonly widely mostly mainly primarily partly currently recently previously originally formerly eventually finally officially reportedly allegedly typically largely extensively significantly roughly approximately nearly almost about too very more less much further moreover together well far there here first instead rather quite perhaps possibly probably likely ever always sometimes rarely frequently thus hence therefore however subsequently initially simply easily directly actually",
}
_PLACES = """
America American Americans Argentina Asia Asian Australia Australian Austria Bali Bangladesh Beijing Belgium Brazil
Britain British Brussels Canada Canadian China Chinese Denmark Dutch Egypt England English EU Europe European Finland
France French Germany German Greece India Indian Indonesia Indonesian Iran Iraq Ireland Israel Israeli Italy Italian
Jakarta Japan Japanese Java Kenya Korea Korean Kremlin London Malaysia Malaysian Mexico Moscow Myanmar Nepal
Netherlands Nigeria Norway Pakistan Palestinian Papua Paris Philippines Philippine Poland Polish Portugal Russia
Russian Scotland Singapore Spain Spanish Sudan Sumatra Sweden Swiss Switzerland Syria Taiwan Thailand Tokyo Turkey
Turkish Ukraine Ukrainian UK UN US U.S. USA Venezuela Vietnam Wales Washington Western
"""
GRAMMAR = Grammar(
    roles=_ROLES,
    regular=_REGULAR,
    irregular=_IRREGULAR,
    doubtful=_DOUBTFUL,
    phrases={
        "as well as": Role.AND, "along with": Role.PREPOSITION, "together with": Role.PREPOSITION, "because of": Role.PREPOSITION,
        "due to": Role.PREPOSITION, "such as": Role.PREPOSITION, "even though": Role.BECAUSE, "so that": Role.IF,
        "rather than": Role.PREPOSITION, "instead of": Role.PREPOSITION, "according to": Role.PREPOSITION, "as soon as": Role.IF,
        "as of": Role.PREPOSITION, "out of": Role.PREPOSITION, "up to": Role.PREPOSITION, "as long as": Role.IF, "et al": Role.NOUN, "more than": Role.ADVERB,
        "less than": Role.ADVERB, "at least": Role.ADVERB, "at most": Role.ADVERB, "in order to": Role.TO, "as if": Role.IF,
        "each other": Role.PRONOUN, "one another": Role.PRONOUN,
    },
    be="is are was were be been being am 's",
    modal="will would can could may might must shall should cannot won't can't",
    have="has have had 've",
    copula="is",
    denying="""cannot can't won't isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't wouldn't couldn't
        shouldn't mustn't hardly barely scarcely rarely seldom neither nobody none nothing without denied denies deny""",
    sparing="no few neither only not",
    either="or nor",
    openers=(
        "however", "therefore", "in fact", "additionally", "moreover", "furthermore", "for example", "for instance", "thus",
        "hence", "meanwhile", "nevertheless", "nonetheless", "in addition", "besides", "similarly", "likewise", "indeed",
        "in other words", "as a result", "consequently", "overall", "in conclusion", "on the other hand", "of course",
        "in particular", "specifically", "instead", "also", "yes", "no", "and", "but", "so", "then", "finally", "still",
        "it is worth noting that", "it's worth noting that", "it's worth to note that", "it is important to note that",
        "it's important to note that", "note that", "keep in mind that", "this means that", "this is because", "that is",
        "in general", "generally speaking", "it is believed that", "it is generally believed that",
        "it is generally thought that", "it is thought that", "it is widely believed that", "it is known that",
        "it is said that", "it is estimated that", "it is possible that", "the fact that",
    ),
    said="""said says say saying told tells claimed claims claim announced announces announce warned warns stated states
        argued argues added adds insisted insists alleged alleges admitted declared confirmed explained
        noted reported reports revealed wrote writes testified acknowledged conceded asserted estimates estimated
        predicted predicts believes believe suggested suggests found shows showed showed
        described accused accuses accusing blamed blames concluded maintained
        stressed emphasised emphasized tweeted posted testified ruled remarked replied recalled""",
    acts="condemned denied denies criticised criticized called urged asked denied announced promised pledged vowed demanded rejected accused blamed warned claimed",
    accused="accused accuses accusing blamed blames warned warns urged urges told tells",
    noun_said="statement report study survey poll figures data research analysis document letter speech interview",
    according=("according to", "in the words of", "as reported by", "citing"),
    that="that",
    titles="""president prime minister secretary general chief executive officer chairman chairwoman chairperson chair
        governor mayor senator representative congressman congresswoman mp sir lord lady dr dr. prof prof. professor mr mr.
        mrs mrs. ms ms. king queen prince princess pope bishop ambassador spokesman spokeswoman spokesperson director
        head deputy vice former ex acting foreign finance defence defense health interior justice education trade energy
        state treasury leader captain colonel lieutenant sergeant judge attorney commissioner
        economist analyst professor researcher expert author activist councillor alderman harbourmaster of the and for""",
    places=_PLACES,
    persons="he she him her they",
    things="it they",
    possessives="his her its their",
    collective="""agree agreed agrees meet met meets together joint jointly mutual mutually each other between both share
        shared signed sign differ merged merge unite united married marry among cooperate collaborate partnership combined
        combine respectively total""",
    time="january february march april may june july august september october november december yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday ago last next year month week",
    includes="include includes included including such as like namely",
    abbreviations="""dr mr mrs ms prof st sen rep gov gen lt col sgt capt rev hon jr sr inc ltd co corp vs etc no vol fig al
        approx est dept univ jan feb mar apr jun jul aug sept sep oct nov dec e.g i.e u.s u.k a.m p.m ph.d d.c""",
)  # fmt: skip
