-- Modules that look names up. resty.dns.resolver asks name servers itself: over UDP, and over TCP what does not fit.
local gw = ...

local type, error, tostring, setmetatable, ipairs = type, error, tostring, setmetatable, ipairs
local byte, char, sub, rep, gsub, gmatch, format, find, reverse, lower =
  string.byte, string.char, string.sub, string.rep, string.gsub, string.gmatch, string.format, string.find, string.reverse, string.lower
local concat, insert, floor, random = table.concat, table.insert, math.floor, math.random

local M = {
  _VERSION = "0.22", CLASS_IN = 1, SECTION_AN = 1, SECTION_NS = 2, SECTION_AR = 3,
  TYPE_A = 1, TYPE_NS = 2, TYPE_CNAME = 5, TYPE_SOA = 6, TYPE_PTR = 12, TYPE_MX = 15, TYPE_TXT = 16, TYPE_AAAA = 28, TYPE_SRV = 33,
  TYPE_SPF = 99,
}
M.__index = M

local PROBLEMS = { "format error", "server failure", "name error", "not implemented", "refused" }
local MAX_JUMPS, MAX_NAME = 30, 255
local DATAGRAM = 4096

local function short(text, at)
  local high, low = byte(text, at, at + 1)
  if not low then
    error("truncated", 0)
  end
  return high * 256 + low
end

local function long(text, at)
  return short(text, at) * 65536 + short(text, at + 2)
end

local function two(number)
  return char(floor(number / 256) % 256, number % 256)
end

