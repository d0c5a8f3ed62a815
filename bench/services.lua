-- Asks /services a different question each time: words + near + open now, no two requests alike for long.
local words = { "food", "advice", "night", "listening", "benefit", "carers", "laundry", "shower", "form", "music", "doctor", "rent" }
local places = { "Millgate", "Ropewalk", "Saltmarsh", "Fiveways", "Kiln Lane", "Lantern Hill", "Upper Alder", "The Meads" }
local thread = 0

function setup(t)
  t:set("id", thread)
  thread = thread + 1
end

function init(args)
  math.randomseed(os.time() + id * 7919)
end

function request()
  local path = "/services?q=" .. words[math.random(#words)] .. "&near=" .. places[math.random(#places)]:gsub(" ", "+")
    .. "&within=" .. math.random(3, 15) .. "&open=now"
  return wrk.format("GET", path, { ["Accept-Encoding"] = "gzip" })
end
