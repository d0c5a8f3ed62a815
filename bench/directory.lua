-- Reads the HSDS API's pages of 100 whole services, a different page each time.
function init(args)
  math.randomseed(os.time())
  pages = tonumber(args[1])
end

function request()
  return wrk.format("GET", "/hsds/services?per_page=100&full=true&page=" .. math.random(pages), { ["Accept-Encoding"] = "gzip" })
end
