-- Signs in through the real form, again and again: the cookie and the token come from the page.
-- wrk … -s sign-in.lua URL -- COOKIE TOKEN ALIAS PASSPHRASE
local answers = {}
local body, cookie

function setup(t)
  table.insert(answers, t)
end

local function escape(text)
  return (text:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end))
end

function init(args)
  cookie = args[1]
  body = "token=" .. escape(args[2]) .. "&alias=" .. escape(args[3]) .. "&passphrase=" .. escape(args[4])
  wrong = 0
end

function request()
  return wrk.format("POST", "/sign-in", {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Cookie"] = cookie,
  }, body)
end

function response(status)
  if status ~= 303 and status ~= 302 then wrong = wrong + 1 end
end

function done()
  local wrong = 0
  for _, t in ipairs(answers) do wrong = wrong + t:get("wrong") end
  print("not accepted: " .. wrong)
end
