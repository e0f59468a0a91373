-- kong.response
local gw = ...
local phases, headers = gw.part "phases", gw.part "headers"
local cjson = gw.part("cjson").safe

local check, ids = phases.check, phases.ids
local type, error, pairs, tostring, tonumber, ipairs = type, error, pairs, tostring, tonumber, ipairs
local format, find, lower = string.format, string.find, string.lower
local concat = table.concat
local call_status, call_set_status = gw.call0 "res.status", gw.call1 "res.set_status"
local call_header, call_headers = gw.call1 "res.header", gw.call0 "res.headers"
local call_set, call_add = gw.call2 "res.set_header", gw.call2 "res.add_header"
local call_source, call_respond = gw.call0 "res.source", gw.call3 "respond"
local call_say = gw.call1 "session.say"
local call_error, call_replace = gw.call2 "error.body", gw.call1 "res.replace"

local behind = phases.set("response", "header_filter", "body_filter", "log", "error", "admin_api")
local before = phases.set("rewrite", "access", "response", "balancer", "header_filter", "error", "admin_api")
local in_body = phases.set "body_filter"

local M = {}

function M.get_status()
  check(behind)
  return call_status()
end

function M.get_header(name)
  check(behind)
  if type(name) ~= "string" then
    error("header name must be a string", 2)
  end
  return call_header(name)
end

function M.get_headers(most)
  check(behind)
  if most ~= nil then
    if type(most) ~= "number" then
      error("max_headers must be a number", 2)
    elseif most < 1 then
      error("max_headers must be >= 1", 2)
    elseif most > 1000 then
      error("max_headers must be <= 1000", 2)
    end
  end
  local list, n = call_headers()
  return headers.table(list, n, most or gw.most "lua_max_resp_headers")
end

function M.get_source()
  check(behind)
  local source = call_source() or "error"
  return source ~= "error" and gw.now.exited and "exit" or source
end

local function check_status(status, lowest)
  if type(status) ~= "number" then
    error("code must be a number", 3)
  elseif status < lowest or status > 599 then
    error(format("code must be a number between %u and 599", lowest), 3)
  end
end

function M.set_status(status)
  check(before)
  check_status(status, 100)
  gw.now.status = status
  if gw.now.phase == ids.header_filter or gw.now.phase == ids.response then
    call_set_status(format("%d", status))
  end
end

local function is_transfer(name)
  name = lower(name)
  if name == "transfer-encoding" or name == "transfer_encoding" then
    gw.kong.log.warn("manually setting Transfer-Encoding. Ignored.")
    return true
  end
end

function M.set_header(name, value)
  check(before)
  headers.check(name, value)
  if not is_transfer(name) then
    call_set(name, headers.normal(value))
  end
end

function M.add_header(name, value)
  check(before)
  headers.check(name, value)
  local joined = headers.normal(value)
  if joined then
    call_add(name, joined)
  end
end

function M.clear_header(name)
  check(before)
  if type(name) ~= "string" then
    error("header name must be a string", 2)
  end
  call_set(name, nil)
end

function M.set_headers(fields)
  check(before)
  headers.check_all(fields)
  for name, value in pairs(fields) do
    if not is_transfer(name) then
      call_set(name, headers.normal(value))
    end
  end
end

function M.get_raw_body()
  check(in_body)
  local now = gw.now
  local arg = now.arg
  local piece, ended = arg[1], arg[2]
  if ended and not now.kept then
    return piece
  end
  if type(piece) == "string" and piece ~= "" then
    now.kept = (now.kept or "") .. piece
  end
  if ended then
    arg[1] = now.kept or ""
    now.kept = nil
    return arg[1]
  end
  arg[1] = nil
end

function M.set_raw_body(body)
  check(in_body)
  if type(body) ~= "string" then
    error("body must be a string", 2)
  end
  local now = gw.now
  now.arg[1] = body == "" and "\n" or body
  now.arg[2] = true
  now.kept = nil
end

