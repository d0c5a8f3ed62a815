# Prints an invented directory as HSDS 3.1, a service on each line: awk -v services=10000 -f bench/directory.awk
# Two places each, spread 20 km around the sample town; the same each time.

function pick(list, n) { return list[int(rand() * n) + 1] }
# A UUID made of what it is and a number.
function id(what, n) { return sprintf("%08x-0000-4000-8000-%012x", what, n) }

function words(n,   i, text) {
  text = ""
  for (i = 0; i < n; i++) text = text (i ? " " : "") pick(word, words_n)
  return text
}

# What a list says at length: a few words people look for among many they do not.
function about(n,   i, text) {
  text = words(4)
  for (i = 4; i < n; i++) text = text " " pick(syllable, syllable_n) pick(syllable, syllable_n) pick(syllable, syllable_n)
  return text
}

function schedule(n,   opens) {
  opens = 7 + int(rand() * 8)
  return sprintf("{\"id\":\"%s\",\"freq\":\"WEEKLY\",\"byday\":\"%s\",\"opens_at\":\"%02d:00\",\"closes_at\":\"%02d:30\"}", id(6, n), pick(days, days_n), opens, opens + 2 + int(rand() * 8))
}

function place(s, n,   lat, lon) {
  lat = 51.4532 + (rand() - 0.5) * 0.36
  lon = -2.5905 + (rand() - 0.5) * 0.58
  return sprintf("{\"id\":\"%s\",\"location\":{\"id\":\"%s\",\"location_type\":\"physical\",\"name\":\"%s %s\",\"latitude\":%.5f,\"longitude\":%.5f," \
    "\"addresses\":[{\"id\":\"%s\",\"address_1\":\"%d %s Street\",\"city\":\"Alderbrook\",\"state_province\":\"Alder\",\"postal_code\":\"AL1 %dAA\",\"country\":\"GB\",\"address_type\":\"physical\"}]," \
    "\"accessibility\":[{\"id\":\"%s\",\"description\":\"%s\"}]},\"schedules\":[%s]}",
    id(4, n), id(5, n), pick(house, house_n), pick(word, words_n), lat, lon, id(7, n), 1 + int(rand() * 200), pick(word, words_n), n % 10, id(8, n), pick(access, access_n), schedule(n))
}

BEGIN {
  srand(4)
  words_n = split("food warm clothes advice debt rent children night listening counselling walk garden sewing tea breakfast school form papers court benefit carers grief young older women men deaf signing nurse doctor dentist bus lift lunch shower laundry bed shelter bicycle phone letters reading music art quiet church mosque temple hall library harbour mill meadow orchard bridge market corner station hill river", word, " ")
  syllable_n = split("mo ra li ten su bar ke ol vi na", syllable, " ")
  days_n = split("MO MO,WE TU TU,TH WE FR SA SU MO,TU,WE,TH,FR TH,FR SA,SU MO,FR", days, " ")
  house_n = split("Hall Library Chapel Centre House Rooms", house, " ")
  tongue_n = split("en es ur pl so ar uk bn", tongue, " ")
  access_n = split("Step-free entrance|Hearing loop|Step-free, accessible toilet|Two steps at the door", access, "|")
  fee_n = split("Free|2 pounds|Free|Pay what you can", fee, "|")
  papers_n = split("None|Proof of address|None|", papers, "|")
  for (s = 1; s <= services; s++) {
    o = int((s - 1) / 5) + 1
    need = papers[1 + s % 4]
    printf "{\"id\":\"%s\",\"name\":\"%s\",\"description\":\"%s.\",\"status\":\"%s\",\"email\":\"s%d@directory.example\",\"url\":\"https://directory.example/%d\",\"application_process\":\"%s\",\"fees_description\":\"%s\",\"assured_date\":\"20%d-%02d-%02d\",",
      id(1, s), words(3), about(60), (s % 40 ? "active" : "temporarily closed"), s, s, (s % 3 ? "Just turn up" : "Ring first"), pick(fee, fee_n), 24 + s % 3, 1 + s % 10, 1 + s % 28
    if (s % 5 == 0) printf "\"minimum_age\":%d,", 16 + s % 3
    printf "\"phones\":[{\"id\":\"%s\",\"number\":\"01632 96%04d\",\"type\":\"voice\"}],\"languages\":[{\"id\":\"%s\",\"code\":\"%s\"}],", id(2, s), s % 10000, id(3, s), pick(tongue, tongue_n)
    if (need != "") printf "\"required_documents\":[{\"id\":\"%s\",\"document\":\"%s\"}],", id(9, s), need
    printf "\"attributes\":[{\"id\":\"%s\",\"link_entity\":\"service\",\"taxonomy_term\":{\"id\":\"%s\",\"name\":\"%s\",\"description\":\"%s\",\"taxonomy_detail\":{\"id\":\"%s\",\"name\":\"Needs\",\"description\":\"What people need\"}}}],",
      id(10, s), id(11, s % words_n), word[1 + s % words_n], word[1 + s % words_n], id(12, 1)
    printf "\"organization\":{\"id\":\"%s\",\"name\":\"%s %d\",\"description\":\"Neighbours\"},", id(13, o), word[1 + o % words_n], o
    printf "\"service_at_locations\":[%s,%s]}\n", place(s, 2 * s - 1), place(s, 2 * s)
  }
}
