-- Asks /find a different question each time: words + near + days, three filters, no two requests alike for long.
local words = { "circle", "walk", "art", "tea", "sing", "soup", "garden", "reading", "carers", "paseo", "listen", "men" }
local places = { "Millgate", "Ropewalk", "Saltmarsh", "Fiveways", "Kiln Lane", "Lantern Hill", "Upper Alder", "The Meads" }
local days = { "mo,tu,we", "th,fr", "sa,su", "mo,we,fr", "tu,th,sa", "mo,tu,we,th,fr" }
local number = 0
local thread = 0

function setup(t)
  t:set("id", thread)
  thread = thread + 1
end

function init(args)
  math.randomseed(os.time() + id * 7919)
end

function request()
  number = number + 1
  local path = "/find?q=" .. words[math.random(#words)] .. "&near=" .. places[math.random(#places)]:gsub(" ", "+")
    .. "&within=" .. math.random(3, 15) .. "&days=" .. days[math.random(#days)]
  return wrk.format("GET", path, { ["Accept-Encoding"] = "gzip" })
end