-- fields as one text for Java; the type, where one is given
local function packed(fields, more)
  local out = {}
  local content_type
  for name, value in pairs(fields or {}) do
    local small = lower(name)
    if small == "content-type" or small == "content_type" then
      content_type = true
      name = "Content-Type"
    end
    if small ~= "content-length" and small ~= "content_length" and not is_transfer(name) then
      if type(value) == "table" then
        for _, item in ipairs(value) do
          out[#out + 1] = name .. "\0" .. (item == "" and " " or item)
        end
      else
        out[#out + 1] = name .. "\0" .. headers.normal(value)
      end
    end
  end
  if more and not content_type then
    out[#out + 1] = more
  end
  return concat(out, "\0")
end
gw.packed_fields = packed

local JSON_FIELD = "Content-Type\0application/json; charset=utf-8"

local function send(status, body, fields)
  local now = gw.now
  now.exited = true
  local json
  if type(body) == "table" then
    local problem
    json, problem = cjson.encode(body)
    if not json then
      error(format("body encoding failed while flushing response: %s", problem), 3)
    end
    body = json
  end
  if now.phase == ids.header_filter then
    for name, value in pairs(fields or {}) do
      call_set(name, headers.normal(value))
    end
    if json and not (fields and (fields["Content-Type"] or fields["content-type"])) then
      call_set("Content-Type", "application/json; charset=utf-8")
    end
    call_set_status(format("%d", status))
    call_replace(body or "")
    return
  end
  call_respond(format("%d", status), packed(fields, json and JSON_FIELD), body)
  return gw.exit()
end

local function check_fields(fields)
  if fields ~= nil and type(fields) ~= "table" then
    error("headers must be a nil or table", 3)
  end
end

-- what nginx knows of streams
local stream_statuses = { [200] = true, [400] = true, [403] = true, [500] = true, [502] = true, [503] = true }

local function exit_stream(status, body)
  if type(status) ~= "number" then
    error("code must be a number", 3)
  elseif not stream_statuses[status] then
    error("unacceptable code, only 200, 400, 403, 500, 502 and 503 are accepted", 3)
  end
  if type(body) == "table" then
    local problem
    body, problem = cjson.encode(body)
    if not body then
      error("invalid body: " .. problem, 3)
    end
  end
  if body ~= nil and type(body) ~= "string" then
    error("body must be a nil, string or table", 3)
  end
  gw.now.exited = true
  if body and status < 400 then
    call_say(body)
  elseif body then
    gw.kong.log.err("unable to proxy stream connection, status: ", status, ", err: ", body)
  end
  call_respond(format("%d", status), "", "")
  return gw.exit()
end

function M.exit(status, body, fields)
  if gw.now.phase == ids.preread then
    return exit_stream(status, body)
  end
  check(before)
  check_status(status, 100)
  if body ~= nil and type(body) ~= "string" and type(body) ~= "table" then
    error("body must be a nil, string or table", 2)
  end
  check_fields(fields)
  if fields ~= nil then
    headers.check_all(fields)
  end
  return send(status, body, fields)
end

local messages = {
  [400] = "Bad request", [401] = "Unauthorized", [402] = "Payment required", [403] = "Forbidden", [404] = "Not found",
  [405] = "Method not allowed", [406] = "Not acceptable", [407] = "Proxy authentication required", [408] = "Request timeout",
  [409] = "Conflict", [410] = "Gone", [411] = "Length required", [412] = "Precondition failed", [413] = "Payload too large",
  [414] = "URI too long", [415] = "Unsupported media type", [416] = "Range not satisfiable", [417] = "Expectation failed",
  [418] = "I'm a teapot", [421] = "Misdirected request", [422] = "Unprocessable entity", [423] = "Locked",
  [424] = "Failed dependency", [425] = "Too early", [426] = "Upgrade required", [428] = "Precondition required",
  [429] = "Too many requests", [431] = "Request header fields too large", [451] = "Unavailable for legal reasons",
  [494] = "Request header or cookie too large", [500] = "An unexpected error occurred", [501] = "Not implemented",
  [502] = "An invalid response was received from the upstream server", [503] = "The upstream server is currently unavailable",
  [504] = "The upstream server is timing out", [505] = "HTTP version not supported", [506] = "Variant also negotiates",
  [507] = "Insufficient storage", [508] = "Loop detected", [510] = "Not extended", [511] = "Network authentication required",
}

function M.error(status, message, fields)
  check(before)
  check_status(status, 400)
  if type(message) == "table" then
    local problem
    message, problem = cjson.encode(message)
    if not message then
      error("could not JSON encode the error message: " .. problem, 2)
    end
  elseif message ~= nil and type(message) ~= "string" then
    error("message must be a nil, a string or a table", 2)
  end
  check_fields(fields)
  local all = {}
  if fields ~= nil then
    headers.check_all(fields)
    for name, value in pairs(fields) do
      all[name] = value
    end
  end
  local content_type = all["Content-Type"]
  if type(content_type) == "table" then
    content_type = content_type[1]
  end
  message = message or messages[status] or format("The upstream server responded with %d", status)
  local made = call_error(message, content_type)
  all["Content-Type"] = made[1]
  return send(status, made[2], all)
end

return M
