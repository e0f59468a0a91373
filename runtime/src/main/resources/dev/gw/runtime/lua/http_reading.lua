-- What comes back over a connection of resty.http: heads, bodies in pieces, trailers.
local gw = ...

local type, tonumber, setmetatable, rawget, rawset = type, tonumber, setmetatable, rawget, rawset
local lower, find, concat, min = string.lower, string.find, table.concat, math.min
local PIECE = 64 * 1024

local M = {}

-- Fields by their names as they came, found in any case.
function M.fields()
  local names = {}
  return setmetatable({}, {
    __index = function(self, name)
      local known = type(name) == "string" and names[lower(name)]
      return known and rawget(self, known) or nil
    end,
    __newindex = function(self, name, value)
      local known = names[lower(name)]
      names[lower(name)] = known or name
      rawset(self, known or name, value)
    end,
  })
end

-- Reads fields up to the empty line.
function M.read_fields(sock)
  local fields = M.fields()
  while true do
    local line, problem = sock:receive "*l"
    if not line then
      return nil, problem
    end
    local name, value = line:match "^([^:%s]+):%s*(.-)%s*$"
    if name then
      local old = fields[name]
      if type(old) == "table" then
        old[#old + 1] = value
      else
        fields[name] = old and { old, value } or value
      end
    elseif not line:find "^%s*[^%s]" then
      return fields
    end
  end
end

-- The status line and fields of an answer; those that only say that another follows are left out.
function M.read_head(sock)
  while true do
    local line, problem = sock:receive "*l"
    if not line then
      return nil, problem
    end
    local version, status, reason = line:match "^HTTP/(%d%.%d) (%d%d%d)%s*(.*)$"
    if not status then
      return nil, "couldn't parse HTTP response line: " .. line
    end
    local fields
    fields, problem = M.read_fields(sock)
    if not fields then
      return nil, problem
    elseif tonumber(status) >= 200 or status == "101" then
      return { version = tonumber(version), status = tonumber(status), reason = reason, headers = fields }
    end
  end
end

function M.has_token(value, token)
  if type(value) == "table" then
    value = concat(value, ",")
  end
  return value ~= nil and find("," .. lower(value):gsub("%s", "") .. ",", "," .. token .. ",", 1, true) ~= nil
end

local function by_length(sock, length)
  local left = length
  return function(most)
    if left == 0 then
      return nil
    end
    local piece, problem = sock:receive(min(left, most or PIECE))
    if not piece then
      return nil, problem
    end
    left = left - #piece
    return piece
  end
end

local function by_chunks(sock)
  local left, done = 0, false
  return function(most)
    if done then
      return nil
    end
    if left == 0 then
      local line, problem = sock:receive "*l"
      left = line and tonumber(line:match "^%s*(%x+)" or "", 16)
      if not left then
        done, left = true, 0
        return nil, problem or "unable to read chunksize"
      elseif left == 0 then
        done = true
        return nil
      end
    end
    local piece, problem = sock:receive(min(left, most or PIECE))
    if not piece then
      return nil, problem
    end
    left = left - #piece
    if left == 0 then
      sock:receive "*l"
    end
    return piece
  end
end

local function until_close(sock)
  local done = false
  return function()
    if done then
      return nil
    end
    local piece, problem, partial = sock:receiveany(PIECE)
    if not piece then
      done = true
      return partial ~= "" and partial or nil, problem ~= "closed" and problem or nil
    end
    return piece
  end
end

-- Pieces of a body, and whether the connection can be used again behind it.
function M.body_reader(sock, fields)
  if M.has_token(fields["Transfer-Encoding"], "chunked") then
    return by_chunks(sock), true
  end
  local length = fields["Content-Length"]
  length = tonumber(type(length) == "table" and length[1] or length)
  if length then
    return by_length(sock, length), true
  end
  return until_close(sock), false
end

return M
