-- ngx.socket: TCP connections of Lua code
local gw = ...

local type, error, tostring, tonumber, setmetatable, ipairs = type, error, tostring, tonumber, setmetatable, ipairs
local call_connect, call_send, call_receive = gw.call3 "tcp.connect", gw.call2 "tcp.send", gw.call3 "tcp.receive"
local call_tls, call_open, call_close = gw.call3 "tcp.tls", gw.call1 "tcp.open", gw.call1 "tcp.close"

local tcp = {}
tcp.__index = tcp

-- connections that wait to be used again, by where they lead
local pool = {}

local function flat(value)
  if type(value) ~= "table" then
    return tostring(value)
  end
  local out = {}
  for i, item in ipairs(value) do
    out[i] = flat(item)
  end
  return table.concat(out)
end

function tcp:settimeout(millis)
  self.connect_ms, self.send_ms, self.read_ms = millis, millis, millis
end
function tcp:settimeouts(connect, send, read)
  self.connect_ms, self.send_ms, self.read_ms = connect, send, read
end
function tcp:setoption()
  return true
end

function tcp:connect(host, port, options)
  if type(host) ~= "string" then
    error("bad argument #1 to 'connect' (string expected, got " .. type(host) .. ")", 2)
  elseif host:find("^unix:") then
    return nil, "unix sockets are not there in gw"
  elseif type(port) ~= "number" and not tonumber(port) then
    error("bad argument #2 to 'connect' (number expected, got " .. type(port) .. ")", 2)
  end
  if self.number then
    self:close()
  end
  self.key = type(options) == "table" and options.pool or host .. ":" .. port
  local idle = pool[self.key]
  while idle and #idle > 0 do
    local its = table.remove(idle)
    if call_open(its.number) then
      self.number, self.reused = its.number, its.reused + 1
      return 1
    end
    call_close(its.number)
  end
  local made = call_connect(host, tostring(port), tostring(self.connect_ms or 60000))
  if made[2] then
    call_close(made[1])
    return nil, made[2]
  end
  self.number, self.reused = made[1], 0
  return 1
end

function tcp:sslhandshake(_, name, verify)
  local problem = call_tls(self.number, name or "", verify and "verify" or "")
  if problem then
    return nil, problem
  end
  return true
end

function tcp:send(data)
  if not self.number then
    return nil, "closed"
  end
  local text = flat(data)
  local problem = call_send(self.number, text)
  if problem then
    return nil, problem
  end
  return #text
end

function tcp:receive(what)
  if not self.number then
    return nil, "closed"
  end
  if what == nil or what == "*l" or what == "l" then
    what = "l"
  elseif what == "*a" or what == "a" then
    what = "a"
  elseif type(what) ~= "number" then
    error("bad argument #1 to 'receive' (bad pattern argument)", 2)
  end
  if what == 0 then
    return ""
  end
  local got = call_receive(self.number, tostring(what), tostring(self.read_ms or 60000))
  if got[2] then
    if got[2] == "closed" then
      self:close()
    end
    return nil, got[2], got[1]
  end
  return got[1]
end

function tcp:receiveany()
  if not self.number then
    return nil, "closed"
  end
  local got = call_receive(self.number, "?", tostring(self.read_ms or 60000))
  if got[2] then
    return nil, got[2], got[1]
  end
  return got[1]
end

function tcp:receiveuntil(mark)
  return function()
    local out = ""
    while true do
      local piece, problem = self:receive(1)
      if not piece then
        return nil, problem, out
      end
      out = out .. piece
      if out:sub(-#mark) == mark then
        return out:sub(1, -#mark - 1)
      end
    end
  end
end

function tcp:setkeepalive()
  if not self.number then
    return nil, "closed"
  end
  local idle = pool[self.key] or {}
  pool[self.key] = idle
  if #idle < 30 then
    idle[#idle + 1] = { number = self.number, reused = self.reused }
  else
    call_close(self.number)
  end
  self.number = nil
  return 1
end

function tcp:getreusedtimes()
  if not self.number then
    return nil, "closed"
  end
  return self.reused
end

function tcp:close()
  if not self.number then
    return nil, "closed"
  end
  call_close(self.number)
  self.number = nil
  return 1
end

-- datagrams
local call_peer, call_say, call_hear = gw.call2 "udp.peer", gw.call2 "udp.send", gw.call2 "udp.receive"
local udp = {}
udp.__index = udp
function udp:settimeout(millis)
  self.read_ms = millis
end
function udp:setpeername(host, port)
  if type(host) ~= "string" then
    error("bad argument #1 to 'setpeername' (string expected, got " .. type(host) .. ")", 2)
  elseif host:find "^unix:" then
    return nil, "unix sockets are not there in gw"
  end
  self:close()
  local made = call_peer(host, tostring(port))
  if made[2] then
    return nil, made[2]
  end
  self.number = made[1]
  return true
end
function udp:bind()
  return true
end
function udp:send(data)
  if not self.number then
    return nil, "closed"
  end
  local problem = call_say(self.number, flat(data))
  if problem then
    return nil, problem
  end
  return 1
end
function udp:receive(most)
  if not self.number then
    return nil, "closed"
  end
  local got = call_hear(self.number, tostring(self.read_ms or 60000))
  if got[2] then
    return nil, got[2]
  end
  return got[1]:sub(1, most or 65536)
end
udp.close = tcp.close

local M = {}
function M.udp()
  return setmetatable({}, udp)
end
function M.tcp()
  return setmetatable({}, tcp)
end
M.stream = M.tcp
function M.connect(host, port)
  local its = M.tcp()
  local ok, problem = its:connect(host, port)
  if not ok then
    return nil, problem
  end
  return its
end
return M
