-- The module resty.redis: commands to Redis over a connection.
local gw = ...

local type, error, tostring, tonumber, setmetatable, select, rawget = type, error, tostring, tonumber, setmetatable, select, rawget
local sub, upper, byte = string.sub, string.upper, string.byte

local M = { _VERSION = "0.30" }
local methods = {}

function M.new()
  return setmetatable({ sock = gw.ngx.socket.tcp() }, M)
end

function methods:set_timeout(millis)
  return self.sock:settimeout(millis)
end
function methods:set_timeouts(connect, send, read)
  return self.sock:settimeouts(connect, send, read)
end

function methods:connect(host, port, options)
  if type(port) == "table" then
    port, options = 6379, port
  end
  local ok, problem = self.sock:connect(host, port or 6379, options)
  if not ok then
    return nil, problem
  end
  if options and options.ssl and self.sock:getreusedtimes() == 0 then
    return self.sock:sslhandshake(nil, options.server_name or host, options.ssl_verify)
  end
  return ok
end

function methods:set_keepalive(...)
  return self.sock:setkeepalive(...)
end
function methods:get_reused_times()
  return self.sock:getreusedtimes()
end
function methods:close()
  return self.sock:close()
end

local function request(...)
  local out = { "*", select("#", ...), "\r\n" }
  for i = 1, select("#", ...) do
    local text = tostring((select(i, ...)))
    out[#out + 1] = "$" .. #text .. "\r\n" .. text .. "\r\n"
  end
  return table.concat(out)
end

-- A reply; for an error of Redis itself false and its text, for one of the connection nil and why.
local function read(sock)
  local line, problem = sock:receive()
  if not line then
    if problem == "timeout" then
      sock:close()
    end
    return nil, problem
  end
  local kind, rest = sub(line, 1, 1), sub(line, 2)
  if kind == "+" then
    return rest
  elseif kind == "-" then
    return false, rest
  elseif kind == ":" then
    return tonumber(rest)
  elseif kind == "$" then
    local size = tonumber(rest)
    if size < 0 then
      return gw.null
    end
    local text
    text, problem = sock:receive(size)
    if not text then
      return nil, problem
    end
    local _, late = sock:receive(2)
    return text, late
  elseif kind == "*" then
    local count = tonumber(rest)
    if count < 0 then
      return gw.null
    end
    local items = {}
    for i = 1, count do
      local item, its = read(sock)
      if item == nil then
        return nil, its
      end
      items[i] = item == false and { false, its } or item
    end
    return items
  end
  return nil, 'unknown prefix: "' .. kind .. '"'
end

local function command(name)
  name = upper(name)
  return function(self, ...)
    local queue = rawget(self, "queue") -- any other name that is missing would be a command
    if queue then
      queue[#queue + 1] = request(name, ...)
      return
    end
    local ok, problem = self.sock:send(request(name, ...))
    if not ok then
      return nil, problem
    end
    return read(self.sock)
  end
end

function methods:init_pipeline()
  self.queue = {}
end
function methods:cancel_pipeline()
  self.queue = nil
end
function methods:commit_pipeline()
  local queue = rawget(self, "queue")
  if not queue then
    return nil, "no pipeline"
  end
  self.queue = nil
  local ok, problem = self.sock:send(queue)
  if not ok then
    return nil, problem
  end
  local replies = {}
  for i = 1, #queue do
    local reply, its = read(self.sock)
    if reply == nil then
      return nil, its
    end
    replies[i] = reply == false and { false, its } or reply
  end
  return replies
end

function methods:hmset(key, ...)
  if select("#", ...) == 1 then
    local flat = {}
    for name, value in pairs((...)) do
      flat[#flat + 1], flat[#flat + 2] = name, value
    end
    return command "hmset"(self, key, unpack(flat))
  end
  return command "hmset"(self, key, ...)
end

function methods:array_to_hash(list)
  local hash = {}
  for i = 1, #list, 2 do
    hash[list[i]] = list[i + 1]
  end
  return hash
end
function methods:read_reply()
  return read(self.sock)
end

M.__index = function(_, name)
  local known = methods[name]
  if not known then
    known = command(name)
    methods[name] = known
  end
  return known
end
M.add_commands = function() end
return setmetatable(M, { __index = methods })
