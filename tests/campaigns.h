/*
 * campaigns.h: letters of campaigns in other languages, each from a pattern of
 * its own, and what people write beside them.  For tests of grouping.
 */
#ifndef TESTS_CAMPAIGNS_H
#define TESTS_CAMPAIGNS_H

#include "tests/letters.h"

/* How many sentences a letter takes of those that there are; own: of a hundred
 * letters so many begin with a paragraph of the sender. */
struct campaign {
	const char *language;
	const char *const *sentences;
	uint32_t count, takes, own;
	bool both; /* scripts, a letter in either */
};

/* Short letters for a tram line, as people send them from a telephone. */
static const char *const tram_for[] = {
    "{Proszę|Wnoszę|Apeluję|Bardzo proszę} o {budowę|poprowadzenie|jak "
    "najszybsze otwarcie|dokończenie} tramwaju na Rudzie Górnej, {bo|ponieważ|"
    "gdyż|dlatego że} {dzieci|uczniowie|wnuki|starsi ludzie} {marzną|stoją|"
    "czekają|moczą się} na pętli przy starej cegielni.",
    "{Autobus|Linia 118|Obecny przegubowiec|Stary ikarus} {spóźnia się|"
    "wypada|nie przyjeżdża|staje} {co rano|przy każdym deszczu|w poniedziałki|"
    "bez słowa}, {a|i|zaś|przy czym} {kierowca|dyspozytor|zarząd|ratusz} "
    "rozkłada ręce pod wiaduktem kolejowym.",
    "{Z|Z obecnej|Od tej|Ze starej} pętli na Rudzie {idę|idziemy|chodzę|"
    "dojście trwa} {kwadrans|dwadzieścia minut|pół godziny|ponad kilometr} "
    "po poboczu bez latarni {do przychodni|do szkoły muzycznej|na targ|do "
    "apteki}.",
    "{Tramwaj|Cichy tramwaj|Niskopodłogowy skład|Nowy tramwaj} {zabierze|"
    "zdejmie|odciąży|wyprowadzi} {tysiąc|setki|większość|połowę} samochodów z "
    "ulicy Ceramicznej {i|oraz|a także|a przy okazji} {kurz|hałas|smog|korek} "
    "spod naszych okien.",
    "{Pieniądze|Dotacja|Środki|Fundusze} na szyny {już są|leżą|czekają|"
    "przyznano}, {szkoda|wstyd|żal|niemądrze} {je oddać|zwracać|przepuścić|"
    "stracić} przez {jeden parking|kilka miejsc postojowych|czyjś garaż|dwie "
    "wiaty}.",
    "{Lipy|Stare lipy|Drzewa|Klony} przy Ceramicznej {da się|można|należy|"
    "warto} {przesadzić|ominąć|ocalić|zostawić}, {jak|tak jak|podobnie jak|"
    "dokładnie jak} {zrobiono|udało się|postąpiono|zaplanowano} przy "
    "Garncarskiej.",
    "{Moja mama|Sąsiadka|Babcia|Ciocia} {o kulach|z balkonikiem|na wózku|po "
    "udarze} {nie wejdzie|nie wsiądzie|nie da rady wejść|boi się wsiadać} do "
    "{tego|obecnego|wysokiego|starego} autobusu {bez pomocy|sama|nigdy|w "
    "ogóle} przy krawężniku z granitu.",
};
/* Against it: the same street, the same trees, other words. */
static const char *const tram_against[] = {
    "{Sprzeciwiam się|Protestuję przeciw|Nie zgadzam się na|Jestem przeciw} "
    "{wycince|wyrąbaniu|usunięciu|niszczeniu} {lip|alei|szpaleru|zieleni} dla "
    "torowiska, {którego|jakiego|o które|a tego} {nikt|żaden sąsiad|nikt z "
    "nas|nawet rada osiedla} {nie chciał|nie prosił|nie zamawiał|nie "
    "uzgadniał} w ankiecie z jesieni.",
    "{Drgania|Wibracje|Wstrząsy|Łoskot} {popękają|rozsadzą|zarysują|zniszczą} "
    "{ściany|stropy|piwnice|sklepienia} {kamienic|domów|willi|czynszówek} z "
    "czasów dyrektora Hoffmanna, {a|zaś|i|przy czym} {odszkodowań|remontów|"
    "pieniędzy|naprawy} {nie będzie|nikt nie obieca|nie przewidziano|nie "
    "zapisano}.",
    "{Zostawcie|Utrzymajcie|Wzmocnijcie|Poprawcie} {autobus|118|elektryczny "
    "autobus|dawny rozkład} co siedem minut {zamiast|miast|a nie|w miejsce} "
    "{wydawać|topić|zakopywać|trwonić} {miliony|fortunę|budżet|nasze podatki} "
    "w rowie z szynami.",
    "{Sklepikarze|Rzemieślnicy|Szewc i piekarz|Małe firmy} {stracą|utracą|"
    "pożegnają|nie odzyskają} {dostawy|klientów|zatoki|podjazdy} przez dwa "
    "lata {budowy|rozkopów|objazdów|płotów}, {jak|tak samo jak|podobnie jak|co "
    "widziano} na Piekarskiej.",
    "{Gdzie|Dokąd|W jakie miejsce|Na którą ulicę} {wyjedzie|skręci|zawróci|"
    "przejedzie} {karetka|straż pożarna|śmieciarka|dźwig}, {gdy|kiedy|skoro|"
    "jeśli} {peron|przystanek|wysepka|barierka} zamknie bramę podwórza?",
    "{Hałas|Pisk kół|Zgrzyt|Nocny zjazd} na łuku przy kaplicy {zbudzi|obudzi|"
    "nie da spać|wyrwie ze snu} {chorych|niemowlęta|nas wszystkich|pół "
    "dzielnicy} {o czwartej|przed świtem|co noc|bladym świtem}.",
    "{Urząd|Miasto|Ratusz|Prezydent} {obiecał|przyrzekł|zapewniał|podpisał} "
    "park kieszonkowy {na|w miejscu|przy|koło} {skwerze|zajezdni|dawnym "
    "tartaku|studni}, {tymczasem|a teraz|lecz|dziś} {rysuje|kreśli|planuje|"
    "stawia} tam podstację.",
};
/* Longer ones, in Czech. */
static const char *const quarry[] = {
    "{Bydlím|S rodinou bydlíme|Už třicet let žiju|Narodil jsem se} {pod "
    "lomem|na Vrších|v ulici Na Skalce|za kaplí} a {každé pondělí|dvakrát "
    "týdně|o prázdninách|skoro denně} {drnčí|cinkají|třesou se|praskají} nám "
    "{okna|skleničky|talíře|dlaždice} při odstřelu.",
    "{Žádám|Prosím|Požaduji|Navrhuji}, aby {kraj|úřad|obec|ministerstvo} "
    "{zamítl|odmítl|nepovolil|vrátil k přepracování} {čtvrtou etáž|rozšíření "
    "dobývky|další plochu|prodloužení těžby} {směrem k|až k|těsně u|vedle} "
    "Jeseninova pramene.",
    "{Studna|Voda|Pramen|Hladina} {klesla|ubyla|ztratila se|zakalila se} {o "
    "metr|o dva kruhy|k pískovci|pod sací koš}, {když|jakmile|od chvíle kdy|"
    "potom co} {čerpali|prohloubili|odstřelili|otevřeli} jižní stěnu.",
    "{Náklaďáky|Tatry|Návěsy|Auta s kamenem} {jezdí|hřmí|uhánějí|sjíždějí} "
    "{kolem školky|přes náves|úvozem|pod lipami} {od pěti ráno|i v sobotu|bez "
    "plachty|v koloně} a {prach|kamenivo|bláto|štěrk} {padá|létá|zůstává|"
    "leží} na přechodu.",
    "{Výr|Sokol|Mlok|Jeřáb} {hnízdí|se vrátil|žije|byl zaznamenán} na staré "
    "stěně {teprve|už|znovu|poprvé} {od jara|tři roky|po válce|loni}, {což|a "
    "to|jak|ovšem} {posudek|studie|dokumentace|hodnocení} {zamlčuje|"
    "nezmiňuje|vynechává|obchází}.",
    "{Kdo|Který úředník|Jaký fond|Z čeho kdo} {opraví|zaplatí|nahradí|"
    "vyspraví} {silnici|most|kapličku|zeď hřbitova} {k Dolním Lukám|přes "
    "Kačák|u mlýna|pod farou}, {až|jestliže|pokud|jen co} {firma|těžař|"
    "investor|správce} {odejde|zkrachuje|prodá podíl|zavře vrata}?",
    "{Slíbená|Dohodnutá|Smluvená|Zapsaná} {rekultivace|výsadba|obnova|"
    "náprava} {z roku 2009|prvního stupně|jezírka|severní haldy} "
    "{neproběhla|se nekonala|zůstala na papíře|začala a skončila}, {proto|"
    "tudíž|a tak|takže} {nevěřím|nevěříme|pochybuji|nečekám} {dalším|novým|"
    "podobným|jiným} slibům.",
    "{Děti|Vnuci|Školáci|Skauti} {chodí|jezdí na kole|spěchají|vodí psy} "
    "{pěšinou|zkratkou|po hrázi|lesem} {vedle|nad|kousek od|okolo} "
    "{trhliny|převisu|plotu s dírou|výsypky}, {kterou|již|jež|co} {nikdo|ani "
    "hlídač|žádná cedule|obec} {nehlídá|nezajistil|neopravil|neviděl}.",
    "{Ticho|Klid|Nedělní klid|Polední klid} {má|musí|by měl|ať} {platit|být|"
    "zůstat|vydržet} {aspoň|alespoň|když už nic|přinejmenším} {o svátcích|v "
    "neděli|po šesté večer|při bohoslužbě}, {a ne|nikoli|ne jako|místo aby} "
    "{drtič|třídička|sirény|kladivo} {běžel|vyl|mlátil|duněl}.",
    "{Turisté|Lázně|Penziony|Chalupáři} {odjíždějí|ruší pobyty|prodávají|"
    "nepřijedou}, {protože|neboť|jelikož|poněvadž} {stezka|rozhledna|"
    "vyhlídka|studánka} u Čertova stolu {je zavřená|zmizela|zarůstá|se "
    "propadla}.",
};
/* Letters in Serbian, from people who write the one script or the other. */
static const char *const mill[] = {
    "{Становник сам|Живим од рођења|Станујем годинама|Кућа ми је} {поред|"
    "изнад|уз|преко пута} {воденице|јаза|старе бране|воденичког вира} и "
    "{сваког пролећа|чим окопни|о свакој киши|кад год отворе уставу} {вода|"
    "блато|наплавина|муљ} {уђе|стигне|дође|просочи} до прага подрума.",
    "{Молим|Тражим|Захтевам|Предлажем} да се {мала централа|турбина|"
    "цевовод|електрана} {не гради|измести|укине|обустави} на Радовањској "
    "реци, {јер|пошто|будући да|зато што} {лети|у августу|за жеге|кад припече} "
    "{не тече|пресуши|сведе се на кап|остане барица} ни за жабе.",
    "{Пастрмка|Поточна пастрмка|Рак|Видра} {се вратила|поново се мрести|"
    "једва опстаје|живи} {тек|опет|једино|још само} {узводно|код ћуприје|испод "
    "слапа|у тесницу} {од|после|након|захваљујући} {чишћења|забране|оне зиме|"
    "ловочувара Милисава}.",
    "{Студија|Елаборат|Извештај|Процена} {прећуткује|не помиње|изоставља|"
    "преписује} {бунаре|врела|чесме|изворе} {с леве обале|испод пута|у "
    "Горњој мали|код записа}, {иако|мада|премда|а} {их|све то|њих|сваки} "
    "{мештани|чобани|пчелари|старци} {знају|памте|чувају|показују}.",
    "{Колико|За коју корист|По чијем рачуну|Због чега} {добија|ћари|заради|"
    "приходује} {село|месна заједница|општина|народ}, {када|кад|ако|чим} "
    "{струја|киловат|приход|дивиденда} {одлази|иде|путује|отиче} {у град|"
    "странцу|концесионару|ко зна коме}?",
    "{Славски|Сеоски|Петровдански|Стари} {сабор|вашар|вир|збор} {држимо|"
    "одржава се|правимо|окупља нас} на {спруду|ливади|ушћу|обали} {откад|"
    "одвајкада|још од|пре} {турског земана|Кочине крајине|деда Вукоја|попа "
    "Стојана}, {а|док|међутим|сад} {багер|булдозер|насип|ограда} {стоји|"
    "чека|заузе|прегради} прилаз.",
    "{Шума|Луг|Јошик|Врбак} {се сече|нестаје|пада|прореди се} {без|мимо|преко|"
    "уз сумњиву} {дозволе|дознаке|увида|договора}, {па|те|и|тако да} {клизи|"
    "креће|рони се|обрушава се} {брег|страна|пут|гробље} изнад {школе|"
    "амбуланте|задруге|Марковића куће}.",
};

