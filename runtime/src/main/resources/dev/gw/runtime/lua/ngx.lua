-- The table that code knows as ngx.
local gw = ...
local phases, headers, args = gw.part "phases", gw.part "headers", gw.part "args"

local type, error, tostring, tonumber, setmetatable, select, pcall = type, error, tostring, tonumber, setmetatable, select, gw.pcall
local floor, format, concat = math.floor, string.format, table.concat
local ids, info = phases.ids, phases.info
local call_respond, call_left = gw.call3 "respond", gw.call1 "left"
local call_header, call_set = gw.call1 "res.header", gw.call2 "res.set_header"
local call_status, call_set_status = gw.call0 "res.status", gw.call1 "res.set_status"
local digest, hmac, crc32 = gw.call2 "digest", gw.call3 "hmac", gw.call1 "crc32"
local encode64, decode64 = gw.call2 "base64.encode", gw.call2 "base64.decode"
local call_say, call_respond_said = gw.call1 "session.say", gw.call2 "respond.said"
local call_now, call_parse = gw.call0 "time.now", gw.call1 "time.parse"

local ngx = {
  OK = 0, ERROR = -1, AGAIN = -2, DONE = -4, DECLINED = -5,
  STDERR = 0, EMERG = 1, ALERT = 2, CRIT = 3, ERR = 4, WARN = 5, NOTICE = 6, INFO = 7, DEBUG = 8,
  null = gw.null, is_subrequest = false, var = gw.part "ngx_var", re = gw.part "ngx_re", shared = gw.part "ngx_shared",
}
for name, status in pairs {
  CONTINUE = 100, SWITCHING_PROTOCOLS = 101, OK = 200, CREATED = 201, ACCEPTED = 202, NO_CONTENT = 204, PARTIAL_CONTENT = 206,
  SPECIAL_RESPONSE = 300, MOVED_PERMANENTLY = 301, MOVED_TEMPORARILY = 302, SEE_OTHER = 303, NOT_MODIFIED = 304,
  TEMPORARY_REDIRECT = 307, PERMANENT_REDIRECT = 308, BAD_REQUEST = 400, UNAUTHORIZED = 401, PAYMENT_REQUIRED = 402,
  FORBIDDEN = 403, NOT_FOUND = 404, NOT_ALLOWED = 405, NOT_ACCEPTABLE = 406, REQUEST_TIMEOUT = 408, CONFLICT = 409, GONE = 410,
  UPGRADE_REQUIRED = 426, TOO_MANY_REQUESTS = 429, CLOSE = 444, ILLEGAL = 451, INTERNAL_SERVER_ERROR = 500,
  METHOD_NOT_IMPLEMENTED = 501, BAD_GATEWAY = 502, SERVICE_UNAVAILABLE = 503, GATEWAY_TIMEOUT = 504,
  VERSION_NOT_SUPPORTED = 505, INSUFFICIENT_STORAGE = 507,
} do
  ngx["HTTP_" .. name] = status
end
gw.ngx_methods = {}
for name, number in pairs {
  GET = 2, HEAD = 4, POST = 8, PUT = 16, DELETE = 32, MKCOL = 64, COPY = 128, MOVE = 256, OPTIONS = 512, PROPFIND = 1024,
  PROPPATCH = 2048, LOCK = 4096, UNLOCK = 8192, PATCH = 16384, TRACE = 32768,
} do
  ngx["HTTP_" .. name] = number
  gw.ngx_methods[number] = name
end

local requests = gw.part "ngx_req"
ngx.req, ngx.resp = requests.req, requests.resp

-- texts

function ngx.encode_base64(text, no_padding)
  return encode64(no_padding and "-" or "+", tostring(text or ""))
end
function ngx.decode_base64(text)
  if type(text) ~= "string" then
    error("string argument only", 2)
  end
  return decode64("", text)
end
function gw.encode_base64url(text)
  return encode64("url-", text)
end
function gw.decode_base64url(text)
  return decode64("url", (text:gsub("=+$", "")))
end

local function hex(octets)
  return (octets:gsub(".", function(c)
    return format("%02x", c:byte())
  end))
end
gw.hex = hex

function ngx.md5(text)
  return hex(digest("MD5", tostring(text or "")))
end
function ngx.md5_bin(text)
  return digest("MD5", tostring(text or ""))
end
function ngx.sha1_bin(text)
  return digest("SHA-1", tostring(text or ""))
end
function ngx.hmac_sha1(key, text)
  return hmac("HmacSHA1", tostring(key), tostring(text))
end
function ngx.crc32_short(text)
  return crc32(tostring(text))
end
ngx.crc32_long = ngx.crc32_short

function ngx.escape_uri(text, kind)
  return args.escape(tostring(text or ""), kind)
end
function ngx.unescape_uri(text)
  return args.unescape(tostring(text or ""))
end
function ngx.encode_args(values)
  return args.encode(values, 2)
end
function ngx.decode_args(text, most)
  return args.decode(text, most)
