-- kong.client.tls, and the variables of nginx about what a client shows of itself.
local gw = ...
local phases = gw.part "phases"

local type, error, tostring, assert, sub = type, error, tostring, assert, string.sub
local call_ask, call_chain = gw.call1 "tls.ask", gw.call0 "tls.chain"
local call_verdict, call_verified = gw.call0 "tls.verdict", gw.call1 "tls.verified"
local certificate = phases.set "certificate"
local later = phases.set("rewrite", "access", "response", "balancer", "log")
local before_log = phases.set("rewrite", "access", "response", "balancer")

local tls = {}

-- Asks for a certificate; whom to trust is what ngx.ssl.parse_pem_cert has read.
function tls.request_client_certificate(trusted)
  phases.check(certificate)
  call_ask(type(trusted) == "table" and trusted[gw.PARSED] == "certificate" and trusted.pem or "")
  return true
end

-- Sessions of TLS outlive no connection here that a plugin could tell from others.
function tls.disable_session_reuse()
  phases.check(certificate)
  return true
end

function tls.get_full_client_certificate_chain()
  phases.check(later)
  return call_chain()
end

function tls.set_client_verify(verdict)
  phases.check(before_log)
  assert(type(verdict) == "string")
  if verdict ~= "SUCCESS" and verdict ~= "NONE" and sub(verdict, 1, 7) ~= "FAILED:" then
    error('unknown client verify value: ' .. tostring(verdict) .. ' accepted values are: "SUCCESS", "NONE" or "FAILED:<reason>"', 2)
  end
  call_verified(verdict)
end

-- the certificate itself, as resty.openssl.x509 reads it
local function shown()
  local chain = call_chain()
  return chain and gw.require("resty.openssl.x509").new(chain)
end
local function of_shown(get)
  return function()
    local its = shown()
    return its and get(its) or nil
  end
end
-- a name with its last part first (RFC 2253)
local function name(its)
  local parts = {}
  for key, part in its:each() do table.insert(parts, 1, key .. "=" .. part.blob) end
  return table.concat(parts, ",")
end
local function moment(seconds) return (os.date("!%b %d %H:%M:%S %Y GMT", seconds):gsub(" 0(%d )", "  %1")) end

local variables = {
  ssl_client_verify = function() return gw.ngx.var.https == "on" and (call_verdict() or "NONE") or nil end,
  ssl_client_raw_cert = of_shown(function(its) return its:to_PEM() end),
  ssl_client_cert = of_shown(function(its) return (its:to_PEM():gsub("\n", "\n\t"):gsub("\t$", "")) end),
  ssl_client_escaped_cert = of_shown(function(its) return gw.ngx.escape_uri(its:to_PEM()) end),
  ssl_client_s_dn = of_shown(function(its) return name(its:get_subject_name()) end),
  ssl_client_i_dn = of_shown(function(its) return name(its:get_issuer_name()) end),
  ssl_client_serial = of_shown(function(its) return its:get_serial_number().to_hex() end),
  ssl_client_fingerprint = of_shown(function(its) return gw.hex(its:digest "sha1") end),
  ssl_client_v_start = of_shown(function(its) return moment(its:get_not_before()) end),
  ssl_client_v_end = of_shown(function(its) return moment(its:get_not_after()) end),
  ssl_client_v_remain = of_shown(function(its)
    return tostring(math.max(0, math.floor((its:get_not_after() - gw.ngx.time()) / 86400)))
  end),
}

return { tls = tls, variables = variables }