/* For a market hall, in English. */
static const char *const market[] = {
    "{Please|I ask you to|We beg you to|Would you kindly} {keep|save|leave "
    "open|spare} the market hall in Tanner Row, {for|because|since|as} "
    "{pensioners|families|students|night nurses} {shop|meet|eat|queue} there "
    "{twice a week|every Friday|before dawn|in all weather}.",
    "{The new|Your|This|The revised} {by-law|draft|ordinance|order} {moves|"
    "shifts|banishes|sends} {stallholders|traders|fishmongers|growers} to {a "
    "car park|the ring road|an empty lot|a field} {without|lacking|short of|"
    "minus} {a roof|drains|a bus stop|lighting}.",
    "{Rents|Stall fees|Pitch charges|Weekly dues} {tripled|doubled|soared|"
    "jumped} {last spring|since Easter|within a year|overnight}, {yet|but|"
    "while|and still} {the cobbles|gutters|shutters|toilets} {were never|are "
    "not|have not been|went un-} mended.",
    "{My grandfather|Our neighbour|An aunt of mine|The butcher} {sold|traded|"
    "carried|weighed} {plums|eels|wool|cheese} under that clock {from 1951|"
    "after the war|for four decades|as a boy}, {and|so|hence|therefore} {I "
    "care|it matters|we remember|nobody forgets}.",
    "{A supermarket|One chain|A discounter|A warehouse} {will not|cannot|"
    "would never|does not} {replace|feed|employ|serve} {three hundred|the "
    "lower town|those without cars|our side streets} {as|the way|like|half as "
    "well as} the {women|bakers|crofters|gardeners} of Tanner Row do.",
    "{Clause seven|Paragraph 7|The seventh clause|Point seven} {gives|hands|"
    "leaves|grants} {the mayor|an agent|one office|a contractor} {keys|leases|"
    "the purse|all say} {behind|past|over the heads of|without} {councillors|"
    "residents|the guild|auditors}.",
    "{Glass|The iron frame|Its lantern roof|The east gable} {leaks|rusts|"
    "sags|rattles} {because of|after|through|owing to} {neglect|cheap paint|"
    "pigeons|the works next door}, {which|something that|a thing that|and "
    "that} {a grant|volunteers|the lottery|a small levy} {could|might|would|"
    "can} put right.",
};
/* For a mountain hut, in Bulgarian. */
static const char *const hut[] = {
    "{Моля|Настоявам|Призовавам ви|Искаме} хижа „Орлови поляни“ да {остане|"
    "бъде запазена|се стопанисва|служи} за {туристи|ученици|скиори|планински "
    "спасители}, {защото|тъй като|понеже|щом} {подслонът|печката|чаят|"
    "изворът} {е един|няма друг|стига за всички|спасява хора}.",
    "{Наредбата|Проектът|Новият текст|Предложението} {дава|преотстъпва|"
    "подарява|харизва} {пътеките|билото|чешмите|маркировката} на {един "
    "наемател|частник|фирма от столицата|лифта} {за|срещу|почти без|без} "
    "{трийсет години|жълти стотинки|търг|обезщетение}.",
    "{Дядо ми|Баща ми|Учителят ни|Старият хижар} {зида|носи камъните за|"
    "боядиса|покри} {зида|чардака|стълбите|трапезарията} {през петдесет и "
    "трета|с мулета|на ръце|за една есен} {и|а|затова|та} {не продавам|пазя|"
    "помня|тъгувам за} този покрив.",
    "{Лавината|Мъглата|Бурята|Виелицата} под Купена {взе|погуби|затрупа|"
    "изненада} {двама|трима|цяла група|колоездачи} {миналия март|по Гергьовден|"
    "в събота|за час}, {а|докато|въпреки че|при все че} {лампата|камбаната|"
    "телефонът|пазачът} на хижата {ги върна|светеше|ги упъти|помогна}.",
    "{Кой|Откъде|С какво|Как} ще {почиства|охранява|поправя|зимува} "
    "{пречиствателната|стария генератор|дърварника|моста}, {ако|когато|щом|"
    "след като} {дружеството|доброволците|пазачите|секцията} {си тръгнат|"
    "бъдат изгонени|останат без ключ|се разпаднат}?",
    "{Член девети|Точка 9|Деветият член|Алинеята по девети} {мълчи за|"
    "пропуска|забравя|не урежда} {мулетарите|билките|нощувките на деца|"
    "спасителния пост}, {макар|въпреки|независимо|при положение} че {законът|"
    "планът|общината|паркът} {го изисква|го обеща|плаща за него|го вписа}.",
    "{Три|Пет|Повече от сто|Хиляди} {подписа|картички|надписа|снимки} "
    "{събрахме|оставиха|пратиха|донесоха} в {книгата|кутията|пощата|"
    "трапезарията} до {огнището|иконата|прозореца|картата} {само за|от|през|"
    "докато траеше} {лятото|един съботен ден|ваканцията|снега}.",
};

