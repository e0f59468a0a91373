-- The modules of LuaSocket and LuaSec over gw's sockets.
local gw = ...

local type, error, tostring, tonumber, pairs, ipairs, setmetatable, select = type, error, tostring, tonumber, pairs, ipairs, setmetatable, select
local concat, sub, lower = table.concat, string.sub, string.lower
local ngx, part_of = gw.ngx, gw.part_of

local L = {}

-- ltn12: sources give pieces, sinks take them

local source, sink, filter, pump = {}, {}, {}, {}
function source.empty() return function() return nil end end
function source.error(problem) return function() return nil, problem end end
function source.string(text)
  local at = 1
  return text and function()
    local piece = sub(text, at, at + 2047)
    at = at + 2048
    return piece ~= "" and piece or nil
  end or source.empty()
end
function source.table(list)
  local i = 0
  return function() i = i + 1 return list[i] end
end
function source.chain(from, through)
  return function()
    local piece, problem = from()
    return piece and through(piece), problem
  end
end
function source.cat(...)
  local all, i = { ... }, 1
  return function()
    while all[i] do
      local piece, problem = all[i]()
      if piece or problem then return piece, problem end
      i = i + 1
    end
  end
end
function source.file(file, problem)
  return file and function()
    local piece = file:read(2048)
    if not piece then file:close() end
    return piece
  end or source.error(problem)
end
function sink.null() return function() return 1 end end
function sink.table(list)
  list = list or {}
  return function(piece)
    if piece then list[#list + 1] = piece end
    return 1
  end, list
end
function sink.chain(through, to)
  return function(piece, problem) return to(piece and through(piece), problem) end
end
function sink.file(file, problem)
  return file and function(piece)
    if not piece then file:close() return 1 end
    return file:write(piece)
  end or function() return nil, problem end
end
function filter.chain(...)
  local all = { ... }
  return function(piece)
    for _, through in ipairs(all) do piece = through(piece) end
    return piece
  end
end
function filter.cycle(low, context, extra)
  return function(piece)
    local made
    made, context = low(context, piece, extra)
    return made
  end
end
function pump.step(from, to)
  local piece, problem = from()
  local taken, why = to(piece, problem)
  return piece and taken and 1, problem or why
end
function pump.all(from, to, step)
  while true do
    local more, problem = (step or pump.step)(from, to)
    if not more then
      return not problem and 1 or nil, problem
    end
  end
end
local ltn12 = { source = source, sink = sink, filter = filter, pump = pump, BLOCKSIZE = 2048 }
L.ltn12 = ltn12
L.mime = part_of("mime", {
  b64 = function(text) return text and ngx.encode_base64(text) end,
  unb64 = function(text) return text and ngx.decode_base64(text) end,
})

-- Sockets as LuaSocket has them: with times in seconds.
local socket = {}
local tcp = {}
tcp.__index = tcp
function socket.tcp() return setmetatable({ its = ngx.socket.tcp() }, tcp) end
socket.tcp4, socket.tcp6 = socket.tcp, socket.tcp
function tcp:settimeout(seconds) self.its:settimeout(seconds and seconds >= 0 and seconds * 1000 or nil) return 1 end
function tcp:connect(host, port) return self.its:connect(host, port) end
function tcp:send(text, from, to) return self.its:send(from and sub(text, from, to) or text) end
function tcp:receive(what, prefix)
  local text, problem, piece = self.its:receive(what)
  if prefix and text then text = prefix .. text end
  return text, problem, piece
end
function tcp:close() return self.its:close() end
function tcp:setoption() return 1 end
function tcp:sslhandshake(...) return self.its:sslhandshake(...) end
local udp = {}
udp.__index = udp
function socket.udp() return setmetatable({ its = ngx.socket.udp() }, udp) end
function udp:settimeout(seconds) self.its:settimeout(seconds * 1000) return 1 end
function udp:setpeername(host, port) return self.its:setpeername(host, port) end
function udp:send(text) return self.its:send(text) end
function udp:sendto(text, host, port)
  local ok, problem = self.its:setpeername(host, port)
  if not ok then return nil, problem end
  return self.its:send(text)
end
function udp:receive(size) return self.its:receive(size) end
function udp:close() return self.its:close() end
function socket.connect(host, port)
  local its = socket.tcp()
  local ok, problem = its:connect(host, port)
  if not ok then return nil, problem end
  return its
end
function socket.gettime() return ngx.now() end
function socket.sleep(seconds) return ngx.sleep(seconds) end
function socket.skip(n, ...) return select(n + 1, ...) end
socket.dns = part_of("socket.dns", {
  gethostname = function() return gw.kong.node.get_hostname() end,
  toip = function(name) return gw.call1 "dns.address"(name) end,
})
socket._VERSION = "LuaSocket 3.0-rc1"
L.socket = part_of("socket", socket)

-- socket.http and ssl.https: a whole answer for a request

local function drained(from)
  local parts = {}
  pump.all(from, (sink.table(parts)))
  return concat(parts)
end

local function requester(name, usual_scheme)
  local M = { TIMEOUT = 60, USERAGENT = "LuaSocket 3.0-rc1" }
  local function ask(url, given)
    local client = gw.require("resty.http").new()
    client:set_timeout(M.TIMEOUT * 1000)
    local fields = { ["User-Agent"] = M.USERAGENT }
    for key, value in pairs(given.headers or {}) do fields[key] = value end
    local answer, problem = client:request_uri(url, {
      method = given.method, headers = fields, body = given.body, keepalive = false,
      ssl_verify = given.verify ~= nil and given.verify ~= "none" and given.verify ~= false,
    })
    if not answer then
      return nil, problem
    end
    local lowered = {}
    for key, value in pairs(answer.headers) do lowered[lower(key)] = type(value) == "table" and concat(value, ", ") or value end
    return answer, lowered, "HTTP/1.1 " .. answer.status .. " " .. tostring(answer.reason or "")
  end
  function M.request(what, body)
    if type(what) == "string" then
      local given = body and { method = "POST", body = body, headers = { ["Content-Type"] = "application/x-www-form-urlencoded" } } or {}
      local answer, fields, line = ask(what, given)
      if not answer then return nil, fields end
      return answer.body, answer.status, fields, line
    end
    local given = { method = what.method, headers = what.headers, body = what.source and drained(what.source), verify = what.verify }
    local url = what.url or (what.scheme or usual_scheme) .. "://" .. what.host .. (what.port and ":" .. what.port or "") .. (what.path or what.uri or "/")
    local answer, fields, line = ask(url, given)
    if not answer then return nil, fields end
    if what.sink then
      pump.all(source.string(answer.body), what.sink)
    end
    return 1, answer.status, fields, line
  end
  return part_of(name, M)
end
L["socket.http"], L["ssl.https"] = requester("socket.http", "http"), requester("ssl.https", "https")

L.ssl = part_of("ssl", {
  _VERSION = "1.3.2",
  -- A socket that shakes hands when it is told to.
  wrap = function(its, options)
    function its:sni(server_name) self.server_name = server_name end
    function its:dohandshake() return self:sslhandshake(nil, self.server_name, options and options.verify == "peer") end
    return its
  end,
})

return L
