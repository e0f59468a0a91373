-- The module resty.http: HTTP/1.1 to other servers.
local gw = ...
local args, reading = gw.part "args", gw.part "http_reading"

local type, tostring, tonumber, setmetatable, pairs, ipairs, rawget = type, tostring, tonumber, setmetatable, pairs, ipairs, rawget
local lower, upper, concat, format, unpack = string.lower, string.upper, table.concat, string.format, unpack

local M = { _VERSION = "0.17.2" }
M.__index = M

function M.new()
  return setmetatable({ sock = gw.ngx.socket.tcp(), keepalive = true }, M)
end

function M:set_timeout(millis)
  return self.sock:settimeout(millis)
end
function M:set_timeouts(connect, send, read)
  return self.sock:settimeouts(connect, send, read)
end
function M.debug() end

-- Scheme, host, port, path and query of an address.
function M:parse_uri(uri, query_in_path)
  if query_in_path == nil then
    query_in_path = true
  end
  local scheme, authority, rest = tostring(uri):match "^(https?)://([^/?#]+)([^#]*)"
  if not scheme and tostring(uri):find "^//" then
    scheme = gw.ngx.var.scheme
    authority, rest = tostring(uri):match "^//([^/?#]+)([^#]*)"
  end
  local host, port = (authority or ""):match "^(%[.-%]):?(%d*)$"
  if not host then
    host, port = (authority or ""):match "^([^:]+):?(%d*)$"
  end
  if not scheme or not host then
    return nil, "bad uri: " .. tostring(uri)
  end
  local path, query = rest:match "^([^?]*)%??(.*)$"
  path = path ~= "" and path or "/"
  if query_in_path and query ~= "" then
    path, query = path .. "?" .. query, ""
  end
  return { scheme, host, tonumber(port) or (scheme == "https" and 443 or 80), path, query }
end

function M:set_proxy_options(options)
  self.proxy_opts = {}
  for key, value in pairs(options or {}) do
    self.proxy_opts[key] = value
  end
end

