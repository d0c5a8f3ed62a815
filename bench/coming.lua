-- Says "I'm coming" through the real form: the cookie and the token come from the page, the rest is new each time.
-- wrk … -s coming.lua URL -- COOKIE TOKEN PATH
local thread = 0
local number = 0
local path, cookie, token
local answers = {}

function setup(t)
  t:set("id", thread)
  table.insert(answers, t)
  thread = thread + 1
end

local function escape(text)
  return (text:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end))
end

function init(args)
  cookie, token, path = args[1], escape(args[2]), args[3]
  seen = 0
  wrong = 0
end

function request()
  number = number + 1
  local once = string.format("bench-%d-%d-%d-%d", id, number, os.time(), math.random(1, 1e9))
  local body = "alias=Person+" .. id .. "." .. number .. "&party=1&needs=&contact=&once=" .. once .. "&token=" .. token
  return wrk.format("POST", path, {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Cookie"] = cookie,
  }, body)
end

function response(status)
  seen = seen + 1
  if status ~= 303 and status ~= 302 then wrong = wrong + 1 end
end

function done()
  local wrong = 0
  for _, t in ipairs(answers) do wrong = wrong + t:get("wrong") end
  print("not accepted: " .. wrong)
end
