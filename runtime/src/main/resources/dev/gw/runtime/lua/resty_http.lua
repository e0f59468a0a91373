-- The module resty.http: HTTP/1.1 to other servers.
local gw = ...
local headers, args = gw.part "headers", gw.part "args"

local type, error, tostring, tonumber, setmetatable, pairs, ipairs = type, error, tostring, tonumber, setmetatable, pairs, ipairs
local lower, concat = string.lower, table.concat

local M = { _VERSION = "0.17.2" }
M.__index = M

function M.new()
  return setmetatable({ sock = gw.ngx.socket.tcp(), keepalive = true }, M)
end

function M:set_timeout(millis)
  self.sock:settimeout(millis)
end
function M:set_timeouts(connect, send, read)
  self.sock:settimeouts(connect, send, read)
end
function M:set_proxy_options()
  error("resty.http's set_proxy_options is not there in gw", 2)
end

-- Scheme, host, port, path and query of an address.
function M:parse_uri(uri)
  local scheme, rest = tostring(uri):match "^(https?)://(.*)$"
  if not scheme then
    return nil, "bad uri: " .. tostring(uri)
  end
  local authority, path = rest:match "^([^/?]*)(.*)$"
  local host, port = authority:match "^(%[.-%]):?(%d*)$"
  if not host then
    host, port = authority:match "^([^:]*):?(%d*)$"
  end
  local query
  path, query = path:match "^([^?]*)%??(.*)$"
  return { scheme, host, tonumber(port) or (scheme == "https" and 443 or 80), path ~= "" and path or "/", query ~= "" and query or nil }
end

function M:connect(options, port)
  if type(options) ~= "table" then
    options = { scheme = "http", host = options, port = port }
  end
  self.host, self.port, self.scheme = options.host, options.port, options.scheme
  local ok, problem = self.sock:connect(options.host:gsub("[%[%]]", ""), options.port or (options.scheme == "https" and 443 or 80),
    { pool = options.pool or tostring(options.scheme) .. options.host .. ":" .. tostring(options.port) })
  if not ok then
    return nil, problem
  end
  if options.scheme == "https" and self.sock:getreusedtimes() == 0 then
    return self.sock:sslhandshake(nil, options.ssl_server_name or options.host, options.ssl_verify ~= false)
  end
  return ok
end

function M:ssl_handshake(session, name, verify)
  return self.sock:sslhandshake(session, name, verify)
end

local function head(self, params, body)
  local path = params.path or "/"
  local query = params.query
  if type(query) == "table" then
    query = args.encode(query)
  end
  if query and query ~= "" then
    path = path .. "?" .. query:gsub("^%?", "")
  end
  local out = { (params.method or "GET"):upper() .. " " .. path .. " HTTP/1.1" }
  local given = {}
  for name, value in pairs(params.headers or {}) do
    given[lower(name)] = true
    for _, item in ipairs(type(value) == "table" and value or { value }) do
      out[#out + 1] = name .. ": " .. tostring(item)
    end
  end
  if not given.host then
    local usual = self.port == nil or self.port == (self.scheme == "https" and 443 or 80)
    out[#out + 1] = "Host: " .. self.host .. (usual and "" or ":" .. self.port)
  end
  if not given["user-agent"] then
    out[#out + 1] = "User-Agent: lua-resty-http/0.17.2 (Lua) ngx_lua/10026"
  end
  if body and not given["content-length"] then
    out[#out + 1] = "Content-Length: " .. #body
  end
  return concat(out, "\r\n") .. "\r\n\r\n"
end

local function chunked(sock)
  local out = {}
  while true do
    local line, problem = sock:receive()
    local size = line and tonumber(line:match "^%x+" or "", 16)
    if not size then
      return nil, problem or "unable to read chunksize"
    end
    if size == 0 then
      repeat
        line = sock:receive()
      until not line or line == ""
      return concat(out)
    end
    local piece
    piece, problem = sock:receive(size)
    if not piece then
      return nil, problem
    end
    out[#out + 1] = piece
    sock:receive(2)
  end
end

local function read_body(self, response, method)
  local fields = response.headers
  if not response.has_body or method == "HEAD" then
    return ""
  elseif fields["Transfer-Encoding"] and lower(fields["Transfer-Encoding"]):find "chunked" then
    return chunked(self.sock)
  elseif fields["Content-Length"] then
    local length = tonumber(fields["Content-Length"])
    return length == 0 and "" or self.sock:receive(length)
  end
  self.keepalive = false
  return self.sock:receive "*a"
end

function M:request(params)
  local body = params.body
  if type(body) == "function" then
    local parts = {}
    for piece in body do
      parts[#parts + 1] = piece
    end
    body = concat(parts)
  elseif type(body) == "table" then
    body = concat(body)
  end
  local ok, problem = self.sock:send(head(self, params, body) .. (body or ""))
  if not ok then
    return nil, problem
  end
  local status, reason
  local list, n
  repeat
    local line
    line, problem = self.sock:receive()
    if not line then
      return nil, problem
    end
    status, reason = line:match "^HTTP/1%.%d (%d%d%d)%s*(.*)$"
    status = tonumber(status)
    if not status then
      return nil, "couldn't parse HTTP response line"
    end
    list, n = {}, 0
    repeat
      line = self.sock:receive()
      local name, value = (line or ""):match "^([^:]+):%s*(.-)%s*$"
      if name then
        list[n + 1], list[n + 2] = name, value
        n = n + 2
      end
    until not line or line == ""
  until status >= 200
  local fields = headers.table(list, n, 0)
  local response = { status = status, reason = reason, headers = fields, has_body = status ~= 204 and status ~= 304 }
  self.keepalive = not (fields.Connection and lower(fields.Connection) == "close")
  local method = (params.method or "GET"):upper()
  response.read_body = function()
    if response.body == nil then
      local text, its = read_body(self, response, method)
      if not text then
        return nil, its
      end
      response.body = text
    end
    return response.body
  end
  local done
  response.body_reader = function()
    if not done then
      done = true
      local text = response.read_body()
      return text ~= "" and text or nil
    end
  end
  return response
end

function M:request_uri(uri, params)
  params = params or {}
  local parsed, problem = self:parse_uri(uri)
  if not parsed then
    return nil, problem
  end
  local scheme, host, port, path, query = unpack(parsed, 1, 5)
  local ok
  ok, problem = self:connect {
    scheme = scheme, host = host, port = port, ssl_verify = params.ssl_verify, ssl_server_name = params.ssl_server_name,
  }
  if not ok then
    return nil, problem
  end
  local all = {}
  for key, value in pairs(params) do
    all[key] = value
  end
  all.path, all.query = params.path or path, params.query or query
  local response
  response, problem = self:request(all)
  if not response then
    self:close()
    return nil, problem
  end
  local text
  text, problem = response.read_body()
  if not text then
    self:close()
    return nil, problem
  end
  if params.keepalive == false or not self.keepalive then
    self:close()
  else
    self:set_keepalive()
  end
  return response
end

function M:set_keepalive(...)
  if not self.keepalive then
    return self:close()
  end
  return self.sock:setkeepalive(...)
end
function M:get_reused_times()
  return self.sock:getreusedtimes()
end
function M:close()
  return self.sock:close()
end

return M