local function excluded(list, host)
  if list == "*" then
    return true
  end
  for suffix in list:gmatch "[^,%s]+" do
    suffix = suffix:gsub("^%.", "")
    if host == suffix or host:sub(-#suffix - 1) == "." .. suffix then
      return true
    end
  end
  return false
end

-- The proxy for a host, and what it is shown; nil for none.
local function proxy_of(options, scheme, host)
  local uri = options and options[scheme == "https" and "https_proxy" or "http_proxy"]
  if not uri or options.no_proxy and excluded(options.no_proxy, host) then
    return nil
  end
  return uri, options[scheme == "https" and "https_proxy_authorization" or "http_proxy_authorization"]
end

function M:get_proxy_uri(scheme, host)
  return (proxy_of(self.proxy_opts, scheme, host))
end

local function tunnel(self, host, port, authorization)
  local to = host .. ":" .. port
  local shown = authorization and "\r\nProxy-Authorization: " .. authorization or ""
  local ok, problem = self.sock:send("CONNECT " .. to .. " HTTP/1.1\r\nHost: " .. to .. shown .. "\r\n\r\n")
  local head
  if ok then
    head, problem = reading.read_head(self.sock)
  end
  if not head then
    return nil, problem
  elseif head.status < 200 or head.status > 299 then
    return nil, "failed to establish a tunnel through a proxy: " .. head.status
  end
  return true
end

local function shaken(self, options, host)
  if options.ssl_verify == nil or options.ssl_verify then
    return self.sock:sslhandshake(nil, options.ssl_server_name or host, true)
  end
  return self.sock:sslhandshake(nil, options.ssl_server_name or host, false)
end

local function bare(host)
  return (host:gsub("[%[%]]", ""))
end

local function connect(self, options)
  local scheme, host, port = options.scheme, options.host, options.port
  if port and not scheme then
    return nil, "'scheme' is required when providing a port"
  end
  port = port or scheme and (scheme == "https" and 443 or 80)
  local proxy, authorization = proxy_of(options.proxy_opts or self.proxy_opts, scheme, host)
  local first, first_port = bare(host), port
  if proxy then
    local parsed, problem = self:parse_uri(proxy)
    if not parsed then
      return nil, "invalid proxy uri: " .. problem
    elseif parsed[1] ~= "http" then
      return nil, "protocol " .. parsed[1] .. " not supported for proxy connections"
    end
    first, first_port = bare(parsed[2]), parsed[3]
  end
  self.host, self.port, self.ssl, self.keepalive = host, port, scheme == "https", true
  self.http_proxy_auth, self.path_prefix = nil, nil
  local pool = options.pool or concat({ tostring(scheme), host, tostring(port), tostring(options.ssl_verify ~= false),
    tostring(options.ssl_server_name), tostring(proxy), tostring(authorization) }, ":")
  local ok, problem = self.sock:connect(first, first_port, { pool = pool, pool_size = options.pool_size, backlog = options.backlog })
  if not ok then
    return nil, problem
  end
  local fresh = self.sock:getreusedtimes() == 0
  if proxy and scheme == "http" then
    self.path_prefix = "http://" .. host .. (port == 80 and "" or ":" .. port)
    self.http_proxy_auth = authorization
  elseif proxy and fresh then
    ok, problem = tunnel(self, host, port, authorization)
  end
  if ok and scheme == "https" and fresh then
    ok, problem = shaken(self, options, bare(host))
  end
  if not ok then
    self.sock:close()
    return nil, problem
  end
  return ok, nil, nil
end

-- By a table of options, or as it was before there was one: by host and port.
function M:connect(options, ...)
  if type(options) == "table" then
    return connect(self, options)
  end
  return self:tcp_only_connect(options, ...)
end

function M:tcp_only_connect(host, port, ...)
  if type(port) ~= "number" and not tonumber(port) then
    self.host, self.port = host, nil
  else
    self.host, self.port = host, tonumber(port)
  end
  self.ssl, self.keepalive = false, true
  return self.sock:connect(bare(host), port, ...)
end

function M:ssl_handshake(session, name, verify)
  self.ssl = true
  return self.sock:sslhandshake(session, name, verify)
end
function M:connect_proxy(uri, scheme, host, port, authorization)
  return connect(self, { scheme = scheme, host = host, port = port, ssl_verify = false,
    proxy_opts = { http_proxy = uri, https_proxy = uri, http_proxy_authorization = authorization, https_proxy_authorization = authorization } })
end

local function path_of(self, params)
  local query = params.query
  if type(query) == "table" then
    query = args.encode(query)
  end
  local path = (self.path_prefix or "") .. (params.path or "/")
  if query and query ~= "" then
    path = path .. (query:sub(1, 1) == "?" and "" or "?") .. query
  end
  return path
end

-- The fields that are sent, with those that everybody sends.
local function complete(self, params, body)
  local fields = reading.fields()
  for name, value in pairs(params.headers or {}) do
    fields[name] = value
  end
  local method = upper(params.method or "GET")
  local chunks = reading.has_token(fields["Transfer-Encoding"], "chunked")
  if not fields["Content-Length"] and not chunks then
    if type(body) == "function" then
      return nil, "Request body is a function but a length or chunked encoding is not specified"
    elseif body then
      fields["Content-Length"] = #body
    elseif method == "POST" or method == "PUT" or method == "PATCH" then
      fields["Content-Length"] = 0
    end
  end
  if not fields.Host and self.host then
    local usual = self.port == nil or self.port == (self.ssl and 443 or 80)
    fields.Host = usual and self.host or self.host .. ":" .. self.port
  end
  if not fields["User-Agent"] then
    fields["User-Agent"] = "lua-resty-http/0.17.2 (Lua) ngx_lua/10026"
  end
  if self.http_proxy_auth and not fields["Proxy-Authorization"] then
    fields["Proxy-Authorization"] = self.http_proxy_auth
  end
  if params.version == 1.0 and not fields.Connection then
    fields.Connection = "Keep-Alive"
  end
  return fields
end

local function head(self, params, fields)
  local version = params.version == 1.0 and "1.0" or "1.1"
  local out = { upper(params.method or "GET") .. " " .. path_of(self, params) .. " HTTP/" .. version }
  for name, value in pairs(fields) do
    for _, item in ipairs(type(value) == "table" and value or { value }) do
      out[#out + 1] = name .. ": " .. tostring(item)
    end
  end
  return concat(out, "\r\n") .. "\r\n\r\n"
end

local function send_pieces(sock, pieces, chunks)
  for piece, problem in pieces do
    if problem then
      return nil, problem
    end
    local ok
    ok, problem = sock:send(chunks and format("%x\r\n%s\r\n", #piece, piece) or piece)
    if not ok then
      return nil, problem
    end
  end
  return not chunks or sock:send "0\r\n\r\n"
end

function M:send_request(params)
  local body = params.body
  if type(body) == "table" then
    body = concat(body)
  elseif body ~= nil and type(body) ~= "function" then
    body = tostring(body)
  end
  local fields, problem = complete(self, params, body)
  if not fields then
    return nil, problem
  end
  local whole = type(body) == "string" and body or ""
  local ok
  ok, problem = self.sock:send(head(self, params, fields) .. whole)
  if ok and type(body) == "function" then
    ok, problem = send_pieces(self.sock, body, reading.has_token(fields["Transfer-Encoding"], "chunked"))
  end
  return ok and true or nil, problem
end

-- All pieces of a body as one.
local function read_body(response)
  local read = response.body_reader
  if not read then
    return nil, "no body to be read"
  elseif response.body then
    return response.body
  end
  local parts = {}
  while true do
    local piece, problem = read()
    if problem then
      return nil, problem, concat(parts)
    elseif not piece then
      response.body = concat(parts)
      return response.body
    end
    parts[#parts + 1] = piece
  end
end

local function read_trailers(sock)
  return function(response)
    if not response.headers.Trailer then
      return nil, "no trailers"
    end
    local fields, problem = reading.read_fields(sock)
    for name, value in pairs(fields or {}) do
      response.headers[name] = value
    end
    return fields, problem
  end
end

function M:read_response(params)
  local response, problem = reading.read_head(self.sock)
  if not response then
    return nil, problem
  end
  local fields, status = response.headers, response.status
  local kept = fields.Connection
  self.keepalive = response.version >= 1.1 and not reading.has_token(kept, "close") or reading.has_token(kept, "keep-alive")
  response.read_body, response.read_trailers = read_body, read_trailers(self.sock)
  response.has_body = upper(params.method or "GET") ~= "HEAD" and status ~= 204 and status ~= 304
  if response.has_body then
    local again
    response.body_reader, again = reading.body_reader(self.sock, fields)
    self.keepalive = self.keepalive and again
  else
    response.body_reader = function() end
  end
  -- what ends with chunks has a line behind it, which the next answer must not begin with
  if reading.has_token(fields["Transfer-Encoding"], "chunked") and response.has_body and not fields.Trailer then
    local read = response.body_reader
    local done
    response.body_reader = function(most)
      local piece, why = read(most)
      if not piece and not why and not done then
        done = true
        reading.read_fields(self.sock)
      end
      return piece, why
    end
  end
  return response
end

function M:request(params)
  params = params or {}
  local ok, problem = self:send_request(params)
  if not ok then
    return nil, problem
  end
  return self:read_response(params)
end

-- Sends all, and gives what is answered one by one.
function M:request_pipeline(requests)
  for _, params in ipairs(requests) do
    local ok, problem = self:send_request(params)
    if not ok then
      return nil, problem
    end
  end
  local responses = {}
  for i, params in ipairs(requests) do
    responses[i] = setmetatable({}, {
      __index = function(its, key)
        local read = self:read_response(params)
        for name, value in pairs(read or {}) do
          its[name] = value
        end
        return rawget(its, key)
      end,
    })
  end
  return responses
end

function M:request_uri(uri, params)
  local all = {}
  for key, value in pairs(params or {}) do
    all[key] = value
  end
  local parsed, problem = self:parse_uri(uri, false)
  if not parsed then
    return nil, problem
  end
  local path, query
  all.scheme, all.host, all.port, path, query = unpack(parsed, 1, 5)
  all.path, all.query = all.path or path, all.query or query
  local ok
  ok, problem = self:connect(all)
  if not ok then
    return nil, problem
  end
  local response
  response, problem = self:request(all)
  local text
  if response then
    text, problem = response:read_body()
  end
  if not text then
    self:close()
    return nil, problem
  end
  if all.keepalive == false then
    self:close()
  else
    self:set_keepalive(all.keepalive_timeout, all.keepalive_pool)
  end
  return response
end

-- The body of the request that is served, in pieces.
function M:get_client_body_reader(size)
  local ngx = gw.ngx
  ngx.req.read_body()
  local whole, at = ngx.req.get_body_data(), 1
  if not whole then
    return nil
  end
  return function(most)
    local piece = whole:sub(at, at + (most or size or 65536) - 1)
    at = at + #piece
    return piece ~= "" and piece or nil
  end
end

function M:proxy_request(size)
  local ngx = gw.ngx
  return self:request {
    method = ngx.req.get_method(), path = gw.part("args").escape(ngx.var.uri, 0), query = ngx.var.args,
    headers = ngx.req.get_headers(0, true), body = self:get_client_body_reader(size),
  }
end

local OF_THE_HOP = { connection = true, ["keep-alive"] = true, ["proxy-authenticate"] = true, ["proxy-authorization"] = true, te = true,
  trailers = true, ["transfer-encoding"] = true, upgrade = true, ["content-length"] = true }

-- Answers the request that is served with an answer.
function M:proxy_response(response, size)
  local ngx = gw.ngx
  if not response then
    return gw.kong.log.err "no response provided"
  end
  ngx.status = response.status
  for name, value in pairs(response.headers) do
    if not OF_THE_HOP[lower(name)] then
      ngx.header[name] = value
    end
  end
  for piece, problem in response.body_reader, size do
    if problem then
      return gw.kong.log.err(problem)
    end
    ngx.print(piece)
  end
end

function M:set_keepalive(...)
  if not self.keepalive then
    self.sock:close()
    return 2, "connection must be closed"
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
