-- Certificates: resty.openssl.x509 and what checks chains of them.
local gw = ...

local type, error, tostring, tonumber, setmetatable, getmetatable, ipairs, pcall = type, error, tostring, tonumber, setmetatable, getmetatable, ipairs, gw.pcall
local call_read, call_verify = gw.call1 "cert.read", gw.call2 "cert.verify"
local digest = gw.call2 "digest"

local L = {}

-- Distinguished names: an iterator and lookups by short or long names.
local name = {}
name.__index = name
local long_names = { commonName = "CN", organizationName = "O", organizationalUnitName = "OU", countryName = "C", localityName = "L",
  stateOrProvinceName = "ST", emailAddress = "emailAddress" }
local function name_of(text)
  local parts = {}
  for line in (text or ""):gmatch "[^\n]+" do
    local key, value = line:match "^([^=]+)=(.*)$"
    parts[#parts + 1] = { sn = key, blob = value }
  end
  return setmetatable({ parts = parts }, name)
end
function name:find(key, from)
  for i = (from or 0) + 1, #self.parts do
    if self.parts[i].sn == (long_names[key] or key) then return self.parts[i], i end
  end
end
function name:each()
  local i = 0
  return function()
    i = i + 1
    local part = self.parts[i]
    if part then return part.sn, part end
  end
end
name.all = function(self) local all = {} for _, part in ipairs(self.parts) do all[part.sn] = part end return all end
function name:tostring()
  local out = {}
  for i, part in ipairs(self.parts) do out[i] = part.sn .. "=" .. part.blob end
  return table.concat(out, "/")
end
name.__tostring = name.tostring

local x509 = {}
x509.__index = x509
setmetatable(x509, { __index = function(_, method)
  if type(method) == "string" then
    return function() error("resty.openssl.x509:" .. method .. " is not there in gw", 2) end
  end
end })

local fields = { "pem", "der", "subject", "issuer", "serial", "from", "to", "key", "names", "authority", "version", "serial_decimal" }
local M = {}
function M.new(text, form)
  if type(text) ~= "string" then
    return nil, "x509.new: expect nil or a string at #1"
  end
  local ok, facts = pcall(call_read, text)
  if not ok or not facts then
    return nil, "x509.new: the certificate can't be read"
  end
  local its = {}
  for i, field in ipairs(fields) do its[field] = facts[i] end
  return setmetatable({ its = its }, x509)
end
function M.istype(value) return type(value) == "table" and getmetatable(value) == x509 end
function M.dup(other) return M.new(other.its.pem) end
L["resty.openssl.x509"] = gw.part_of("resty.openssl.x509", M)

function x509:tostring(form) return form == "DER" and self.its.der or self.its.pem end
x509.__tostring = x509.tostring
function x509:to_PEM() return self.its.pem end
function x509:get_subject_name() return name_of(self.its.subject) end
function x509:get_issuer_name() return name_of(self.its.issuer) end
function x509:get_not_before() return tonumber(self.its.from) end
function x509:get_not_after() return tonumber(self.its.to) end
function x509:get_lifetime() return tonumber(self.its.from), tonumber(self.its.to) end
function x509:get_version() return tonumber(self.its.version) end
function x509:get_pubkey() return gw.require("resty.openssl.pkey").new(self.its.key) end
function x509:get_basic_constraints(which)
  local is_authority = self.its.authority == "yes"
  if which == "CA" or which == "ca" then return is_authority end
  return { CA = is_authority }
end
-- a number that knows its spellings
function x509:get_serial_number()
  local hex = self.its.serial
  return { to_hex = function() return hex:upper() end, to_dec = function() return self.its.serial_decimal end, tostring = function() return hex:upper() end }
end
function x509:get_subject_alt_name()
  local list = {}
  for kind, value in (self.its.names or ""):gmatch "(%a+):([^\n]*)" do list[#list + 1] = { kind, value } end
  return setmetatable(list, { __index = {
    each = function()
      local i = 0
      return function()
        i = i + 1
        if list[i] then return list[i][1], list[i][2] end
      end
    end,
  } })
end
local digests = { md5 = "MD5", sha1 = "SHA-1", sha256 = "SHA-256", sha384 = "SHA-384", sha512 = "SHA-512" }
local function fingerprint(field)
  return function(self, algorithm) return digest(digests[(algorithm or "sha1"):lower()], self.its[field]) end
end
x509.digest = fingerprint "der"
function x509:pubkey_digest(algorithm)
  return digest(digests[(algorithm or "sha1"):lower()], gw.call1 "key.der"(self.its.key))
end

-- resty.openssl.x509.chain and .store

local function is_list(class) return function(value) return type(value) == "table" and getmetatable(value) == class end end
local chain = {}
chain.__index = chain
function chain:add(certificate)
  self[#self + 1] = certificate
  return true
end
L["resty.openssl.x509.chain"] = { new = function() return setmetatable({}, chain) end, istype = is_list(chain) }

local store = {}
store.__index = store
store.add = chain.add
function store:use_default()
  self.machine = true
  return true
end
function store:set_purpose() return true end
function store:set_depth() return true end
-- the certificates that are trusted, as one text
function store:pem()
  local out = {}
  for i, certificate in ipairs(self) do out[i] = certificate.its.pem end
  return table.concat(out)
end
function store:verify(certificate, between)
  local texts = { certificate.its.pem }
  for _, other in ipairs(between or {}) do texts[#texts + 1] = other.its.pem end
  local problem = call_verify(self.machine and "" or self:pem(), table.concat(texts))
  if problem then
    return nil, problem
  end
  return true
end
L["resty.openssl.x509.store"] = { new = function() return setmetatable({}, store) end, istype = is_list(store) }

return L