end
function ngx.quote_sql_str(text)
  local escapes = {
    ["\0"] = "\\0", ["\n"] = "\\n", ["\r"] = "\\r", ["\26"] = "\\Z", ["\\"] = "\\\\", ["'"] = "\\'", ['"'] = '\\"',
    ["\b"] = "\\b", ["\t"] = "\\t", ["$"] = "\\$",
  }
  return "'" .. tostring(text):gsub("[%z\n\r\26\\'\"\b\t$]", escapes) .. "'"
end

-- time

ngx.now = call_now
function ngx.time()
  return floor(call_now())
end
function ngx.update_time()
end
function ngx.today()
  return os.date("!%Y-%m-%d", floor(call_now()))
end
function ngx.utctime()
  return os.date("!%Y-%m-%d %H:%M:%S", floor(call_now()))
end
ngx.localtime = ngx.utctime
function ngx.http_time(seconds)
  return os.date("!%a, %d %b %Y %H:%M:%S GMT", seconds)
end
function ngx.cookie_time(seconds)
  return os.date("!%a, %d-%b-%y %H:%M:%S GMT", seconds)
end
ngx.parse_http_time = call_parse
local raw_time = os.time
os.time = function(parts)
  return parts and raw_time(parts) or floor(call_now())
end
local raw_date = os.date
os.date = function(form, seconds)
  return raw_date(form or "%c", seconds or floor(call_now()))
end
local call_sleep = gw.call1 "time.sleep"
function ngx.sleep(seconds)
  call_sleep(tostring(seconds))
end

-- what code says for itself

function ngx.log(level, ...)
  gw.raw_log(level, ...)
end

local function flat(out, value)
  local kind = type(value)
  if kind == "table" then
    for _, item in ipairs(value) do
      flat(out, item)
    end
  elseif value == gw.null then
    out[#out + 1] = "null"
  else
    out[#out + 1] = tostring(value)
  end
end

local function say(line_end, ...)
  local phase = gw.now.phase
  local streams = phase == ids.preread
  if phase ~= ids.access and phase ~= ids.rewrite and not streams then
    error("API disabled in the context of " .. (phases.names[phase] or "?") .. "_by_lua*", 3)
  end
  local out = not streams and gw.now.said or {}
  for i = 1, select("#", ...) do
    flat(out, (select(i, ...)))
  end
  out[#out + 1] = line_end
  if streams then
    call_say(concat(out))
  else
    gw.now.said = out
  end
  return 1
end

function ngx.say(...)
  return say("\n", ...)
end
function ngx.print(...)
  return say("", ...)
end
function ngx.flush()
  return 1
end
function ngx.eof()
  gw.now.said = gw.now.said or {}
  return 1
end
function ngx.send_headers()
  gw.now.said = gw.now.said or {}
  return 1
end

-- The answer that code has made with say, print and status; whether there is one.
function gw.flush_said()
  local now = gw.now
  local said = now.said
  if not said then
    return false
  end
  now.said = nil
  call_respond_said(format("%d", now.status or 200), concat(said))
  return true
end

function ngx.exit(status)
  local now = gw.now
  if type(status) ~= "number" then
    error("bad argument #1 to 'exit' (number expected, got " .. type(status) .. ")", 2)
  end
  if now.phase == ids.certificate then
    if status ~= ngx.OK then
      error("the handshake is refused", 0)
    end
    return gw.exit()
  elseif now.phase == ids.preread then
    if status >= 100 or status == ngx.ERROR then
      call_respond(format("%d", status == ngx.ERROR and 500 or status), "", "")
    end
    return gw.exit()
  end
  if now.phase ~= ids.access and now.phase ~= ids.rewrite then
    if now.phase == ids.header_filter and status >= 200 then
      call_set_status(format("%d", status))
    end
    return
  end
  if not gw.flush_said() and status >= 100 then
    call_respond(format("%d", status), "", nil)
  end
  return gw.exit()
end

function ngx.redirect(uri, status)
  status = status or 302
  if status ~= 301 and status ~= 302 and status ~= 303 and status ~= 307 and status ~= 308 then
    error("only ngx.HTTP_MOVED_TEMPORARILY, ngx.HTTP_MOVED_PERMANENTLY, ngx.HTTP_PERMANENT_REDIRECT, ngx.HTTP_SEE_OTHER, and "
      .. "ngx.HTTP_TEMPORARY_REDIRECT are allowed", 2)
  end
  call_respond(format("%d", status), "Location\0" .. uri, nil)
  return gw.exit()
end

-- the answer's fields, in any case and with underscores for hyphens
local function field(name)
  return (tostring(name):gsub("_", "-"))
end
ngx.header = setmetatable({}, {
  __index = function(_, name)
    local list, n = gw.ngx_answer_fields()
    local found = headers.table(list, n, 0)[field(name)]
    return found
  end,
  __newindex = function(_, name, value)
    name = field(name)
    if value ~= nil and gw.now.phase > ids.header_filter then
      error("attempt to set ngx.header." .. name .. " after sending out response headers", 2)
    end
    call_set(name, value ~= nil and headers.joined(value) or nil)
  end,
})
gw.ngx_answer_fields = gw.call0 "res.headers"

function ngx.get_phase()
  local phase = gw.now.phase
  return phases.names[phase] or "init"
end

gw.part "ngx_ctx" (ngx)
gw.part "ngx_timer" (ngx)

return ngx