enum { TRAM = 7, QUARRY = 10, MILL = 7, MARKET = 7, HUT = 7 };
/* Of the last, half is written in the other script. */
static const struct campaign campaigns[] = {
    {"pl", tram_for, TRAM, 3, 30, false},
    {"pl", tram_against, TRAM, 3, 30, false},
    {"cs", quarry, QUARRY, 5, 50, false},
    {"sr", mill, MILL, 5, 20, false},
    {"sr", mill, MILL, 4, 20, true},
    {"en", market, MARKET, 4, 20, false},
    {"bg", hut, HUT, 4, 20, false},
};

/* A paragraph of a sender's own, of words that nobody else has. */
static inline void
own_paragraph(struct buffer *b, struct chance *c)
{
	for (uint32_t w = 8 + chance(c, 12); w; w--) {
		own_word(b, c);
		buffer_add(b, w > 1 ? " " : ". ");
	}
}

static inline const char *
letter_of(struct arena *mem, const struct campaign *k, struct chance *c)
{
	struct buffer b = buffer_new(mem, 16384);
	size_t order[16];

	if (chance(c, 100) < k->own)
		own_paragraph(&b, c);
	for (size_t i = 0; i < k->count; i++)
		order[i] = i;
	for (size_t i = 0; i < k->takes; i++) {
		size_t other = i + chance(c, k->count - (uint32_t)i);
		size_t taken = order[other];

		order[other] = order[i];
		order[i] = taken;
		for (const char *p = k->sentences[taken]; *p;)
			if (*p == '{')
				p = letter_choice(&b, c, p + 1);
			else
				buffer_bytes(&b, p++, 1);
		buffer_add(&b, " ");
	}
	if (k->both && chance(c, 2))
		return text_to_latin(mem, b.data);
	return b.data;
}

#endif