-- a name as it is sent; nil where it can't be one
local function labels(name)
  local out = {}
  for label in gmatch(name, "[^.]+") do
    if #label > 63 then
      return nil
    end
    out[#out + 1] = char(#label) .. label
  end
  if #name > MAX_NAME or sub(name, 1, 1) == "." or find(name, "..", 1, true) then
    return nil
  end
  return concat(out) .. "\0"
end

-- the name at a place of a message, and where it goes on behind it
local function name_at(message, at)
  local parts, behind, jumps = {}, nil, 0
  while true do
    local length = byte(message, at)
    if not length then
      error("truncated", 0)
    elseif length == 0 then
      return concat(parts, "."), behind or at + 1
    elseif length >= 192 then
      behind = behind or at + 2
      at = short(message, at) - 49152 + 1
      jumps = jumps + 1
      if jumps > MAX_JUMPS then
        error("the name points in circles", 0)
      end
    elseif length >= 64 then
      error("bad label", 0)
    else
      parts[#parts + 1] = sub(message, at + 1, at + length)
      at = at + length + 1
    end
  end
end

local function texts_at(message, at, stop)
  local found = {}
  while at < stop do
    local length = byte(message, at) or 0
    found[#found + 1] = sub(message, at + 1, at + length)
    at = at + length + 1
  end
  return #found > 1 and found or found[1] or ""
end

local function groups(message, at)
  local parts = {}
  for i = 0, 14, 2 do
    parts[#parts + 1] = format("%x", short(message, at + i))
  end
  return concat(parts, ":")
end

-- what the records of a type say
local READ = {
  [M.TYPE_A] = function(answer, message, at)
    answer.address = concat({ byte(message, at, at + 3) }, ".")
  end,
  [M.TYPE_AAAA] = function(answer, message, at) answer.address = groups(message, at) end,
  [M.TYPE_CNAME] = function(answer, message, at) answer.cname = name_at(message, at) end,
  [M.TYPE_NS] = function(answer, message, at) answer.nsdname = name_at(message, at) end,
  [M.TYPE_PTR] = function(answer, message, at) answer.ptrdname = name_at(message, at) end,
  [M.TYPE_MX] = function(answer, message, at)
    answer.preference, answer.exchange = short(message, at), name_at(message, at + 2)
  end,
  [M.TYPE_SRV] = function(answer, message, at)
    answer.priority, answer.weight, answer.port = short(message, at), short(message, at + 2), short(message, at + 4)
    answer.target = name_at(message, at + 6)
  end,
  [M.TYPE_TXT] = function(answer, message, at, stop) answer.txt = texts_at(message, at, stop) end,
  [M.TYPE_SPF] = function(answer, message, at, stop) answer.spf = texts_at(message, at, stop) end,
  [M.TYPE_SOA] = function(answer, message, at)
    answer.mname, at = name_at(message, at)
    answer.rname, at = name_at(message, at)
    for i, name in ipairs { "serial", "refresh", "retry", "expire", "minimum" } do
      answer[name] = long(message, at + (i - 1) * 4)
    end
  end,
}

local function records(message, at, count, section, answers)
  for _ = 1, count do
    local answer = { section = section }
    answer.name, at = name_at(message, at)
    answer.type, answer.class, answer.ttl = short(message, at), short(message, at + 2), long(message, at + 4)
    local length = short(message, at + 8)
    at = at + 10
    local read = READ[answer.type]
    if read then
      read(answer, message, at, at + length)
    else
      answer.rdata = sub(message, at, at + length - 1)
    end
    at = at + length
    if answers then
      answers[#answers + 1] = answer
    end
  end
  return at
end

-- The answers in a message; nil and why not, and whether the message is for another question or cut off.
local function read(message, id, options)
  if #message < 12 then
    return nil, "truncated"
  elseif short(message, 1) ~= id then
    return nil, "id mismatch", "other"
  end
  local flags = short(message, 3)
  if flags < 32768 then
    return nil, "bad QR flag in the DNS response"
  elseif floor(flags / 512) % 2 == 1 then
    return nil, "truncated", "cut"
  end
  local code, answers = flags % 16, {}
  if code ~= 0 then
    answers.errcode, answers.errstr = code, PROBLEMS[code] or "unknown"
  end
  local _, at = name_at(message, 13)
  at = records(message, at + 4, short(message, 7), M.SECTION_AN, answers)
  at = records(message, at, short(message, 9), M.SECTION_NS, options.authority_section and answers)
  if options.additional_section then
    records(message, at, short(message, 11), M.SECTION_AR, answers)
  end
  return answers
end

function M.new(_, options)
  local servers = options and options.nameservers
  if not options then
    return nil, "no options table specified"
  elseif not servers or #servers == 0 then
    return nil, "no nameservers specified"
  end
  local list = {}
  for i, server in ipairs(servers) do
    list[i] = type(server) == "table" and { server[1], server[2] or 53 } or { server, 53 }
  end
  return setmetatable({
    servers = list, at = options.no_random and 1 or random(#list), retrans = options.retrans or 5,
    timeout = options.timeout or 2000, recurse = not options.no_recurse,
  }, M)
end

function M:set_timeout(milliseconds)
  self.timeout = milliseconds
end

local function next_server(self)
  local server = self.servers[self.at]
  self.at = self.at % #self.servers + 1
  return server
end

local function question(self, name, kind)
  local asked = labels(name)
  if not asked then
    return nil, nil, "bad name"
  end
  local id = random(0, 65535)
  return two(id) .. two(self.recurse and 256 or 0) .. two(1) .. rep("\0", 6) .. asked .. two(kind) .. two(M.CLASS_IN), id
end

local function parsed(message, id, options)
  local ok, answers, problem, more = gw.pcall(read, message, id, options)
  if not ok then
    return nil, tostring(answers)
  end
  return answers, problem, more
end

local function over_tcp(self, server, message, id, options)
  local socket = gw.ngx.socket.tcp()
  socket:settimeout(self.timeout)
  local ok, problem = socket:connect(server[1], server[2])
  if not ok then
    return nil, "failed to connect to TCP server " .. server[1] .. ":" .. server[2] .. ": " .. tostring(problem)
  end
  socket:send(two(#message) .. message)
  local head, why = socket:receive(2)
  local body = head and nil
  if head then
    body, why = socket:receive(short(head, 1))
  end
  socket:close()
  if not body then
    return nil, "failed to receive the reply from TCP server " .. server[1] .. ":" .. server[2] .. ": " .. tostring(why)
  end
  return parsed(body, id, options)
end

local function over_udp(self, server, message, id, options)
  local socket = gw.ngx.socket.udp()
  local ok, problem = socket:setpeername(server[1], server[2])
  if not ok then
    return nil, "failed to set peer name: " .. tostring(problem)
  end
  socket:settimeout(self.timeout)
  ok, problem = socket:send(message)
  local answers, more
  while ok do
    local reply, why = socket:receive(DATAGRAM)
    if not reply then
      problem = "failed to receive reply from UDP server " .. server[1] .. ":" .. server[2] .. ": " .. tostring(why)
      break
    end
    answers, problem, more = parsed(reply, id, options)
    ok = more == "other"
  end
  socket:close()
  if more == "cut" then
    return over_tcp(self, server, message, id, options)
  end
  return answers, problem
end

local function ask(self, way, name, options, tries)
  options = options or {}
  local message, id, problem = question(self, name, options.qtype or M.TYPE_A)
  if not message then
    return nil, problem, tries
  end
  for attempt = 1, self.retrans do
    local server = next_server(self)
    local answers
    answers, problem = way(self, server, message, id, options)
    if answers and (not answers.errcode or answers.errcode == 3 or attempt == self.retrans) then
      return answers, nil, tries
    elseif tries then
      insert(tries, problem or answers.errstr)
    end
  end
  return nil, problem, tries
end

function M:query(name, options, tries)
  return ask(self, over_udp, name, options, tries)
end

function M:tcp_query(name, options)
  return ask(self, over_tcp, name, options)
end

function M.expand_ipv6_addr(address)
  if not find(address, "::", 1, true) then
    return address
  end
  local _, colons = gsub(address, ":", ":")
  local zeros = rep("0:", 8 - colons + (sub(address, 1, 2) == "::" and 1 or 0))
  local whole = gsub(address, "::", ":" .. zeros .. "", 1)
  whole = gsub(gsub(whole, "^:", ""), ":$", ":0")
  return whole
end

-- The name that the pointer of an address stands under.
function M.arpa_str(address)
  if not find(address, ":", 1, true) then
    local a, b, c, d = address:match "^(%d+)%.(%d+)%.(%d+)%.(%d+)$"
    return a and concat({ d, c, b, a, "in-addr.arpa" }, ".") or address
  end
  local digits = {}
  for group in gmatch(M.expand_ipv6_addr(lower(address)), "[^:]+") do
    digits[#digits + 1] = rep("0", 4 - #group) .. group
  end
  return gsub(reverse(concat(digits)), ".", "%0.") .. "ip6.arpa"
end

function M:reverse_query(address)
  return self:query(M.arpa_str(address), { qtype = M.TYPE_PTR })
end

return {
  ["resty.dns.resolver"] = M,
  -- Kong's own look-ups go by the names that the gateway knows
  ["resty.dns.client"] = gw.part_of("resty.dns.client", {
    init = function() return true end,
    toip = function(...) return gw.kong.dns.toip(...) end,
  }),
  ["kong.tools.dns"] = function() return gw.kong.dns end,
}
